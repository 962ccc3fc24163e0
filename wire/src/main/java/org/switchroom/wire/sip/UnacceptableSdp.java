package org.switchroom.wire.sip;

/** An offer or answer that cannot be used; the message says why, fit for a Reason header. */
public final class UnacceptableSdp extends Exception {
    public UnacceptableSdp(String message) {
        super(message);
    }
}
