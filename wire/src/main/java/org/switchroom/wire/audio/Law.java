package org.switchroom.wire.audio;

/** The two companding laws of G.711, with the names and numbers RTP gives them (RFC 3551 §6). */
public enum Law {
    MU("PCMU", 0, (byte) 0xFF),
    A("PCMA", 8, (byte) 0xD5);

    private final String encodingName;
    private final int payloadType;
    private final byte silence;

    Law(String encodingName, int payloadType, byte silence) {
        this.encodingName = encodingName;
        this.payloadType = payloadType;
        this.silence = silence;
    }

    /** As in rtpmap: PCMU or PCMA. */
    public String encodingName() {
        return encodingName;
    }

    /** The static payload type. */
    public int payloadType() {
        return payloadType;
    }

    /** The code word of a sample of 0. */
    public byte silence() {
        return silence;
    }
}
