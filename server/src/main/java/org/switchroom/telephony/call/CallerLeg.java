package org.switchroom.telephony.call;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.switchroom.wire.rtp.MediaLeg;
import org.switchroom.wire.sip.DialogListener.EndReason;
import org.switchroom.wire.sip.InboundInvite;
import org.switchroom.wire.sip.UnacceptableSdp;

/** Somebody who calls us: an INVITE that is answered once, then a leg. On the call's mailbox. */
final class CallerLeg implements CallerLine {
    private final InboundInvite invite;
    private final @Nullable String sdp;
    private final Leg leg;
    /** The INVITE has its final answer. */
    private boolean settled;

    private boolean answered;

    /** @param sdp our answer to the caller's offer, or our offer when there was none; null: made when it is answered */
    CallerLeg(InboundInvite invite, MediaLeg media, @Nullable String sdp, SerialMailbox mailbox, LegEvents events) {
        this.invite = invite;
        this.sdp = sdp;
        this.leg = new Leg(media, mailbox, events);
        invite.onCancelled(() -> mailbox.execute(() -> {
            settled = true;
            events.hungUp(EndReason.BYE);
        }));
    }

    @Override
    public MediaLeg media() {
        return leg.media();
    }

    @Override
    public void fetch(Runnable there) {
        there.run();
    }

    @Override
    public void ringing() {
        if (!settled) {
            invite.ring();
        }
    }

    @Override
    public boolean answer() {
        if (settled) {
            return answered;
        }
        settled = true;
        try {
            leg.established(invite.answer(sdp == null ? negotiated() : sdp, leg));
            answered = true;
        } catch (UnacceptableSdp e) {
            invite.reject(488, "Not Acceptable Here");
        } catch (IllegalStateException cancelled) {
            answered = false;
        }
        return answered;
    }

    /** Not before: from here on a silent telephone counts as lost. */
    private String negotiated() throws UnacceptableSdp {
        var offer = invite.sdpOffer();
        return offer == null ? media().offer() : media().answer(offer);
    }

    @Override
    public void close() {
        reject(480, "Temporarily Unavailable", Map.of());
    }

    @Override
    public void reject(int status, String reasonPhrase, Map<String, String> headers) {
        if (!settled) {
            settled = true;
            invite.reject(status, reasonPhrase, headers);
        }
        leg.close("SIP;cause=200;text=\"Call completed\"");
    }
}
