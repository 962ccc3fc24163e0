package org.switchroom.routing.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.switchroom.routing.JournalWindow.NotKept;

class JournalWindowTest {
    @TempDir
    Path directory;

    @Test
    void goesOnFromAnyPlaceThatIsKept() throws Exception {
        try (var centre = new DeskOnDisk(directory)) {
            centre.queue(1, 10, 20_000, 0);
            for (int i = 0; i < 2_000; i++) {
                centre.call(1, 10);
            }
            var window = new WindowOnJournal(centre.journal());
            long head = window.headEventSeq();
            try (var all = window.after(0)) {
                long position = 0;
                while (position < head) {
                    for (var event : all.next(500, Duration.ofSeconds(5))) {
                        assertThat(event.eventSeq()).isEqualTo(++position);
                    }
                }
                assertThat(all.next(500, Duration.ofMillis(1))).isEmpty();
            }
            assertThatThrownBy(() -> window.after(head + 1)).isInstanceOf(NotKept.class);
            // The desk writes files of 64 KiB, so the first are whole.
            assertThat(centre.journal().removeSegments(head, Long.MAX_VALUE, Long.MAX_VALUE))
                    .isPositive();
            assertThatThrownBy(() -> window.after(0)).isInstanceOfSatisfying(NotKept.class, notKept -> {
                assertThat(notKept.oldest()).isGreaterThan(1);
                assertThat(notKept.newest()).isEqualTo(head);
            });
        }
    }
}
