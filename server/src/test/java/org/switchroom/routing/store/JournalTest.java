package org.switchroom.routing.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.switchroom.engine.Command;
import org.switchroom.engine.Event;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.engine.Submission;

class JournalTest {
    private static final long BIG = 1 << 20;

    @TempDir
    Path directory;

    @Test
    void givesBackWhatWasForcedAfterOpeningAgain() throws IOException {
        try (var journal = Journal.open(directory, BIG)) {
            write(journal, 3, 5);
        }
        try (var journal = Journal.open(directory, BIG)) {
            assertThat(journal.nextRecord()).isEqualTo(16);
            assertThat(replayed(journal)).isEqualTo(expected(15));
            write(journal, 1, 1);
            assertThat(replayed(journal)).isEqualTo(expected(16));
        }
    }

    @Test
    void showsNothingThatIsNotForced() throws IOException {
        try (var journal = Journal.open(directory, BIG);
                var reader = journal.reader(0)) {
            append(journal, 1);
            assertThat(journal.headEventSeq()).isZero();
            assertThat(reader.next(10)).isEmpty();
            journal.force();
            assertThat(reader.next(10)).isEqualTo(expected(1).getFirst().events());
        }
    }

    @Test
    void readersGoOverSegmentsFromAnyEvent() throws IOException {
        try (var journal = Journal.open(directory, 300)) {
            write(journal, 40, 3);
            assertThat(segments()).hasSizeGreaterThan(5);
            var all = expected(120).stream().flatMap(r -> r.events().stream()).toList();
            for (int after = 0; after <= all.size(); after += 7) {
                try (var reader = journal.reader(after)) {
                    var read = new ArrayList<LoggedEvent>();
                    for (var next = reader.next(5); !next.isEmpty(); next = reader.next(5)) {
                        read.addAll(next);
                    }
                    assertThat(read).isEqualTo(all.subList(after, all.size()));
                }
            }
        }
    }

    @Test
    void whoIsCloseBehindAndWhoIsFarBehindReadTheSame() throws IOException {
        var all = expected(6_000).stream().flatMap(r -> r.events().stream()).toList();
        var alongside = new ArrayList<LoggedEvent>();
        var later = new ArrayList<LoggedEvent>();
        try (var journal = Journal.open(directory, 100_000);
                var close = journal.reader(0);
                var far = journal.reader(0)) {
            for (int batch = 0; batch < 60; batch++) {
                for (int n = 1; n <= 100; n++) {
                    append(journal, batch * 100 + n);
                }
                journal.force();
                alongside.addAll(close.next(Integer.MAX_VALUE));
            }
            for (var next = far.next(100); !next.isEmpty(); next = far.next(100)) {
                later.addAll(next);
            }
        }
        assertThat(segments()).hasSizeGreaterThan(3);
        assertThat(alongside).isEqualTo(all);
        assertThat(later).isEqualTo(all);
    }

    @Test
    void whoIsCloseBehindReadsNothingFromDisk() throws IOException {
        try (var journal = Journal.open(directory, BIG);
                var reader = journal.reader(0)) {
            write(journal, 2, 3);
            var file = segments().getLast();
            var bytes = Files.readAllBytes(file);
            Arrays.fill(bytes, Segment.HEADER_BYTES, bytes.length, (byte) 0);
            Files.write(file, bytes);
            assertThat(reader.next(Integer.MAX_VALUE))
                    .isEqualTo(expected(6).stream()
                            .flatMap(r -> r.events().stream())
                            .toList());
        }
    }

    @Test
    void takesRecordsLargerThanAReadersChunk() throws IOException {
        var caller = "+49" + "1".repeat(150);
        var many = new ArrayList<LoggedEvent>();
        for (int seq = 1; seq <= 20_000; seq++) {
            many.add(new LoggedEvent(seq, 7, 1, new Event.ContactOpened(seq, caller, "+4930")));
        }
        try (var journal = Journal.open(directory, BIG)) {
            journal.append(7, new Submission(1, 1, 0, new Command.Restart()), many);
            journal.force();
            journal.append(7, new Submission(1, 2, 0, new Command.Tick()), List.of());
            journal.force();
            try (var reader = journal.reader(0)) {
                assertThat(reader.next(1)).isEqualTo(many);
            }
        }
    }

    @Test
    void aTailCutAnywhereLosesOnlyTheLastBatch() throws IOException {
        try (var journal = Journal.open(directory, BIG)) {
            write(journal, 4, 3);
        }
        var file = segments().getLast();
        var whole = Files.readAllBytes(file);
        int lastBatch = batchStarts(whole).getLast();
        for (int cut = lastBatch; cut < whole.length; cut++) {
            Files.write(file, Arrays.copyOf(whole, cut));
            try (var journal = Journal.open(directory, BIG)) {
                var kept = replayed(journal);
                assertThat(kept).hasSizeBetween(9, 11).isEqualTo(expected(kept.size()));
                append(journal, kept.size() + 1);
                journal.force();
                assertThat(replayed(journal)).isEqualTo(expected(kept.size() + 1));
            }
        }
    }

    @Test
    void bitsFlippedInTheTailLoseOnlyTheLastBatch() throws IOException {
        try (var journal = Journal.open(directory, BIG)) {
            write(journal, 4, 3);
        }
        var file = segments().getLast();
        var whole = Files.readAllBytes(file);
        int lastBatch = batchStarts(whole).getLast();
        var random = new Random(42);
        for (int round = 0; round < 300; round++) {
            var bytes = whole.clone();
            for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                int at = lastBatch + random.nextInt(bytes.length - lastBatch);
                bytes[at] ^= (byte) (1 << random.nextInt(8));
            }
            Files.write(file, bytes);
            try (var journal = Journal.open(directory, BIG)) {
                var kept = replayed(journal);
                assertThat(kept).hasSizeBetween(9, 12).isEqualTo(expected(kept.size()));
            }
        }
    }

    @Test
    void aBitFlippedInTheMiddleRefusesTheStartAndNamesThePlace() throws IOException {
        try (var journal = Journal.open(directory, BIG)) {
            write(journal, 4, 3);
        }
        var file = segments().getLast();
        var whole = Files.readAllBytes(file);
        int lastBatch = batchStarts(whole).getLast();
        for (int at = Segment.HEADER_BYTES; at < lastBatch; at++) {
            var bytes = whole.clone();
            bytes[at] ^= 0x10;
            Files.write(file, bytes);
            int flipped = at;
            assertThatThrownBy(() -> Journal.open(directory, BIG))
                    .isInstanceOfSatisfying(JournalDamaged.class, damaged -> {
                        assertThat(damaged.file()).isEqualTo(file);
                        assertThat(damaged.offset()).isLessThanOrEqualTo(flipped);
                        assertThat(damaged).hasMessageContaining(file.toString());
                    });
        }
    }

    @Test
    void damageInAnEarlierSegmentIsFoundOnReplay() throws IOException {
        try (var journal = Journal.open(directory, 300)) {
            write(journal, 20, 3);
        }
        var file = segments().get(2);
        var bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1] ^= 1;
        Files.write(file, bytes);
        try (var journal = Journal.open(directory, 300)) {
            assertThatThrownBy(() -> replayed(journal))
                    .isInstanceOfSatisfying(
                            JournalDamaged.class,
                            damaged -> assertThat(damaged.file()).isEqualTo(file));
        }
    }

    @Test
    void aMissingSegmentIsFoundOnReplay() throws IOException {
        try (var journal = Journal.open(directory, 300)) {
            write(journal, 20, 3);
        }
        Files.delete(segments().get(2));
        try (var journal = Journal.open(directory, 300)) {
            assertThatThrownBy(() -> replayed(journal))
                    .isInstanceOf(JournalDamaged.class)
                    .hasMessageContaining("missing");
        }
    }

    @Test
    void aSegmentWhoseHeaderWasNotWholeIsBegunAgain() throws IOException {
        try (var journal = Journal.open(directory, 300)) {
            write(journal, 20, 3);
        }
        var next = directory.resolve("%020d.journal".formatted(61));
        Files.write(next, new byte[11]);
        try (var journal = Journal.open(directory, 300)) {
            assertThat(replayed(journal)).isEqualTo(expected(60));
            assertThat(next).doesNotExist();
        }
    }

    @Test
    void oneJournalHasOneOwner() throws IOException {
        try (var journal = Journal.open(directory, BIG)) {
            assertThat(journal.nextRecord()).isEqualTo(1);
            assertThatThrownBy(() -> Journal.open(directory, BIG))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("in use");
        }
    }

    @Test
    void aReaderAheadOfTheJournalIsRefused() throws IOException {
        try (var journal = Journal.open(directory, BIG)) {
            write(journal, 1, 1);
            assertThatThrownBy(() -> journal.reader(99)).hasMessageContaining("do not belong together");
        }
    }

    @Test
    void removesOnlySegmentsThatAllHavePassed() throws IOException {
        try (var journal = Journal.open(directory, 300)) {
            write(journal, 40, 3);
            int before = segments().size();
            assertThat(journal.removeSegments(0, 1_000, Long.MAX_VALUE)).isZero();
            assertThat(journal.removeSegments(1_000, 1_000, 0)).isZero();
            int removed = journal.removeSegments(100, 60, Long.MAX_VALUE);
            assertThat(removed).isPositive();
            assertThat(segments()).hasSize(before - removed);
            try (var reader = journal.reader(100)) {
                assertThat(reader.next(1).getFirst().eventSeq()).isEqualTo(101);
            }
            assertThatThrownBy(() -> journal.reader(0)).hasMessageContaining("begins at");
        }
    }

    // ---- record n has n % 3 events, of log time n

    private static void write(Journal journal, int batches, int recordsEach) throws IOException {
        for (int batch = 0; batch < batches; batch++) {
            for (int i = 0; i < recordsEach; i++) {
                append(journal, journal.nextRecord());
            }
            journal.force();
        }
    }

    private static void append(Journal journal, long number) {
        var record = record(number, journal.nextEventSeq());
        journal.append(record.logTimeMs(), record.submission(), record.events());
    }

    private static JournalRecord record(long number, long firstEventSeq) {
        var events = new ArrayList<LoggedEvent>();
        for (int i = 0; i < number % 3; i++) {
            events.add(new LoggedEvent(
                    firstEventSeq + i, number, 4, new Event.ContactOpened(number * 10 + i, "+4930123", "+4940")));
        }
        var submission = new Submission(1, number, 4, new Command.OpenContact(number, "+4930123", "+4940"));
        return new JournalRecord(number, number, submission, events);
    }

    private static List<JournalRecord> expected(int count) {
        var records = new ArrayList<JournalRecord>();
        long eventSeq = 1;
        for (int number = 1; number <= count; number++) {
            records.add(record(number, eventSeq));
            eventSeq += number % 3;
        }
        return records;
    }

    private static List<JournalRecord> replayed(Journal journal) throws IOException {
        var records = new ArrayList<JournalRecord>();
        journal.replay(1, records::add);
        return records;
    }

    private List<Path> segments() throws IOException {
        try (var files = Files.list(directory)) {
            return files.filter(f -> f.toString().endsWith(Segment.SUFFIX))
                    .sorted()
                    .toList();
        }
    }

    private static List<Integer> batchStarts(byte[] file) {
        var bytes = ByteBuffer.wrap(file);
        var starts = new ArrayList<Integer>();
        for (int at = Segment.HEADER_BYTES; at < file.length; ) {
            var body = Frame.bodyAt(bytes, at, file.length);
            if (RecordCodec.startsBatch(body)) {
                starts.add(at);
            }
            at += Frame.HEADER_BYTES + body.limit();
        }
        return starts;
    }
}
