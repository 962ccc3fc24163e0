package org.switchroom.wire.sip;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.switchroom.wire.sip.DialogListener.EndReason;

/**
 * An answered call. Whether it is over is decided once, by whoever is first to hang up; everything else happens in the
 * mailbox of the call.
 */
final class CallDialog implements Dialog, DialogParty {
    private static final int MAX_WAITING_REOFFERS = 16;

    private final UserAgent agent;
    private final CallScope scope;
    private final DialogPath path;
    private final @Nullable Credentials credentials;
    private final AtomicBoolean over = new AtomicBoolean();
    private final Deque<Reoffer> reoffers = new ArrayDeque<>(1);
    private volatile DialogListener listener;
    private @Nullable UnacknowledgedOk unacknowledged;
    private boolean confirmed;
    private boolean answerComesInAck;
    private @Nullable String deferredBye;
    private String localSdp;

    private CallDialog(
            UserAgent agent,
            CallScope scope,
            DialogPath path,
            @Nullable Credentials credentials,
            String localSdp,
            DialogListener listener) {
        this.agent = agent;
        this.scope = scope;
        this.path = path;
        this.credentials = credentials;
        this.localSdp = localSdp;
        this.listener = listener;
    }

    /** The dialog of a call we answer (RFC 3261 §12.1.1). */
    static CallDialog answering(
            UserAgent agent,
            CallScope scope,
            InviteServerTransaction invite,
            SipUri remoteTarget,
            String sdp,
            DialogListener listener) {
        SipRequest request = invite.request();
        Link origin = invite.source();
        DialogState state = new DialogState(
                request.callId(),
                invite.localTag(),
                request.fromTag(),
                request.to().nameAddr(),
                request.from().nameAddr(),
                remoteTarget,
                request.recordRoute(),
                0,
                request.cseq().number(),
                origin.transport(),
                origin.flow().token());
        CallDialog dialog =
                new CallDialog(agent, scope, new DialogPath(agent, origin, false, state), null, sdp, listener);
        dialog.answerComesInAck = request.sdp() == null;
        return dialog;
    }

    /** The dialog of a call of ours that was answered; confirmed from the start. */
    static CallDialog placed(UserAgent agent, CallScope scope, OutboundCall call, DialogPath path) {
        CallDialog dialog =
                new CallDialog(agent, scope, path, call.credentials(), call.sdpOffer(), DialogListener.INDIFFERENT);
        dialog.confirmed = true;
        return dialog;
    }

    // ---- the user's side

    @Override
    public String callId() {
        return scope.callId;
    }

    @Override
    public DialogState state() {
        return path.state();
    }

    @Override
    public Flow flow() {
        return path.origin().flow();
    }

    @Override
    public void listen(DialogListener next) {
        listener = next;
    }

    @Override
    public void hangUp(String reason) {
        if (over.compareAndSet(false, true)) {
            scope.post(() -> bye(Reason.line(reason)));
        }
    }

    @Override
    public CompletableFuture<String> reoffer(String sdpOffer) {
        Reoffer reoffer = new Reoffer(this, sdpOffer, scope.alarm(), agent.timers());
        scope.post(() -> {
            if (over.get()) {
                reoffer.fail(481, "Call Has Ended");
            } else if (reoffers.size() >= MAX_WAITING_REOFFERS) {
                reoffer.fail(491, "Request Pending");
            } else {
                reoffers.add(reoffer);
                startNextReoffer();
            }
        });
        return reoffer.result();
    }

    @Override
    public CompletableFuture<Boolean> moveTo(Flow flow) {
        CompletableFuture<Boolean> moved = new CompletableFuture<>();
        scope.post(() -> {
            Link link = agent.flow(flow);
            if (link != null && link.open()) {
                path.moveTo(link);
                moved.complete(true);
            } else {
                moved.complete(false);
            }
        });
        return moved;
    }

    @Override
    public void info(String contentType, String body) {
        scope.post(() -> {
            if (!over.get()) {
                send("INFO", "", Answer.oneLine(contentType), body, new Watch());
            }
        });
    }

    // ---- requests of ours

    /** Sends a request in the dialog; null if there is no way to the far end, which {@code user} is told of. */
    @Nullable
    Exchange send(String method, String extra, String contentType, String body, ClientTransaction.User user) {
        Link link = path.link();
        if (link == null) {
            user.unanswered(503, "No way to the far end");
            return null;
        }
        Exchange exchange = new Exchange(agent, scope, link, credentials, path::nextCSeq, user);
        exchange.send(path.request(method, link, extra, contentType, body));
        return exchange;
    }

    void acknowledge(OutgoingRequest invite) {
        path.acknowledge(invite);
    }

    /** Sees to it that a request which finds no dialog at the far end ends ours (RFC 3261 §12.2.1.2). */
    private final class Watch implements ClientTransaction.User {
        @Override
        public void answered(SipResponse response) {
            if (response.status() == 481 || response.status() == 408) {
                lost();
            }
        }

        @Override
        public void unanswered(int status, String why) {
            lost();
        }
    }

    // ---- re-INVITE of ours

    private void startNextReoffer() {
        Reoffer first = reoffers.peek();
        if (first != null && confirmed && !first.hasBegun()) {
            first.begin();
        }
    }

    void reofferDone(Reoffer done, @Nullable SipResponse answer) {
        reoffers.remove(done);
        if (answer != null) {
            localSdp = done.offer();
            path.refreshTarget(answer.contact());
        }
        startNextReoffer();
    }

    private boolean isOffering() {
        Reoffer first = reoffers.peek();
        return first != null && first.isOnTheWire();
    }

    // ---- requests of the far end

    @Override
    public boolean isMeantBy(String localTag, String remoteTag) {
        return path.state().localTag().equals(localTag)
                && path.state().remoteTag().equals(remoteTag);
    }

    @Override
    public void received(ServerTransaction transaction) {
        SipRequest request = transaction.request();
        if (!path.advance(request.cseq().number())) {
            transaction.respond(500, "CSeq Out Of Order"); // RFC 3261 §12.2.2
            return;
        }
        if (request.is("BYE")) {
            transaction.respond(200, "OK");
            end(EndReason.BYE);
            return;
        }
        if (over.get()) {
            transaction.respond(481, "Call Has Ended");
            return;
        }
        Refusal refusal = Refusal.ofExtensions(request);
        if (refusal != null) {
            refusal.answer(transaction);
            return;
        }
        switch (transaction) {
            case InviteServerTransaction invite -> reinvited(invite);
            case PlainServerTransaction plain -> asked(plain);
        }
    }

    private void asked(PlainServerTransaction plain) {
        SipRequest request = plain.request();
        switch (request.method()) {
            case "UPDATE" -> updated(plain);
            case "INFO" -> {
                plain.respond(200, "OK");
                listener.onInfo(this, request.contentType(), request.body());
            }
            case "REFER" -> referred(plain);
            case "OPTIONS" -> {
                Answer answer = plain.answer(200, "OK").header("Allow", UserAgent.ALLOW);
                plain.respond(200, answer.done());
            }
            default -> Refusal.methodNotAllowed().answer(plain);
        }
    }

    /** No NOTIFY follows (RFC 4488). */
    private void referred(PlainServerTransaction refer) {
        String target = refer.request().headers().first("refer-to");
        try {
            SipUri uri = Grammar.address(target == null ? "" : target).uri();
            Answer accepted = refer.answer(202, "Accepted").header("Refer-Sub", "false");
            refer.respond(202, accepted.done());
            listener.onRefer(this, uri);
        } catch (MalformedMessage e) {
            refer.respond(400, "Bad Refer-To");
        }
    }

    /** RFC 3261 §14.2 */
    private void reinvited(InviteServerTransaction invite) {
        if (isOffering()) {
            invite.respond(491, "Request Pending");
            return;
        }
        Refusal refusal = Refusal.ofContent(invite.request());
        if (refusal != null) {
            refusal.answer(invite);
            return;
        }
        String offer = invite.request().sdp();
        String sdp = offer == null ? localSdp : answerTo(offer, invite);
        if (sdp == null) {
            return;
        }
        answerComesInAck = offer == null;
        path.refreshTarget(invite.request().contact());
        byte[] ok = invite.answer(200, "OK")
                .header("Contact", agent.contact(path.origin().transport()))
                .header("Allow", UserAgent.ALLOW)
                .done("application/sdp", sdp);
        invite.respond(200, ok);
        repeatUntilAcknowledged(invite, ok);
    }

    /** RFC 3311 §5.2 */
    private void updated(PlainServerTransaction update) {
        String offer = update.request().sdp();
        if (offer != null && isOffering()) {
            update.respond(491, "Request Pending");
            return;
        }
        String sdp = offer == null ? "" : answerTo(offer, update);
        if (sdp == null) {
            return;
        }
        path.refreshTarget(update.request().contact());
        Answer answer = update.answer(200, "OK")
                .header("Contact", agent.contact(path.origin().transport()));
        update.respond(200, sdp.isEmpty() ? answer.done() : answer.done("application/sdp", sdp));
    }

    /** Asks the user; null if the offer was turned down, and answered so. */
    private @Nullable String answerTo(String offer, ServerTransaction transaction) {
        try {
            localSdp = listener.onReoffer(this, offer);
            return localSdp;
        } catch (UnacceptableSdp e) {
            Answer refused = transaction.answer(488, "Not Acceptable Here");
            refused.header("Reason", Reason.of(488, String.valueOf(e.getMessage())));
            transaction.respond(488, refused.done());
        } catch (RuntimeException e) {
            transaction.respond(500, "Server Internal Error");
            throw e;
        }
        return null;
    }

    // ---- ACK of our 2xx

    void repeatUntilAcknowledged(InviteServerTransaction invite, byte[] ok) {
        if (unacknowledged != null) {
            unacknowledged.stop();
        }
        unacknowledged = new UnacknowledgedOk(scope, invite, ok, this::neverAcknowledged);
    }

    @Override
    public void acknowledged(SipRequest ack) {
        UnacknowledgedOk waiting = unacknowledged;
        if (waiting == null || !waiting.isAcknowledgedBy(ack)) {
            return;
        }
        waiting.stop();
        unacknowledged = null;
        boolean first = !confirmed;
        confirmed = true;
        if (deferredBye != null) {
            sendBye(deferredBye);
            return;
        }
        if (over.get()) {
            return;
        }
        if (first) {
            confirm(ack.sdp());
        } else if (answerComesInAck) {
            takeAnswer(ack.sdp());
        }
        startNextReoffer();
    }

    /** Without an answer to the offer in our 2xx there would be a call without sound (RFC 3261 §13.2.2.4). */
    private void confirm(@Nullable String sdp) {
        boolean answerIsMissing = answerComesInAck && sdp == null;
        answerComesInAck = false;
        if (answerIsMissing) {
            lost();
        } else {
            listener.onConfirmed(this, sdp);
        }
    }

    /** The answer to an offer that we made in the 2xx of a re-INVITE without one. */
    private void takeAnswer(@Nullable String sdp) {
        answerComesInAck = false;
        if (sdp != null) {
            try {
                listener.onReoffer(this, sdp);
            } catch (UnacceptableSdp e) {
                lost();
            }
        }
    }

    private void neverAcknowledged() {
        unacknowledged = null;
        confirmed = true;
        if (over.compareAndSet(false, true)) {
            sendBye(Reason.line("No ACK received"));
            listener.onEnded(this, EndReason.LOST);
        } else if (deferredBye != null) {
            sendBye(deferredBye);
        }
    }

    // ---- the end

    /** The callee must not send BYE before the ACK has come (RFC 3261 §15). */
    private void bye(String reasonLine) {
        if (confirmed) {
            sendBye(reasonLine);
        } else {
            deferredBye = reasonLine;
        }
    }

    private void sendBye(String reasonLine) {
        deferredBye = null;
        stop();
        send("BYE", reasonLine, "", "", new ClientTransaction.User() {
            @Override
            public void answered(SipResponse response) {
                scope.remove(CallDialog.this);
            }

            @Override
            public void unanswered(int status, String why) {
                scope.remove(CallDialog.this);
            }
        });
    }

    void lost() {
        if (over.compareAndSet(false, true)) {
            sendBye(Reason.line("Far end lost"));
            listener.onEnded(this, EndReason.LOST);
        }
    }

    private void end(EndReason cause) {
        boolean told = over.getAndSet(true);
        stop();
        scope.remove(this);
        if (!told) {
            listener.onEnded(this, cause);
        }
    }

    private void stop() {
        if (unacknowledged != null) {
            unacknowledged.stop();
            unacknowledged = null;
        }
        while (!reoffers.isEmpty()) {
            reoffers.remove().fail(481, "Call Has Ended");
        }
    }

    @Override
    public void linkClosed(Link link) {
        if (path.origin().equals(link) && !over.get()) {
            listener.onFlowClosed(this);
        }
    }
}
