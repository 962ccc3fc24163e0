package org.switchroom.wire.sip;

/** A request of ours on its way to an answer (RFC 3261 §17.1). */
abstract sealed class ClientTransaction permits InviteClientTransaction, PlainClientTransaction {

    /** Who asked. Called in the mailbox of the call. */
    interface User {
        default void provisional(SipResponse response) {}

        /** The final answer. For INVITE every 2xx, repeated ones and those of other branches too. */
        void answered(SipResponse response);

        /** @param status 408: nobody answered; 503: it could not be sent */
        void unanswered(int status, String why);
    }

    final CallScope scope;
    final SipTimers timers;
    final Link link;
    final User user;
    private final OutgoingRequest request;
    private final String branch;
    private final byte[] message;

    ClientTransaction(CallScope scope, SipTimers timers, Vias vias, Link link, OutgoingRequest request, User user) {
        this(scope, timers, vias, link, request, user, Tokens.branch());
    }

    /** @param branch that of the INVITE for a CANCEL */
    ClientTransaction(
            CallScope scope,
            SipTimers timers,
            Vias vias,
            Link link,
            OutgoingRequest request,
            User user,
            String branch) {
        this.scope = scope;
        this.timers = timers;
        this.link = link;
        this.user = user;
        this.request = request;
        this.branch = branch;
        this.message = request.encode(vias.via(link.transport(), branch));
    }

    final OutgoingRequest request() {
        return request;
    }

    final String branch() {
        return branch;
    }

    final void transmit() {
        link.send(message, () -> scope.post(this::unreachable));
    }

    /** The request could not leave, or came to nobody. */
    abstract void unreachable();

    /** No answer can come any more. */
    abstract void linkClosed();

    abstract void received(SipResponse response);
}
