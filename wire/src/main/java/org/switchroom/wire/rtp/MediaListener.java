package org.switchroom.wire.rtp;

/** Called on the media thread: hand over and return. */
public interface MediaListener {

    /** A key was pressed (RFC 4733), once for each press. */
    default void onDigit(char digit) {}

    /** First packet from the far end (for a browser: DTLS done and first SRTP). */
    default void onFlowing() {}

    /** Nothing has come for {@link MediaConfig#silenceMs}. Called again only after packets came meanwhile. */
    default void onStalled() {}
}
