package org.switchroom.wire.sip;

import org.jspecify.annotations.Nullable;

/** What the far end of a confirmed dialog does. Called in the order of the wire, one at a time for each Call-ID. */
public interface DialogListener {

    /** Lets calls end and turns every new offer down. */
    DialogListener INDIFFERENT = new DialogListener() {
        @Override
        public void onEnded(Dialog dialog, EndReason cause) {}

        @Override
        public String onReoffer(Dialog dialog, String sdpOffer) throws UnacceptableSdp {
            throw new UnacceptableSdp("Session cannot be changed");
        }
    };

    /** The far end hung up (BYE answered 200 already), or the dialog is known dead (see {@code cause}). Called once. */
    void onEnded(Dialog dialog, EndReason cause);

    /** The first ACK has come. Carries the answer when the INVITE had no offer; without one the dialog is lost instead. */
    default void onConfirmed(Dialog dialog, @Nullable String sdp) {}

    /**
     * Re-INVITE or UPDATE with an offer. Return the answer.
     *
     * @throws UnacceptableSdp answered 488; the session stays as it was
     */
    String onReoffer(Dialog dialog, String sdpOffer) throws UnacceptableSdp;

    /**
     * The WebSocket it lived on is closed: the far end can be asked nothing until {@link Dialog#moveTo}; what it sends by
     * another one is heard. Whoever waits for no other lets it end, as is done here.
     */
    default void onFlowClosed(Dialog dialog) {
        dialog.hangUp("");
        onEnded(dialog, EndReason.LOST);
    }

    /** INFO, answered 200 already; keypad digits in application/dtmf-relay or application/dtmf come here. */
    default void onInfo(Dialog dialog, String contentType, String body) {}

    /** REFER, answered 202 already. */
    default void onRefer(Dialog dialog, SipUri referTo) {}

    /** Why a dialog ended without our BYE. */
    enum EndReason {
        BYE,
        /** 200 OK not acknowledged or its offer not answered, or a request timed out or was answered 481 or 408. */
        LOST
    }
}
