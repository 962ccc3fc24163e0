package org.switchroom.wire.sip;

/** A request to be answered, and the answer kept for its retransmissions (RFC 3261 §17.2). */
abstract sealed class ServerTransaction permits InviteServerTransaction, PlainServerTransaction {
    final CallScope scope;
    final SipTimers timers;
    private SipRequest request;
    private final Link source;
    private final Link answerLink;
    private final String seenVia;
    private String localTag = Tokens.next();

    /**
     * @param source where the request came from
     * @param answerLink where answers go (RFC 3261 §18.2.2)
     */
    ServerTransaction(CallScope scope, SipTimers timers, SipRequest request, Link source, Link answerLink) {
        this.scope = scope;
        this.timers = timers;
        this.request = request;
        this.source = source;
        this.answerLink = answerLink;
        this.seenVia = request.topVia().seenFrom(source.remote()).toString();
    }

    final SipRequest request() {
        return request;
    }

    /** The final answer is out: only what recognises repetitions is kept, for there are thousands of them. */
    void settle() {
        request = request.remembered();
    }

    final Link source() {
        return source;
    }

    final boolean reliable() {
        return answerLink.reliable();
    }

    /** The tag that answers of this transaction put into To, unless the request has one. */
    final String localTag() {
        return request.toTag().isEmpty() ? localTag : request.toTag();
    }

    /** The answer to a CANCEL has the tag of the answers to its INVITE (RFC 3261 §9.2). */
    final void useTag(String tag) {
        localTag = tag;
    }

    final Answer answer(int status, String reason) {
        return Answer.to(request, seenVia, status, reason, status == 100 ? "" : localTag);
    }

    final void respond(int status, String reason) {
        respond(status, answer(status, reason).done());
    }

    final void transmit(byte[] message) {
        answerLink.send(message);
    }

    abstract void respond(int status, byte[] message);

    /** The same request has come again. */
    abstract void repeated();

    abstract boolean isAnswered();
}
