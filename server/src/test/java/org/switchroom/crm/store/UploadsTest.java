package org.switchroom.crm.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.switchroom.crm.UploadRefused;
import org.switchroom.directory.ChangeRefused;

class UploadsTest {
    private static final Uploads.Bounds BOUNDS = new Uploads.Bounds(3, 2, 1024 * 1024, 5);

    private final AtomicLong clock = new AtomicLong();
    private final Uploads uploads = new Uploads(BOUNDS, clock::get);

    @TempDir
    Path directory;

    @Test
    void oneFirmCannotTakeTheTurnsOfAnother() throws IOException {
        var other = uploads.take(
                1,
                () -> uploads.take(1, () -> {
                    assertThatThrownBy(() -> uploads.take(1, () -> "late"))
                            .isInstanceOf(UploadRefused.class)
                            .hasMessageContaining("Too many files");
                    return uploads.take(2, () -> "of another");
                }));
        assertThat(other).isEqualTo("of another");
    }

    @Test
    void allFirmsTogetherHaveOnlySoManyTurns() throws IOException {
        uploads.take(
                1,
                () -> uploads.take(
                        1,
                        () -> uploads.take(2, () -> {
                            assertThatThrownBy(() -> uploads.take(2, () -> "late"))
                                    .isInstanceOf(UploadRefused.class);
                            assertThatThrownBy(() -> uploads.take(3, () -> "late"))
                                    .isInstanceOf(UploadRefused.class);
                            return "the last that has room";
                        })));
        assertThat(uploads.take(3, () -> "in time")).isEqualTo("in time");
    }

    @Test
    void aTurnIsGivenBackWhenAnUploadFails() {
        for (int i = 0; i <= BOUNDS.ofAll(); i++) {
            assertThatThrownBy(() -> uploads.take(1, () -> {
                        throw new IOException("line broke");
                    }))
                    .hasMessage("line broke");
        }
    }

    @Test
    void whatTricklesInIsGivenUp() {
        assertThatThrownBy(() -> uploads.copy(trickle(), directory.resolve("file")))
                .isInstanceOf(ChangeRefused.class)
                .hasMessageContaining("longer than 5 minutes");
        assertThat(clock.get()).isEqualTo(TimeUnit.SECONDS.toNanos(301));
    }

    /** A byte a second, without end. */
    private InputStream trickle() {
        return new InputStream() {
            @Override
            public int read() {
                clock.addAndGet(TimeUnit.SECONDS.toNanos(1));
                return 'a';
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                into[offset] = (byte) read();
                return 1;
            }
        };
    }

    @Test
    void whatIsTooLargeOrEmptyIsRefused() throws IOException {
        var most = new byte[(int) BOUNDS.bytes()];
        uploads.copy(new ByteArrayInputStream(most), directory.resolve("file"));
        assertThat(directory.resolve("file")).hasBinaryContent(most);
        assertThatThrownBy(() ->
                        uploads.copy(new ByteArrayInputStream(new byte[most.length + 1]), directory.resolve("file")))
                .hasMessageContaining("larger than 1 MB");
        assertThatThrownBy(() -> uploads.copy(InputStream.nullInputStream(), directory.resolve("file")))
                .hasMessageContaining("empty");
    }
}
