package org.switchroom.routing.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.switchroom.engine.LoggedEvent;

/** Reads the journal's events in order, as far as they are safely on disk. One thread. */
public final class JournalReader implements AutoCloseable {
    private static final int CHUNK_BYTES = 256 << 10;

    private final Journal journal;
    private Segment segment;
    private FileChannel channel;
    private long offset = Segment.HEADER_BYTES;
    /** How far the segment may be read. */
    private long limit = offset;

    /** The next record's number. */
    private long number;

    private long position;
    private ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES).limit(0);
    private long chunkOffset = offset;

    JournalReader(Journal journal, Segment start, long afterEventSeq) {
        this.journal = journal;
        this.segment = start;
        this.number = start.firstRecord();
        this.position = afterEventSeq;
        this.channel = open(start);
    }

    /**
     * The next events; empty when there are none yet.
     *
     * @param about the list ends with the record that makes it so long
     */
    public List<LoggedEvent> next(int about) {
        var events = new ArrayList<LoggedEvent>();
        try {
            while (events.size() < about && another()) {
                var recent = journal.recent().at(number, segment, offset);
                if (recent != null) {
                    for (var event : recent.events()) {
                        if (event.eventSeq() > position) {
                            events.add(event);
                        }
                    }
                    offset = recent.end();
                } else {
                    var body = bodyAt(offset, limit);
                    if (RecordCodec.firstEventSeq(body) + RecordCodec.eventCount(body) - 1 > position) {
                        RecordCodec.readEvents(body, position, events);
                    }
                }
                number++;
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot read " + segment.file(), failed);
        }
        if (!events.isEmpty()) {
            position = events.getLast().eventSeq();
        }
        return events;
    }

    /** Whether there is another record, at {@code offset} of {@code segment}. */
    private boolean another() throws IOException {
        while (true) {
            var head = journal.head();
            boolean isLast = segment.equals(head.segment());
            limit = isLast ? head.offset() : segment.bytes();
            if (offset < limit) {
                return true;
            }
            var next = isLast ? null : journal.segmentAfter(segment);
            if (next == null) {
                return false;
            }
            moveTo(next);
        }
    }

    private ByteBuffer bodyAt(long at, long limit) throws IOException {
        int needed = Frame.HEADER_BYTES;
        if (has(at, needed)) {
            needed += Math.clamp(chunk.getInt(Math.toIntExact(at - chunkOffset)), 0, Frame.MAX_BODY_BYTES);
        }
        while (!has(at, needed)) {
            fill(at, needed, limit);
            if (!has(at, needed)) {
                break;
            }
            needed = Frame.HEADER_BYTES + Math.clamp(chunk.getInt(0), 0, Frame.MAX_BODY_BYTES);
        }
        var body = Frame.bodyAt(chunk, Math.toIntExact(at - chunkOffset), chunk.limit());
        if (body == null) {
            throw new JournalDamaged(segment.file(), at, "a record that was written whole is broken");
        }
        offset = at + Frame.HEADER_BYTES + body.limit();
        return body;
    }

    private boolean has(long at, int bytes) {
        return at >= chunkOffset && at + bytes <= chunkOffset + chunk.limit();
    }

    private void fill(long at, int needed, long limit) throws IOException {
        if (chunk.capacity() < needed) {
            chunk = ByteBuffer.allocate(needed);
        }
        chunk.clear().limit((int) Math.min(chunk.capacity(), limit - at));
        Disk.readFully(channel, chunk, at);
        chunk.flip();
        chunkOffset = at;
    }

    private void moveTo(Segment next) throws IOException {
        channel.close();
        segment = next;
        number = next.firstRecord();
        channel = open(next);
        offset = Segment.HEADER_BYTES;
        chunkOffset = offset;
        chunk.clear().limit(0);
    }

    private static FileChannel open(Segment segment) {
        try {
            return FileChannel.open(segment.file(), StandardOpenOption.READ);
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot open " + segment.file(), failed);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
