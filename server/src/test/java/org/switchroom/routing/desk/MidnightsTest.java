package org.switchroom.routing.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;
import org.switchroom.database.TestDatabase;
import org.switchroom.directory.ClientFirm;
import org.switchroom.directory.Directory;
import org.switchroom.directory.DirectoryEditor;
import org.switchroom.engine.Event;

@SpringBootTest
@ContextConfiguration(initializers = TestDatabase.class)
class MidnightsTest {
    private static final AtomicInteger COUNTER = new AtomicInteger();
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant LATE_IN_BERLIN = Instant.parse("2026-03-01T22:59:30Z");
    private static final Instant MIDNIGHT_IN_BERLIN = Instant.parse("2026-03-01T23:00:00Z");

    @Autowired
    DirectoryEditor editor;

    @Autowired
    Directory directory;

    @TempDir
    Path directoryOfDesk;

    int berlin;
    int tokyo;

    @BeforeEach
    void openFirms() {
        berlin = firm(BERLIN);
        tokyo = firm(ZoneId.of("Asia/Tokyo"));
    }

    private int firm(ZoneId zone) {
        return editor.save(new ClientFirm(0, "Midnight " + COUNTER.incrementAndGet(), "DE", "en", zone));
    }

    /** @return the next midnight of any firm */
    private Instant itIs(Instant now, DeskOnDisk desk) {
        return new Midnights(desk.engineDesk(), directory, Clock.fixed(now, ZoneOffset.UTC)).beginDueDays();
    }

    private static long daysOf(int firm, DeskOnDisk desk) throws IOException {
        try (var reader = desk.journal().reader(0)) {
            return reader.next(10_000).stream()
                    .filter(logged -> logged.firmId() == firm && logged.event() instanceof Event.DayStarted)
                    .count();
        }
    }

    @Test
    void aDayBeginsOnceAtEachFirmsOwnMidnight() throws IOException {
        try (var desk = new DeskOnDisk(directoryOfDesk)) {
            assertThat(itIs(LATE_IN_BERLIN, desk)).isEqualTo(MIDNIGHT_IN_BERLIN);
            assertThat(itIs(MIDNIGHT_IN_BERLIN.minusMillis(1), desk)).isEqualTo(MIDNIGHT_IN_BERLIN);
            assertThat(daysOf(berlin, desk)).isEqualTo(1);
            assertThat(itIs(MIDNIGHT_IN_BERLIN, desk)).isAfter(MIDNIGHT_IN_BERLIN);
            itIs(MIDNIGHT_IN_BERLIN.plusSeconds(1), desk);
            assertThat(daysOf(berlin, desk)).isEqualTo(2);
            assertThat(daysOf(tokyo, desk)).isEqualTo(1);
            itIs(Instant.parse("2026-03-02T15:00:00Z"), desk);
            assertThat(daysOf(berlin, desk)).isEqualTo(2);
            assertThat(daysOf(tokyo, desk)).isEqualTo(2);
        }
    }

    @Test
    void aDayMayBeShorter() throws IOException {
        try (var desk = new DeskOnDisk(directoryOfDesk)) {
            itIs(Instant.parse("2026-03-28T23:00:00Z"), desk);
            assertThat(itIs(Instant.parse("2026-03-29T21:00:00Z"), desk)).isEqualTo("2026-03-29T22:00:00Z");
            itIs(Instant.parse("2026-03-29T22:00:00Z"), desk);
            assertThat(daysOf(berlin, desk)).isEqualTo(2);
        }
    }

    @Test
    void aServerThatWasDownOverMidnightCatchesUpAndOthersDoNotBeginAgain() throws IOException {
        try (var desk = new DeskOnDisk(directoryOfDesk)) {
            itIs(LATE_IN_BERLIN, desk);
            desk.reopen();
            itIs(LATE_IN_BERLIN.plusSeconds(1), desk);
            assertThat(daysOf(berlin, desk)).isEqualTo(1);
            desk.reopen();
            itIs(MIDNIGHT_IN_BERLIN.plus(Duration.ofHours(8)), desk);
            assertThat(daysOf(berlin, desk)).isEqualTo(2);
            assertThat(daysOf(tokyo, desk)).isEqualTo(1);
        }
    }

    private static Clock shortlyBeforeMidnight() {
        var ahead = Duration.between(Instant.now(), MIDNIGHT_IN_BERLIN).minusSeconds(4);
        return Clock.offset(Clock.systemUTC(), ahead);
    }

    @Test
    void waitsForMidnightByItself() throws IOException {
        try (var desk = new DeskOnDisk(directoryOfDesk);
                var midnights = new Midnights(desk.engineDesk(), directory, shortlyBeforeMidnight())) {
            midnights.start();
            await().until(() -> daysOf(berlin, desk) == 2);
            int added = firm(BERLIN);
            midnights.changed(new Directory.Changed(added));
            await().until(() -> daysOf(added, desk) == 1);
        }
    }
}
