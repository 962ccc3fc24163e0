package org.switchroom.routing.store;

import java.nio.ByteBuffer;
import java.util.List;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.engine.Submission;
import org.switchroom.engine.encoding.ByteWriter;

/** The frames of one batch, until they are written. */
final class BatchBuffer {
    private static final int USUAL_BYTES = 1 << 20;

    private final ByteWriter rest = new ByteWriter(1 << 10);
    private ByteBuffer bytes = ByteBuffer.allocateDirect(USUAL_BYTES);

    void add(long number, long logTimeMs, Submission submission, long firstEventSeq, List<LoggedEvent> events) {
        boolean startsBatch = isEmpty();
        rest.clear();
        RecordCodec.writeRest(rest, submission, events);
        makeRoom(Frame.HEADER_BYTES + RecordCodec.FIXED_BYTES + rest.length());
        int frame = Frame.open(bytes);
        RecordCodec.writeFixed(bytes, startsBatch, number, logTimeMs, firstEventSeq, events.size());
        bytes.put(rest.buffer(), 0, rest.length());
        Frame.close(bytes, frame);
    }

    private void makeRoom(int needed) {
        if (bytes.remaining() < needed) {
            bytes = ByteBuffer.allocateDirect(2 * bytes.capacity() + needed).put(bytes.flip());
        }
    }

    /** Bytes of all frames in it. */
    int length() {
        return bytes.position();
    }

    boolean isEmpty() {
        return bytes.position() == 0;
    }

    ByteBuffer written() {
        return bytes.flip();
    }

    void clear() {
        bytes = bytes.capacity() > USUAL_BYTES ? ByteBuffer.allocateDirect(USUAL_BYTES) : bytes.clear();
    }
}
