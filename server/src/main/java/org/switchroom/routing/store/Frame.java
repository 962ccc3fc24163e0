package org.switchroom.routing.store;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The envelope of a record in a segment: length and CRC-32C of the body, then the body.
 *
 * <pre>
 * int  length of the body
 * int  CRC-32C of the body
 * body (see {@link RecordCodec})
 * </pre>
 */
final class Frame {
    static final int HEADER_BYTES = 8;
    /** The longest body; a longer length cannot have been written by us. */
    static final int MAX_BODY_BYTES = 64 << 20;

    private Frame() {}

    /** Leaves room for the envelope at the buffer's position; {@link #close} fills it. */
    static int open(ByteBuffer into) {
        int start = into.position();
        into.position(start + HEADER_BYTES);
        return start;
    }

    static void close(ByteBuffer into, int start) {
        int bodyStart = start + HEADER_BYTES;
        int length = into.position() - bodyStart;
        if (length > MAX_BODY_BYTES) {
            throw new IllegalStateException("A journal record of " + length + " bytes is over the limit");
        }
        into.putInt(start, length);
        into.putInt(start + 4, checksum(into, bodyStart, length));
    }

    /**
     * The body of the sound frame that begins at {@code offset}, as a slice; null when there is none.
     *
     * @param limit no byte at or after it belongs to the frame
     */
    static @Nullable ByteBuffer bodyAt(ByteBuffer bytes, int offset, int limit) {
        if (limit - offset < HEADER_BYTES) {
            return null;
        }
        int length = bytes.getInt(offset);
        if (length < RecordCodec.FIXED_BYTES || length > MAX_BODY_BYTES || length > limit - offset - HEADER_BYTES) {
            return null;
        }
        int bodyStart = offset + HEADER_BYTES;
        return checksum(bytes, bodyStart, length) == bytes.getInt(offset + 4) ? bytes.slice(bodyStart, length) : null;
    }

    private static int checksum(ByteBuffer bytes, int start, int length) {
        var crc = new CRC32C();
        crc.update(bytes.slice(start, length));
        return (int) crc.getValue();
    }
}
