package org.switchroom.wire.sip;

import org.jspecify.annotations.Nullable;

/** A phone that rings: how a request of ours reaches it before it has answered, and whether it answers when it is told to. */
final class EarlyDialog {
    /** Remote control of a phone: it answers the call of the dialog in which this event arrives. */
    static final String TALK = "talk";

    private final UserAgent agent;
    private final DialogPath path;
    private final boolean takesTalk;

    private EarlyDialog(UserAgent agent, DialogPath path, boolean takesTalk) {
        this.agent = agent;
        this.path = path;
        this.takesTalk = takesTalk;
    }

    /** Whether a provisional answer names a phone that a request can be sent to (RFC 3261 §12.1.2). */
    static boolean isMadeBy(SipResponse response) {
        Address contact = response.contact();
        return response.status() / 10 == 18
                && !response.toTag().isEmpty()
                && contact != null
                && !contact.uri().equals(SipUri.WILDCARD);
    }

    /**
     * @param cseq the highest number used in the call
     * @param before what the phone that rang last is known by; what this phone has said once it need not repeat
     */
    static EarlyDialog of(
            UserAgent agent,
            Link link,
            OutboundCall call,
            long cseq,
            SipResponse ringing,
            @Nullable EarlyDialog before) {
        boolean said = before != null
                && before.takesTalk
                && before.path.state().remoteTag().equals(ringing.toTag());
        return new EarlyDialog(agent, DialogPath.placed(agent, link, call, cseq, ringing), said || offersTalk(ringing));
    }

    /** RFC 6665 §8.2.2 */
    private static boolean offersTalk(SipResponse ringing) {
        return ringing.headers().list("allow-events").stream().anyMatch(TALK::equalsIgnoreCase);
    }

    /** Whether a NOTIFY tells to answer; what an event's name is followed by does not matter. */
    static boolean isTalk(SipRequest notify) {
        String event = notify.headers().first("event");
        return event != null && event.split(";", 2)[0].strip().equalsIgnoreCase(TALK);
    }

    boolean takesTalk() {
        return takesTalk;
    }

    /**
     * Tells the phone to answer (RFC 6665 §4.2.2, without a subscription). A challenge is a refusal.
     *
     * @return the highest number used in the call now
     */
    long talk(CallScope scope, ClientTransaction.User outcome) {
        Link link = path.link();
        if (link == null) {
            outcome.unanswered(503, "No way to the phone");
            return path.state().localCSeq();
        }
        String extra = "Contact: " + agent.contact(link.transport()) + "\r\nEvent: " + TALK
                + "\r\nSubscription-State: active\r\n";
        OutgoingRequest notify = path.request("NOTIFY", link, extra, "", "");
        agent.send(scope, link, notify, outcome);
        return notify.cseq();
    }
}
