package org.switchroom.routing.store;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;

/**
 * Reads a segment from its header to its end and tells a torn tail from damage.
 *
 * <p>Frames are written in batches, and a batch only after the one before it is on disk. So when a frame is not sound but
 * a later sound one begins a batch, what is broken had once been safe: {@link JournalDamaged}. When no batch begins after
 * it, the write of the last batch was cut short before anybody was told of it: the tail ends there.
 */
final class SegmentScan {

    /** Gets each sound frame's body, until it has seen enough. */
    interface Visitor {
        boolean goesOnAfter(ByteBuffer body);
    }

    private final Segment segment;
    private long nextRecord;
    private long nextEventSeq;

    SegmentScan(Segment segment) {
        this.segment = segment;
        this.nextRecord = segment.firstRecord();
        this.nextEventSeq = segment.firstEventSeq();
    }

    /** Number that the record after the last one read has. */
    long nextRecord() {
        return nextRecord;
    }

    /** {@code eventSeq} of the first event after the last record read. */
    long nextEventSeq() {
        return nextEventSeq;
    }

    /**
     * @param mayBeTorn true for the last segment
     * @return where the sound part ends, or what the visitor has seen of it
     */
    long run(boolean mayBeTorn, Visitor visitor) throws IOException {
        try (var channel = FileChannel.open(segment.file(), StandardOpenOption.READ);
                var arena = Arena.ofConfined()) {
            int size = Math.toIntExact(channel.size());
            var bytes =
                    channel.map(FileChannel.MapMode.READ_ONLY, 0, size, arena).asByteBuffer();
            int offset = Segment.HEADER_BYTES;
            while (offset < size) {
                var body = Frame.bodyAt(bytes, offset, size);
                if (body == null) {
                    refuseUnlessTorn(bytes, offset, size, mayBeTorn);
                    return offset;
                }
                followOn(body, offset);
                offset += Frame.HEADER_BYTES + body.limit();
                if (!visitor.goesOnAfter(body)) {
                    return offset;
                }
            }
            return offset;
        }
    }

    private void followOn(ByteBuffer body, int offset) {
        if (RecordCodec.version(body) > RecordCodec.VERSION) {
            throw new JournalDamaged(
                    segment.file(),
                    offset,
                    "a record of version " + RecordCodec.version(body) + ", newer than this program,");
        }
        if (RecordCodec.number(body) != nextRecord || RecordCodec.firstEventSeq(body) != nextEventSeq) {
            throw new JournalDamaged(
                    segment.file(),
                    offset,
                    "record " + RecordCodec.number(body) + " where " + nextRecord + " should be");
        }
        nextRecord++;
        nextEventSeq += RecordCodec.eventCount(body);
    }

    private void refuseUnlessTorn(ByteBuffer bytes, int offset, int size, boolean mayBeTorn) {
        if (!mayBeTorn || batchBeginsAfter(bytes, offset, size)) {
            throw new JournalDamaged(segment.file(), offset, "a record that was written whole is broken");
        }
    }

    private static boolean batchBeginsAfter(ByteBuffer bytes, int offset, int size) {
        for (int at = offset + 1; at <= size - Frame.HEADER_BYTES; at++) {
            var body = Frame.bodyAt(bytes, at, size);
            if (body != null && RecordCodec.startsBatch(body)) {
                return true;
            }
        }
        return false;
    }
}
