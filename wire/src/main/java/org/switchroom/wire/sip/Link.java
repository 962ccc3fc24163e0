package org.switchroom.wire.sip;

import java.net.InetSocketAddress;

/** A way to send messages to one peer. Safe for any thread. */
interface Link {
    Transport transport();

    InetSocketAddress remote();

    /** The link as users of the endpoint know it. */
    Flow flow();

    /** False once a connection is closed. */
    boolean open();

    /** Sends a whole message. {@code onFailure} runs, on any thread, if it certainly did not leave. */
    void send(byte[] message, Runnable onFailure);

    /** Loss is repaired below us, so nothing is retransmitted (RFC 3261 §17). */
    default boolean reliable() {
        return transport() != Transport.UDP;
    }

    default void send(byte[] message) {
        send(message, () -> {});
    }
}
