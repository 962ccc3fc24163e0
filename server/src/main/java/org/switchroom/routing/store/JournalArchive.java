package org.switchroom.routing.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A journal that is only looked at, also while a server writes it: nothing is locked, made or cut. What the server has not
 * written whole yet is not seen.
 */
public final class JournalArchive {
    private final Path directory;
    private final List<Segment> segments;

    private JournalArchive(Path directory, List<Segment> segments) {
        this.directory = directory;
        this.segments = segments;
    }

    /** Empty if there is no journal. */
    public static Optional<JournalArchive> open(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return Optional.empty();
        }
        var segments = new ArrayList<Segment>();
        try (var files = Files.list(directory)) {
            for (var file : files.filter(f -> f.getFileName().toString().endsWith(Segment.SUFFIX))
                    .sorted()
                    .toList()) {
                var segment = Segment.open(file);
                if (segment != null) {
                    segments.add(segment);
                }
            }
        }
        return segments.isEmpty() ? Optional.empty() : Optional.of(new JournalArchive(directory, segments));
    }

    /** Number of the first record that is kept. */
    public long firstRecord() {
        return segments.getFirst().firstRecord();
    }

    /** The newest state kept after {@code record} or one before it, as far as it can be read. */
    public Optional<SnapshotStore.Restored> stateUpTo(long record) throws IOException {
        return SnapshotStore.newest(directory.resolve("snapshots"), record);
    }

    /**
     * Records in order.
     *
     * @param goesOnAfter false: enough
     * @throws JournalDamaged if one that was written whole cannot be read
     */
    public void read(long fromRecord, Predicate<JournalRecord> goesOnAfter) throws IOException {
        boolean[] enough = {false};
        for (int i = 0; i < segments.size() && !enough[0]; i++) {
            boolean isLast = i + 1 == segments.size();
            if (isLast || segments.get(i + 1).firstRecord() > fromRecord) {
                new SegmentScan(segments.get(i)).run(isLast, body -> {
                    enough[0] = RecordCodec.number(body) >= fromRecord && !goesOnAfter.test(RecordCodec.read(body));
                    return !enough[0];
                });
            }
        }
    }
}
