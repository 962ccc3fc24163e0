package org.switchroom.routing.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentSkipListMap;

/** Finds the segments of a journal at start. */
final class SegmentDirectory {
    private SegmentDirectory() {}

    /** By first record. The last file is removed when the crash came before its header was whole. */
    static ConcurrentSkipListMap<Long, Segment> list(Path directory) throws IOException {
        var segments = new ConcurrentSkipListMap<Long, Segment>();
        try (var files = Files.list(directory)) {
            var sorted = files.filter(f -> f.getFileName().toString().endsWith(Segment.SUFFIX))
                    .sorted()
                    .toList();
            for (var file : sorted) {
                var segment = Segment.open(file);
                if (segment != null) {
                    segments.put(segment.firstRecord(), segment);
                } else if (file.equals(sorted.getLast()) && Files.size(file) <= Segment.HEADER_BYTES) {
                    Files.delete(file);
                } else {
                    throw new JournalDamaged(file, 0, "the header is broken");
                }
            }
        }
        return segments;
    }
}
