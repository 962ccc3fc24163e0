package org.switchroom.wire.sip;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A call of ours that is not answered yet, and afterwards the keeper of late answers. */
final class PlacedInvite implements OutboundInvite, ClientTransaction.User, DialogParty {
    private final UserAgent agent;
    private final OutboundCall call;
    private final Listener listener;
    private final String callId;
    private final String localTag = Tokens.next();
    private final Map<String, CallDialog> answeredBy = new HashMap<>(2);
    private long cseq = 1;
    private @Nullable CallScope scope;
    private @Nullable Exchange exchange;
    private @Nullable EarlyDialog early;
    /** Whether the phone answers as it has been told to; null: it has not been told, or has refused. */
    private @Nullable CompletableFuture<Boolean> pickingUp;

    private String cancelReason = "";
    private boolean cancelWanted;
    private boolean cancelSent;
    private boolean done;

    PlacedInvite(UserAgent agent, OutboundCall call, Listener listener, String callId) {
        this.agent = agent;
        this.call = call;
        this.listener = listener;
        this.callId = callId;
    }

    @Override
    public String callId() {
        return callId;
    }

    void start(CallScope own) {
        if (done) {
            return;
        }
        scope = own;
        own.add(this);
        Link link = link();
        if (link == null) {
            unanswered(503, "No way to " + call.target().host());
            return;
        }
        Exchange sending = new Exchange(agent, own, link, call.credentials(), () -> ++cseq, this);
        exchange = sending;
        sending.send(invite(link));
    }

    private @Nullable Link link() {
        if (call.via() != null) {
            return agent.flow(call.via());
        }
        return call.proxy() != null
                ? agent.network().link(call.transport(), call.proxy())
                : agent.network().link(call.target(), call.transport());
    }

    private OutgoingRequest invite(Link link) {
        StringBuilder extra = new StringBuilder(256)
                .append("Contact: ")
                .append(agent.contact(link.transport()))
                .append("\r\nAllow: ")
                .append(UserAgent.ALLOW)
                .append("\r\nUser-Agent: ")
                .append(agent.product())
                .append("\r\n");
        call.headers()
                .forEach((name, value) -> extra.append(Answer.oneLine(name))
                        .append(": ")
                        .append(Answer.oneLine(value))
                        .append("\r\n"));
        return new OutgoingRequest(
                "INVITE",
                call.target().toString(),
                List.of(),
                call.from() + ";tag=" + localTag,
                call.to().toString(),
                callId,
                cseq,
                extra.toString(),
                "",
                "application/sdp",
                call.sdpOffer());
    }

    // ---- giving up

    @Override
    public void cancel(String reason) {
        agent.calls().post(callId, own -> {
            if (done) {
                return;
            }
            cancelWanted = true;
            cancelReason = reason;
            if (exchange != null) {
                exchange.abandon();
            }
            sendCancelIfPossible();
            fail(487, "Request Terminated");
        });
    }

    /** A CANCEL may only follow a provisional answer (RFC 3261 §9.1). */
    private void sendCancelIfPossible() {
        if (cancelSent
                || exchange == null
                || scope == null
                || !(exchange.transaction() instanceof InviteClientTransaction invite)
                || !invite.isProceeding()) {
            return;
        }
        cancelSent = true;
        OutgoingRequest cancel = invite.request().cancel(Reason.line(cancelReason));
        new PlainClientTransaction(scope, agent.timers(), agent, exchange.link(), cancel, IGNORED, invite.branch());
        invite.giveUpSoon();
    }

    private static final ClientTransaction.User IGNORED = new ClientTransaction.User() {
        @Override
        public void answered(SipResponse response) {}

        @Override
        public void unanswered(int status, String why) {}
    };

    // ---- having it answered

    @Override
    public CompletableFuture<Boolean> pickUp() {
        CompletableFuture<Boolean> outcome = new CompletableFuture<>();
        agent.calls().post(callId, own -> pickUp(own).thenAccept(outcome::complete));
        return outcome;
    }

    /** A phone that is about to answer is not told again: who asks meanwhile hears what came of the first time. */
    private CompletableFuture<Boolean> pickUp(CallScope own) {
        EarlyDialog phone = early;
        if (done || phone == null || !phone.takesTalk()) {
            return CompletableFuture.completedFuture(false);
        }
        if (pickingUp != null) {
            return pickingUp;
        }
        CompletableFuture<Boolean> outcome = new CompletableFuture<>();
        pickingUp = outcome;
        cseq = phone.talk(own, new ClientTransaction.User() {
            @Override
            public void answered(SipResponse response) {
                pickedUp(response.isSuccess());
            }

            @Override
            public void unanswered(int status, String why) {
                pickedUp(false);
            }
        });
        return outcome;
    }

    private void pickedUp(boolean accepted) {
        CompletableFuture<Boolean> outcome = pickingUp;
        if (!accepted) {
            pickingUp = null;
        }
        if (outcome != null) {
            outcome.complete(accepted);
        }
    }

    // ---- what comes back

    @Override
    public void provisional(SipResponse response) {
        if (cancelWanted) {
            sendCancelIfPossible();
        } else if (!done) {
            ringing(response);
        }
    }

    private void ringing(SipResponse response) {
        Exchange sent = exchange;
        if (sent != null && EarlyDialog.isMadeBy(response)) {
            EarlyDialog phone = EarlyDialog.of(agent, sent.link(), call, cseq, response, early);
            // One that cannot be told, behind the same proxy, does not take the place of one that can.
            if (phone.takesTalk() || early == null || !early.takesTalk()) {
                early = phone;
            }
        }
        if (response.status() == 180 || response.status() == 183) {
            listener.onRinging(response.status(), early != null && early.takesTalk());
        }
    }

    @Override
    public void answered(SipResponse response) {
        if (response.isSuccess()) {
            accepted(response);
        } else {
            fail(response.status(), response.reason());
        }
    }

    /**
     * A 2xx: the first one is the answer. A repeated one means that our ACK was lost. One of another branch, or one that
     * crossed our CANCEL, makes a dialog that is ended at once (RFC 3261 §13.2.2.4).
     */
    private void accepted(SipResponse ok) {
        Exchange sent = exchange;
        ClientTransaction transaction = sent == null ? null : sent.transaction();
        CallScope own = scope;
        if (sent == null || own == null || transaction == null) {
            return;
        }
        CallDialog known = answeredBy.get(ok.toTag());
        if (known != null) {
            known.acknowledge(transaction.request());
            return;
        }
        // ACK has the INVITE's number; what follows goes on after all that was sent while it rang.
        CallDialog dialog = CallDialog.placed(agent, own, call, DialogPath.placed(agent, sent.link(), call, cseq, ok));
        answeredBy.put(ok.toTag(), dialog);
        own.add(dialog);
        dialog.acknowledge(transaction.request());
        String sdp = ok.sdp();
        if (done) {
            dialog.hangUp(cancelWanted ? cancelReason : "Answered elsewhere");
        } else if (sdp == null) {
            dialog.hangUp("No answer in 200 OK");
            fail(488, "No answer in 200 OK");
        } else {
            finish();
            listener.onAnswered(dialog, sdp);
            pickedUp(true);
        }
    }

    @Override
    public void unanswered(int status, String why) {
        fail(status, why);
    }

    private void fail(int status, String why) {
        if (!done) {
            finish();
            listener.onFailed(status, why);
            pickedUp(false);
        }
    }

    private void finish() {
        done = true;
        if (scope != null) {
            scope.remove(this);
        }
    }

    // ---- as long as it has no dialog, nothing inside one can be meant for it

    @Override
    public boolean isMeantBy(String local, String remote) {
        return false;
    }

    @Override
    public void received(ServerTransaction transaction) {}

    @Override
    public void linkClosed(Link link) {
        if (exchange != null && exchange.link().equals(link)) {
            fail(503, "Connection closed");
        }
    }
}
