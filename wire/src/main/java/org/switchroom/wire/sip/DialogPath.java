package org.switchroom.wire.sip;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** The state of a dialog, and how requests of ours find its far end (RFC 3261 §12.2.1). */
final class DialogPath {
    private final UserAgent agent;
    private final boolean staysOnFlow;
    private volatile Link origin;
    private volatile DialogState state;

    /**
     * @param origin the link on which the dialog begins
     * @param staysOnFlow every request goes there
     */
    DialogPath(UserAgent agent, Link origin, boolean staysOnFlow, DialogState state) {
        this.agent = agent;
        this.origin = origin;
        this.staysOnFlow = staysOnFlow;
        this.state = state;
    }

    /**
     * To the far end of a call of ours, once it has rung or answered (RFC 3261 §12.1.2).
     *
     * @param localCSeq the highest number that has been used in the call
     * @param answer with a tag in its To
     */
    static DialogPath placed(UserAgent agent, Link origin, OutboundCall call, long localCSeq, SipResponse answer) {
        Address contact = answer.contact();
        DialogState state = new DialogState(
                answer.callId(),
                answer.fromTag(),
                answer.toTag(),
                call.from(),
                call.to(),
                contact == null ? call.target() : contact.uri(),
                answer.routeSet(),
                localCSeq,
                -1,
                origin.transport(),
                origin.flow().token());
        return new DialogPath(agent, origin, call.via() != null, state);
    }

    /** Readable from any thread; changed in the mailbox of the call only. */
    DialogState state() {
        return state;
    }

    Link origin() {
        return origin;
    }

    void moveTo(Link link) {
        origin = link;
        state = state.withFlow(link.flow());
    }

    long nextCSeq() {
        DialogState next = state.withLocalCSeq(state.localCSeq() + 1);
        state = next;
        return next.localCSeq();
    }

    /** Takes note of the far end's number; false if it is out of order (RFC 3261 §12.2.2). */
    boolean advance(long remoteCSeq) {
        if (remoteCSeq < state.remoteCSeq()) {
            return false;
        }
        state = state.withRemoteCSeq(remoteCSeq);
        return true;
    }

    void refreshTarget(@Nullable Address contact) {
        if (contact != null && !contact.uri().equals(SipUri.WILDCARD)) {
            state = state.withRemoteTarget(contact.uri());
        }
    }

    OutgoingRequest request(String method, Link link, String extra, String contentType, String body) {
        String own = method.equals("INVITE")
                ? "Contact: " + agent.contact(link.transport()) + "\r\nAllow: " + UserAgent.ALLOW + "\r\n"
                : "";
        return request(method, nextCSeq(), own + extra, "", contentType, body);
    }

    /** ACK of a 2xx: a request of its own, outside any transaction (RFC 3261 §13.2.2.4). */
    void acknowledge(OutgoingRequest invite) {
        Link link = link();
        if (link != null) {
            OutgoingRequest ack = request("ACK", invite.cseq(), "", invite.authorization(), "", "");
            link.send(ack.encode(agent.via(link.transport(), Tokens.branch())));
        }
    }

    private OutgoingRequest request(
            String method, long cseq, String extra, String authorization, String contentType, String body) {
        DialogState dialog = state;
        Hop hop = Hop.of(dialog);
        String to = dialog.remoteTag().isEmpty()
                ? dialog.remote().toString()
                : dialog.remote() + ";tag=" + dialog.remoteTag();
        return new OutgoingRequest(
                method,
                hop.requestUri().toString(),
                hop.routes(),
                dialog.local() + ";tag=" + dialog.localTag(),
                to,
                dialog.callId(),
                cseq,
                extra,
                authorization,
                contentType,
                body);
    }

    /** A flow is kept to; else the route set or the far end's Contact says where to send. Null: nowhere. */
    @Nullable
    Link link() {
        if (origin.open() && (staysOnFlow || origin.transport() != Transport.UDP)) {
            return origin;
        }
        if (origin.transport() == Transport.WS) {
            return null; // opened from the other end only
        }
        SipUri next = Hop.of(state).next();
        if (origin.transport() == Transport.UDP && state.routeSet().isEmpty() && isHidden(next.host())) {
            return origin;
        }
        return agent.network().link(next, origin.transport());
    }

    /** The far end sits behind a translated address and its Contact means nothing here. */
    private boolean isHidden(String host) {
        if (host.endsWith(".invalid")) {
            return true;
        }
        try {
            InetAddress contact = InetAddress.ofLiteral(host);
            InetAddress source = origin.remote().getAddress();
            return contact.isAnyLocalAddress()
                    || (contact.isSiteLocalAddress() && !source.isSiteLocalAddress() && !source.isLoopbackAddress());
        } catch (IllegalArgumentException e) {
            return false; // a name
        }
    }
}
