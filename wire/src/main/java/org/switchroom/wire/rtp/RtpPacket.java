package org.switchroom.wire.rtp;

import java.nio.ByteBuffer;

/**
 * One RTP packet (RFC 3550 §5.1) in a buffer that is used again for the next. After {@link #normalise} its header is the plain
 * 12 bytes and the payload follows at once.
 */
final class RtpPacket {
    static final int HEADER = 12;
    static final int MAX_PAYLOAD = 1200;
    private static final int CAPACITY = 2048;
    private static final int VERSION_2 = 0x80;
    private static final int PADDING = 0x20;
    private static final int EXTENSION = 0x10;
    private static final int MARKER = 0x80;

    private final byte[] bytes = new byte[CAPACITY];
    private final ByteBuffer buffer = ByteBuffer.wrap(bytes);
    private int length;

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    void length(int bytesUsed) {
        length = bytesUsed;
    }

    int payloadLength() {
        return length - HEADER;
    }

    /** The whole buffer, to receive into. */
    ByteBuffer toFill() {
        return buffer.clear();
    }

    /** The packet, to send. */
    ByteBuffer toSend() {
        return buffer.limit(length).position(0);
    }

    /**
     * Checks it (RFC 3550 §A.1) and strips sources, extension and padding.
     *
     * @return false when it is no RTP, or RTCP, or has no payload
     */
    boolean normalise() {
        if (length <= HEADER || (bytes[0] & 0xC0) != VERSION_2 || isRtcp()) {
            return false;
        }
        int header = HEADER + 4 * (bytes[0] & 0x0F);
        if ((bytes[0] & EXTENSION) != 0) {
            if (header + 4 > length) {
                return false;
            }
            header += 4 + 4 * (buffer.getShort(header + 2) & 0xFFFF);
        }
        int end = length - ((bytes[0] & PADDING) != 0 ? bytes[length - 1] & 0xFF : 0);
        if (end <= header || end - header > MAX_PAYLOAD) {
            return false;
        }
        if (header != HEADER) {
            System.arraycopy(bytes, header, bytes, HEADER, end - header);
        }
        bytes[0] = (byte) VERSION_2;
        length = HEADER + end - header;
        return true;
    }

    // RFC 5761 §4
    private boolean isRtcp() {
        int type = bytes[1] & 0xFF;
        return type >= 192 && type <= 223;
    }

    /** Starts a packet of our own. */
    void begin(int payloadLength) {
        bytes[0] = (byte) VERSION_2;
        bytes[1] = 0;
        length = HEADER + payloadLength;
    }

    boolean marker() {
        return (bytes[1] & MARKER) != 0;
    }

    int payloadType() {
        return bytes[1] & 0x7F;
    }

    void payloadType(int type) {
        bytes[1] = (byte) ((bytes[1] & MARKER) | type);
    }

    void mark() {
        bytes[1] |= (byte) MARKER;
    }

    int sequence() {
        return buffer.getShort(2) & 0xFFFF;
    }

    void sequence(int value) {
        buffer.putShort(2, (short) value);
    }

    int timestamp() {
        return buffer.getInt(4);
    }

    void timestamp(int value) {
        buffer.putInt(4, value);
    }

    int source() {
        return buffer.getInt(8);
    }

    void source(int ssrc) {
        buffer.putInt(8, ssrc);
    }
}
