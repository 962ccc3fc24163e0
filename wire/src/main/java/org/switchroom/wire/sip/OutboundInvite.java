package org.switchroom.wire.sip;

/** A call being placed. */
public interface OutboundInvite {

    String callId();

    /**
     * Gives up: CANCEL, or BYE when the 200 crosses it (RFC 3261 §9.1). {@link Listener#onFailed} follows with 487, never
     * {@code onAnswered}. Idempotent.
     */
    void cancel(String reason);

    /** Called one at a time; exactly one of {@code onAnswered} and {@code onFailed}. */
    interface Listener {
        /** 180 or 183. */
        default void onRinging(int status) {}

        /** 200; the ACK has been sent. */
        void onAnswered(Dialog dialog, String sdpAnswer);

        /** @param status 300-699; 408 no answer from the network; 503 could not be sent */
        void onFailed(int status, String reasonPhrase);
    }
}
