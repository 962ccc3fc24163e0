package org.switchroom.wire.sip;

import java.util.concurrent.CompletableFuture;

/** An answered call (RFC 3261 §12). All methods may be called from any thread and return at once. */
public interface Dialog {

    String callId();

    /** Everything needed to go on with this dialog in another process. */
    DialogState state();

    Flow flow();

    /**
     * Who hears what the far end does from now on. For a call of ours: to be set in {@link
     * OutboundInvite.Listener#onAnswered}, so that nothing is missed.
     */
    void listen(DialogListener listener);

    /** BYE with an optional Reason header (RFC 3326), sent again until answered. No listener call follows. Idempotent. */
    void hangUp(String reason);

    /** Re-INVITE. Completes with the answer; exceptionally with {@link InviteFailed}, the session then as before. */
    CompletableFuture<String> reoffer(String sdpOffer);

    /**
     * Goes on by the connection the far end has opened since (RFC 5626 §5.3). Whether it is the same far end is the caller's
     * to know. Completes with false when that connection is closed already; the dialog then stays where it was.
     */
    CompletableFuture<Boolean> moveTo(Flow flow);

    /** INFO, for peers that take digits no other way. */
    void info(String contentType, String body);
}
