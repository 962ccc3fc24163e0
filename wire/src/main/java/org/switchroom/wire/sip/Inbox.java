package org.switchroom.wire.sip;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where received messages go (RFC 3261 §8.2, §17, §18): first to the transaction they repeat or answer, then to the
 * dialog they are part of, and what begins something new to the user's {@link SipHandler}.
 */
final class Inbox implements Network.Receiver {
    private static final Logger log = LoggerFactory.getLogger(Inbox.class);

    private final UserAgent agent;
    private final SipHandler handler;
    private final SipLimits limits;
    private @Nullable Network network;

    Inbox(UserAgent agent, SipHandler handler, SipLimits limits) {
        this.agent = agent;
        this.handler = handler;
        this.limits = limits;
    }

    /** Begins to take messages; what came before is lost. */
    void open(Network opened) {
        network = opened;
    }

    @Override
    public void closed(Link link) {
        if (link.transport() == Transport.WS) {
            agent.calls().postToAll(scope -> scope.linkClosed(link));
        }
        // one mailbox for each connection, so that a slow handler holds up neither calls nor event loops
        agent.calls().post(link.flow().token(), scope -> handler.onFlowClosed(link.flow()));
    }

    @Override
    public void received(Link link, byte[] message) {
        if (network == null) {
            return;
        }
        try {
            switch (MessageReader.read(message)) {
                case SipResponse response -> {
                    if (agent.calls().knows(response.callId())) {
                        agent.calls().offer(response.callId(), scope -> respond(scope, response));
                    }
                }
                case SipRequest request -> admit(link, request);
            }
        } catch (MalformedMessage e) {
            log.debug("From {}: {}", link.remote(), e.getMessage());
            answerMalformed(link, e);
        }
    }

    private void answerMalformed(Link link, MalformedMessage e) {
        Headers headers = e.answerable();
        if (headers == null) {
            return;
        }
        try {
            Via via = Grammar.via(headers.list("via").stream().findFirst().orElse(""));
            String reason = e.status() == 505 ? "Version Not Supported" : String.valueOf(e.getMessage());
            byte[] answer =
                    Answer.toMalformed(headers, via.seenFrom(link.remote()).toString(), e.status(), reason);
            answerLink(link, via).send(answer);
        } catch (MalformedMessage unanswerable) {
            log.debug("No way to answer {}", link.remote());
        }
    }

    private Link answerLink(Link link, Via via) {
        Network open = network;
        return open == null ? link : open.answerLink(link, via);
    }

    /** Turns away, without keeping anything, what cannot be served. */
    private void admit(Link link, SipRequest request) {
        if (!agent.calls().knows(request.callId())) {
            if (request.is("ACK") || !handler.admits(link.flow())) {
                return;
            }
            if (request.is("CANCEL") || insideDialog(request)) {
                answerStatelessly(link, request, 481, "Call/Transaction Does Not Exist", Map.of());
                return;
            }
            if (agent.calls().full()) {
                refuseOverload(link, request);
                return;
            }
        }
        agent.calls().offer(request.callId(), scope -> receive(scope, link, request));
    }

    private static boolean insideDialog(SipRequest request) {
        return !request.toTag().isEmpty() && !request.is("REGISTER");
    }

    private void refuseOverload(Link link, SipRequest request) {
        Map<String, String> retry = Map.of("Retry-After", Integer.toString(limits.retryAfterSeconds()));
        answerStatelessly(link, request, 503, "Service Unavailable", retry);
    }

    private void answerStatelessly(
            Link link, SipRequest request, int status, String reason, Map<String, String> headers) {
        String via = request.topVia().seenFrom(link.remote()).toString();
        Answer answer = Answer.to(request, via, status, reason, Tokens.next());
        headers.forEach(answer::header);
        answerLink(link, request.topVia()).send(answer.done());
    }

    private static void respond(CallScope scope, SipResponse response) {
        ClientTransaction transaction = scope.asking(response);
        if (transaction != null) {
            transaction.received(response);
        }
    }

    private void receive(CallScope scope, Link link, SipRequest request) {
        ServerTransaction known = scope.serving(request);
        if (request.is("ACK")) {
            acknowledge(scope, known, request);
        } else if (known != null) {
            known.repeated();
        } else if (!scope.hasRoom()) {
            refuseOverload(link, request);
        } else {
            serve(scope, link, request);
        }
    }

    private static void acknowledge(CallScope scope, @Nullable ServerTransaction known, SipRequest ack) {
        if (known instanceof InviteServerTransaction invite) {
            invite.acknowledged();
        }
        DialogParty party = scope.party(ack);
        if (party != null) {
            party.acknowledged(ack);
        }
    }

    private void serve(CallScope scope, Link link, SipRequest request) {
        Link answers = answerLink(link, request.topVia());
        if (request.is("INVITE")) {
            InviteServerTransaction invite = new InviteServerTransaction(scope, agent.timers(), request, link, answers);
            if (insideDialog(request)) {
                serveInDialog(scope, invite);
            } else {
                serveNew(scope, invite);
            }
            return;
        }
        PlainServerTransaction plain = new PlainServerTransaction(scope, agent.timers(), request, link, answers);
        if (request.is("CANCEL")) {
            cancel(scope, plain);
        } else if (insideDialog(request)) {
            serveInDialog(scope, plain);
        } else {
            serveNew(scope, plain);
        }
    }

    /** RFC 3261 §9.2 */
    private static void cancel(CallScope scope, PlainServerTransaction cancel) {
        InviteServerTransaction invite = scope.cancelledBy(cancel.request());
        if (invite == null) {
            cancel.respond(481, "Call/Transaction Does Not Exist");
            return;
        }
        cancel.useTag(invite.localTag());
        cancel.respond(200, "OK");
        invite.cancel();
    }

    private static void serveInDialog(CallScope scope, ServerTransaction transaction) {
        DialogParty party = scope.party(transaction.request());
        if (party == null) {
            transaction.respond(481, "Call/Transaction Does Not Exist");
        } else {
            party.received(transaction);
        }
    }

    private void serveNew(CallScope scope, ServerTransaction transaction) {
        Refusal refusal = Refusal.of(scope, transaction.request());
        if (refusal != null) {
            refusal.answer(transaction);
            return;
        }
        switch (transaction) {
            case InviteServerTransaction invite -> offerInvite(scope, invite);
            case PlainServerTransaction plain -> {
                if (plain.request().is("REGISTER")) {
                    offerRegister(plain);
                } else {
                    plain.respond(200, capabilities(plain));
                }
            }
        }
    }

    /** Answer to OPTIONS (RFC 3261 §11.2). */
    private byte[] capabilities(ServerTransaction options) {
        return options.answer(200, "OK")
                .header("Allow", UserAgent.ALLOW)
                .header("Accept", "application/sdp")
                .header("Accept-Encoding", "identity")
                .header("Accept-Language", "en")
                .header("Supported", "")
                .header("Server", agent.product())
                .done();
    }

    private void offerInvite(CallScope scope, InviteServerTransaction transaction) {
        try {
            ReceivedInvite invite = new ReceivedInvite(agent, scope, transaction);
            try {
                handler.onInvite(invite);
            } catch (RuntimeException e) {
                log.error("INVITE handler failed on call {}", scope.callId, e);
                invite.reject(500, "Server Internal Error");
            }
        } catch (MalformedMessage e) {
            transaction.respond(400, String.valueOf(e.getMessage()));
        }
    }

    private void offerRegister(PlainServerTransaction transaction) {
        try {
            ReceivedRegister register = new ReceivedRegister(transaction);
            try {
                handler.onRegister(register);
            } catch (RuntimeException e) {
                log.error("REGISTER handler failed", e);
                register.reject(500, "Server Internal Error");
            }
        } catch (MalformedMessage e) {
            transaction.respond(400, String.valueOf(e.getMessage()));
        }
    }
}
