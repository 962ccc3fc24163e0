package org.switchroom.wire.rtp;

/**
 * Tells presses of keys from the packets that report them (RFC 4733 §2.5). A press is many packets with one timestamp, its end is
 * sent three times, any may be lost. Some senders move the timestamp on within one press; they are understood too.
 */
final class KeyDetector {
    static final char NONE = 0;
    private static final String KEYS = "0123456789*#ABCD";
    private static final int EVENT_BYTES = 4;
    private static final long SAME_PRESS_NANOS = 120_000_000;
    private static final int NEARLY_FULL = 0xF000;

    private boolean any;
    private int timestamp;
    private int event;
    private int duration;
    private long heardAt;

    static int codeOf(char key) {
        return KEYS.indexOf(Character.toUpperCase(key));
    }

    /** Forgets the numbering, not the key: another source has taken over. */
    void restart() {
        any = false;
    }

    /** @return the key when this packet is the first seen of a press, else {@link #NONE} */
    char pressed(RtpPacket packet, long now) {
        if (packet.payloadLength() < EVENT_BYTES) {
            return NONE;
        }
        byte[] bytes = packet.bytes();
        int code = bytes[RtpPacket.HEADER] & 0xFF;
        int lasted = ((bytes[RtpPacket.HEADER + 2] & 0xFF) << 8) | (bytes[RtpPacket.HEADER + 3] & 0xFF);
        if (code >= KEYS.length() || (any && packet.timestamp() - timestamp < 0)) {
            return NONE;
        }
        boolean same = any && (packet.timestamp() == timestamp || continues(packet, code, lasted, now));
        any = true;
        timestamp = packet.timestamp();
        event = code;
        duration = lasted;
        heardAt = now;
        return same ? NONE : KEYS.charAt(code);
    }

    private boolean continues(RtpPacket packet, int code, int lasted, long now) {
        return code == event
                && !packet.marker()
                && now - heardAt < SAME_PRESS_NANOS
                && (lasted >= duration || duration > NEARLY_FULL);
    }
}
