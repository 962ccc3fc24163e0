package org.switchroom.wire.sip;

import java.util.concurrent.CompletableFuture;

/** A call being placed. */
public interface OutboundInvite {

    String callId();

    /**
     * Gives up: CANCEL, or BYE when the 200 crosses it (RFC 3261 §9.1). {@link Listener#onFailed} follows with 487, never
     * {@code onAnswered}. Idempotent.
     */
    void cancel(String reason);

    /**
     * Tells the phone that rings to answer, as if its receiver were lifted: NOTIFY with {@code Event: talk} in its early dialog.
     * Whatever comes of it, the phone rings on until it answers or is given up.
     *
     * @return completes with whether the phone took it, after the listener was told if that ended the ringing; false too when it
     *     does not offer it, or nothing rings. Never fails; does not complete once the endpoint is closed
     */
    CompletableFuture<Boolean> pickUp();

    /** Called one at a time; exactly one of {@code onAnswered} and {@code onFailed}. */
    interface Listener {
        /**
         * 180 or 183.
         *
         * @param answerable it has said that it takes {@link OutboundInvite#pickUp}
         */
        default void onRinging(int status, boolean answerable) {}

        /** 200; the ACK has been sent. */
        void onAnswered(Dialog dialog, String sdpAnswer);

        /** @param status 300-699; 408 no answer from the network; 503 could not be sent */
        void onFailed(int status, String reasonPhrase);
    }
}
