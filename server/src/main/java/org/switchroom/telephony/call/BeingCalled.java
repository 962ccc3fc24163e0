package org.switchroom.telephony.call;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.engine.Command;
import org.switchroom.engine.Event.ContactOffered;
import org.switchroom.engine.OutsideEnd;
import org.switchroom.engine.RejectCause;
import org.switchroom.wire.rtp.MediaPlane.NoPortFree;
import org.switchroom.wire.sip.DialogListener.EndReason;
import org.switchroom.wire.sip.NameAddr;

/**
 * Whoever is called for a contact and does not talk yet: the agent it is offered to, or a telephone outside. What comes of
 * it is told to the desk, which decides whether the one who answered is still wanted. On the call's mailbox.
 */
final class BeingCalled {
    private static final Logger LOG = LoggerFactory.getLogger(BeingCalled.class);
    /** How long a telephone outside rings. */
    private static final long OUTSIDE_RING_MS = 60_000;

    private static final String STOPPED = "SIP;cause=487";
    private static final String TOO_LATE = "SIP;cause=487;text=\"Too late\"";

    private final int firmId;
    private final long contactId;
    private final NameAddr from;
    /** What a telephone outside is shown. */
    private final String shown;

    private final CallEnvironment environment;
    private final SerialMailbox mailbox;
    private final DeskOrders orders;
    private final CalledLeg.Events events;

    private @Nullable CalledLeg rung;
    /** It hung up before we knew whether it was still wanted. */
    private @Nullable EndReason goneEarly;

    private boolean recorded;
    private long lastSeq;

    /**
     * @param from who is calling, for the agent's display
     * @param events told what the phones called from here do, as long as they live
     */
    BeingCalled(
            Party party,
            long contactId,
            NameAddr from,
            CallEnvironment environment,
            SerialMailbox mailbox,
            DeskOrders orders,
            CalledLeg.Events events) {
        this.firmId = party.firmId();
        this.contactId = contactId;
        this.from = from;
        this.shown = party.shown();
        this.environment = environment;
        this.mailbox = mailbox;
        this.orders = orders;
        this.events = events;
    }

    /** @param offerSeq of the event, by which the desk knows which ring it is told of */
    void ring(ContactOffered offer, long offerSeq) {
        stop();
        lastSeq = offerSeq;
        var device = environment.devices().addressOf(firmId, offer.deviceId());
        if (device.isEmpty()) {
            reject(offer.agentId(), RejectCause.UNREACHABLE, offerSeq);
            return;
        }
        try {
            var headers = Map.of("X-Contact-Id", Long.toString(contactId));
            rung = CalledLeg.ring(offer.agentId(), offerSeq, device.get(), from, headers, environment, mailbox, events);
        } catch (NoPortFree | RuntimeException e) {
            LOG.error("Agent {} cannot be rung", offer.agentId(), e);
            reject(offer.agentId(), RejectCause.UNREACHABLE, offerSeq);
        }
    }

    /** @param callSeq of the event, by which the desk knows which call it is told of */
    void dial(String number, long callSeq) {
        stop();
        lastSeq = callSeq;
        try {
            var route = environment.outside().route(firmId, number, shown);
            if (route.isEmpty()) {
                ended(OutsideEnd.NOT_POSSIBLE, callSeq);
                return;
            }
            recorded = route.get().recorded();
            var leg = CalledLeg.dial(route.get(), callSeq, environment, mailbox, events);
            rung = leg;
            mailbox.after(OUTSIDE_RING_MS, () -> giveUp(leg));
        } catch (NoPortFree | RuntimeException e) {
            LOG.error("Nobody outside can be called", e);
            stop();
            ended(OutsideEnd.NOT_POSSIBLE, callSeq);
        }
    }

    private void giveUp(CalledLeg leg) {
        if (leg == rung && !leg.answered()) {
            stop();
            ended(OutsideEnd.NO_ANSWER, leg.calledSeq());
        }
    }

    /** Whether what is said to the telephone outside that was called last is to be recorded. */
    boolean recorded() {
        return recorded;
    }

    /** Of the event by which somebody was called last. */
    long lastSeq() {
        return lastSeq;
    }

    void stop() {
        close(STOPPED);
    }

    /** A telephone outside is rung no longer; an agent's goes on. */
    void stopOutside() {
        if (rung != null && rung.outside()) {
            stop();
        }
    }

    private void close(String reason) {
        if (rung != null) {
            rung.close(reason);
        }
        rung = null;
        goneEarly = null;
    }

    /**
     * Who has answered talks from now on.
     *
     * @param agentId 0: the telephone outside
     * @return null when it is not there any more
     */
    @Nullable
    CalledLeg take(int agentId) {
        var answered = rung;
        if (answered == null || answered.agentId() != agentId || !answered.answered()) {
            return null;
        }
        rung = null;
        return answered;
    }

    /** How the one taken last had hung up before; null: it had not. Once. */
    @Nullable
    EndReason takeGoneEarly() {
        var gone = goneEarly;
        goneEarly = null;
        return gone;
    }

    // ---- what the phone did

    void answered(CalledLeg leg) {
        var command = leg.outside()
                ? new Command.OutsideAnswered(contactId, leg.calledSeq())
                : new Command.AcceptOffer(contactId, leg.agentId(), leg.calledSeq());
        orders.give(command, tooLate -> {
            if (leg == rung) {
                close(TOO_LATE);
            }
        });
    }

    void refused(CalledLeg leg, int status) {
        if (leg != rung) {
            return;
        }
        close("SIP;cause=" + status);
        if (leg.outside()) {
            ended(SipOutcome.outsideEndOf(status), leg.calledSeq());
        } else {
            reject(leg.agentId(), SipOutcome.causeOf(status), leg.calledSeq());
        }
    }

    void hungUp(EndReason why) {
        goneEarly = why;
    }

    private void ended(OutsideEnd why, long callSeq) {
        orders.give(new Command.OutsideEnded(contactId, why, callSeq));
    }

    private void reject(int agentId, RejectCause cause, long offerSeq) {
        orders.give(new Command.RejectOffer(contactId, agentId, cause, offerSeq));
    }
}
