package org.switchroom.wire.sip;

import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** A call that has arrived and is not answered yet. 100 Trying has been sent already. */
public interface InboundInvite extends InboundRequest {

    /** The offer, or null when the INVITE has none (then {@link #answer} carries the offer and the ACK the answer). */
    @Nullable
    String sdpOffer();

    /** Runs once when the caller gives up before the answer (CANCEL, answered 487 by the endpoint). */
    void onCancelled(Runnable action);

    /**
     * Lets the caller's side have the call answered: it is told so when this rings, and may then say it ({@link
     * OutboundInvite#pickUp}). To be set before {@link #ring}.
     *
     * @param pickUp answers and returns 200; or returns why not, 400-699
     */
    void onPickUp(IntSupplier pickUp);

    /** 180 Ringing. */
    void ring();

    /** 183 Session Progress with early media. */
    void progress(String sdp);

    /**
     * 200 OK, sent again until acknowledged (RFC 3261 §13.3.1.4).
     *
     * @throws IllegalStateException if it was cancelled, rejected or answered before
     */
    Dialog answer(String sdp, DialogListener listener);
}
