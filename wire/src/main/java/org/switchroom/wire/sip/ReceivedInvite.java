package org.switchroom.wire.sip;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** A call that has arrived: our end of its early dialog. */
final class ReceivedInvite extends ReceivedRequest implements InboundInvite, DialogParty {
    private enum Phase {
        PENDING,
        ANSWERED,
        REJECTED,
        CANCELLED
    }

    private final UserAgent agent;
    private final CallScope scope;
    private final InviteServerTransaction invite;
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.PENDING);
    private final AtomicReference<@Nullable Runnable> onCancelled = new AtomicReference<>();
    private final SipUri remoteTarget;
    private volatile @Nullable IntSupplier onPickUp;

    ReceivedInvite(UserAgent agent, CallScope scope, InviteServerTransaction invite) throws MalformedMessage {
        super(invite);
        Address contact = invite.request().contact();
        if (contact == null || contact.uri().equals(SipUri.WILDCARD)) {
            throw new MalformedMessage("INVITE without a usable Contact");
        }
        this.agent = agent;
        this.scope = scope;
        this.invite = invite;
        this.remoteTarget = contact.uri();
        scope.add(this);
        invite.onCancel(this::giveUp);
    }

    @Override
    public @Nullable String sdpOffer() {
        return request.sdp();
    }

    // ---- what the user does, on any thread

    @Override
    public void onPickUp(IntSupplier pickUp) {
        onPickUp = pickUp;
    }

    @Override
    public void ring() {
        progress(180, "Ringing", "");
    }

    @Override
    public void progress(String sdp) {
        progress(183, "Session Progress", sdp);
    }

    private void progress(int status, String reason, String sdp) {
        if (phase.get() == Phase.PENDING) {
            scope.post(() -> {
                Answer answer = dialogAnswer(status, reason);
                invite.respond(status, sdp.isEmpty() ? answer.done() : answer.done("application/sdp", sdp));
            });
        }
    }

    private Answer dialogAnswer(int status, String reason) {
        Answer answer = invite.answer(status, reason)
                .recordRoute(request)
                .header("Contact", agent.contact(invite.source().transport()))
                .header("Server", agent.product());
        return onPickUp == null || status >= 200
                ? answer.header("Allow", UserAgent.ALLOW)
                : answer.header("Allow", UserAgent.ALLOW + ", NOTIFY").header("Allow-Events", EarlyDialog.TALK);
    }

    @Override
    void reject(int status, String reasonPhrase, List<Map.Entry<String, String>> headers) {
        checkRejection(status);
        if (phase.compareAndSet(Phase.PENDING, Phase.REJECTED)) {
            scope.post(() -> {
                rejectNow(status, reasonPhrase, headers);
                scope.remove(this);
            });
        }
    }

    @Override
    public Dialog answer(String sdp, DialogListener listener) {
        if (!phase.compareAndSet(Phase.PENDING, Phase.ANSWERED)) {
            throw new IllegalStateException("call " + callId() + " is " + phase.get());
        }
        CallDialog dialog = CallDialog.answering(agent, scope, invite, remoteTarget, sdp, listener);
        byte[] ok = dialogAnswer(200, "OK").done("application/sdp", sdp);
        scope.post(() -> {
            scope.replace(this, dialog);
            invite.respond(200, ok);
            dialog.repeatUntilAcknowledged(invite, ok);
        });
        return dialog;
    }

    @Override
    public void onCancelled(Runnable action) {
        onCancelled.set(action);
        if (phase.get() == Phase.CANCELLED) {
            scope.post(this::runOnCancelled);
        }
    }

    private void runOnCancelled() {
        Runnable action = onCancelled.getAndSet(null);
        if (action != null) {
            action.run();
        }
    }

    // ---- what the caller does

    private void giveUp() {
        if (phase.compareAndSet(Phase.PENDING, Phase.CANCELLED)) {
            rejectNow(487, "Request Terminated", List.of());
            scope.remove(this);
            runOnCancelled();
        }
    }

    @Override
    public boolean isMeantBy(String localTag, String remoteTag) {
        return localTag.equals(invite.localTag()) && remoteTag.equals(request.fromTag());
    }

    @Override
    public void received(ServerTransaction inDialog) {
        switch (inDialog.request().method()) {
            case "BYE" -> { // RFC 3261 §15.1.2
                inDialog.respond(200, "OK");
                giveUp();
            }
            case "INVITE", "UPDATE" -> { // RFC 3261 §14.2, RFC 3311 §5.2: our answer to the first offer is not out yet
                Answer later = inDialog.answer(500, "Not Answered Yet").header("Retry-After", "2");
                inDialog.respond(500, later.done());
            }
            case "INFO", "OPTIONS" -> inDialog.respond(200, "OK");
            case "NOTIFY" -> notified(inDialog);
            default -> Refusal.methodNotAllowed().answer(inDialog);
        }
    }

    private void notified(ServerTransaction notify) {
        IntSupplier pickUp = onPickUp;
        if (pickUp == null) {
            Refusal.methodNotAllowed().answer(notify);
        } else if (!EarlyDialog.isTalk(notify.request())) { // RFC 6665 §8.3.2
            new Refusal(489, "Bad Event", "Allow-Events", EarlyDialog.TALK).answer(notify);
        } else if (phase.get() != Phase.PENDING) {
            notify.respond(481, "Nothing Rings");
        } else {
            int status = pickUp.getAsInt();
            notify.respond(status, status == 200 ? "OK" : "Not Picked Up");
        }
    }

    @Override
    public void linkClosed(Link link) {
        if (invite.source().equals(link)) {
            giveUp();
        }
    }
}
