package org.switchroom.telephony.call;

import java.util.Map;
import org.switchroom.wire.rtp.MediaLeg;
import org.switchroom.wire.sip.DialogListener.EndReason;
import org.switchroom.wire.sip.InboundInvite;

/** Somebody who calls us: an INVITE that is answered once, then a leg. On the call's mailbox. */
final class CallerLeg {
    private final InboundInvite invite;
    private final String sdp;
    private final Leg leg;
    /** The INVITE has its final answer. */
    private boolean settled;

    /** @param sdp our answer to the caller's offer, or our offer when there was none */
    CallerLeg(InboundInvite invite, MediaLeg media, String sdp, SerialMailbox mailbox, LegEvents events) {
        this.invite = invite;
        this.sdp = sdp;
        this.leg = new Leg(media, mailbox, events);
        invite.onCancelled(() -> mailbox.execute(() -> {
            settled = true;
            events.hungUp(EndReason.BYE);
        }));
    }

    /** @return false when the caller has given up meanwhile */
    boolean answer() {
        if (settled) {
            return false;
        }
        settled = true;
        try {
            leg.established(invite.answer(sdp, leg));
            return true;
        } catch (IllegalStateException cancelled) {
            return false;
        }
    }

    /** Ends the call and frees everything. Idempotent. */
    void close() {
        reject(480, "Temporarily Unavailable", Map.of());
    }

    /** The same, with what is said when it was not answered yet. */
    void reject(int status, String reasonPhrase, Map<String, String> headers) {
        if (!settled) {
            settled = true;
            invite.reject(status, reasonPhrase, headers);
        }
        leg.close("SIP;cause=200;text=\"Call completed\"");
    }
}
