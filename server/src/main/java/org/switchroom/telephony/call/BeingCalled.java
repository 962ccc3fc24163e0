package org.switchroom.telephony.call;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.engine.Command;
import org.switchroom.engine.Event.ContactOffered;
import org.switchroom.engine.OfferEnd;
import org.switchroom.engine.OutsideEnd;
import org.switchroom.engine.RejectCause;
import org.switchroom.wire.rtp.MediaPlane.NoPortFree;
import org.switchroom.wire.sip.DialogListener.EndReason;
import org.switchroom.wire.sip.NameAddr;

/**
 * Whoever is called for a contact and does not talk yet: the agent it is offered to, several at once, or a telephone outside.
 * What comes of it is told to the desk, which decides whether the one who answered is still wanted. On the call's mailbox.
 */
final class BeingCalled {
    private static final Logger LOG = LoggerFactory.getLogger(BeingCalled.class);
    /** How long a telephone outside rings. */
    private static final long OUTSIDE_RING_MS = 60_000;

    private static final int OUTSIDE = 0;

    private static final String STOPPED = "SIP;cause=487";
    /** So that the phone shows no missed call (RFC 3326). */
    private static final String ELSEWHERE = "SIP;cause=200;text=\"Call completed elsewhere\"";

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

    /** By agent; the telephone outside has 0. */
    private final Map<Integer, CalledLeg> rung = new HashMap<>();
    /** Those who hung up before we knew whether they were still wanted. */
    private final Map<CalledLeg, EndReason> goneEarly = new HashMap<>();

    private boolean recorded;
    private long lastSeq;

    /**
     * @param shown what a telephone outside is shown, unless the trunk has its own
     * @param from who is calling, for the agent's display
     * @param events told what the phones called from here do, as long as they live
     */
    BeingCalled(
            int firmId,
            String shown,
            long contactId,
            NameAddr from,
            CallEnvironment environment,
            SerialMailbox mailbox,
            DeskOrders orders,
            CalledLeg.Events events) {
        this.firmId = firmId;
        this.contactId = contactId;
        this.from = from;
        this.shown = shown;
        this.environment = environment;
        this.mailbox = mailbox;
        this.orders = orders;
        this.events = events;
    }

    /** @param offerSeq of the event, by which the desk knows which ring it is told of */
    void ring(ContactOffered offer, long offerSeq) {
        stop(offer.agentId(), STOPPED);
        lastSeq = offerSeq;
        var device = environment.devices().addressOf(firmId, offer.deviceId());
        if (device.isEmpty()) {
            reject(offer.agentId(), RejectCause.UNREACHABLE, offerSeq);
            return;
        }
        try {
            var headers = Map.of("X-Contact-Id", Long.toString(contactId));
            var leg = CalledLeg.to(offer.agentId(), offerSeq, device.get(), environment, mailbox, events);
            rung.put(offer.agentId(), leg);
            environment.ringing().ring(firmId, contactId, leg);
            leg.ring(device.get(), from, headers, environment);
        } catch (NoPortFree | RuntimeException e) {
            LOG.error("Agent {} cannot be rung", offer.agentId(), e);
            stop(offer.agentId(), STOPPED);
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
            rung.put(leg.agentId(), leg);
            mailbox.after(OUTSIDE_RING_MS, () -> giveUp(leg));
        } catch (NoPortFree | RuntimeException e) {
            LOG.error("Nobody outside can be called", e);
            stop();
            ended(OutsideEnd.NOT_POSSIBLE, callSeq);
        }
    }

    private void giveUp(CalledLeg leg) {
        if (isRung(leg) && !leg.answered()) {
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

    /** All of them. */
    void stop() {
        List.copyOf(rung.keySet()).forEach(agentId -> stop(agentId, STOPPED));
    }

    /** This agent's phone alone. */
    void stop(int agentId, OfferEnd why) {
        stop(agentId, why == OfferEnd.TAKEN ? ELSEWHERE : STOPPED);
    }

    /** A telephone outside is rung no longer; an agent's goes on. */
    void stopOutside() {
        stop(OUTSIDE, STOPPED);
    }

    private void stop(int agentId, String reason) {
        var leg = rung.remove(agentId);
        if (leg != null) {
            environment.ringing().rest(firmId, contactId, leg);
            leg.close(reason);
            goneEarly.remove(leg);
        }
    }

    private boolean isRung(CalledLeg leg) {
        return rung.get(leg.agentId()) == leg;
    }

    /**
     * Who has answered talks from now on.
     *
     * @param agentId 0: the telephone outside
     * @return null when it is not there any more
     */
    @Nullable
    CalledLeg take(int agentId) {
        var answered = rung.get(agentId);
        if (answered == null || !answered.answered()) {
            return null;
        }
        rung.remove(agentId);
        environment.ringing().rest(firmId, contactId, answered);
        return answered;
    }

    /** How one that was taken had hung up before; null: it had not. Once. */
    @Nullable
    EndReason takeGoneEarly(CalledLeg taken) {
        return goneEarly.remove(taken);
    }

    // ---- what the phone did

    void answered(CalledLeg leg) {
        var command = leg.outside()
                ? new Command.OutsideAnswered(contactId, leg.calledSeq())
                : new Command.AcceptOffer(contactId, leg.agentId(), leg.calledSeq());
        orders.give(command, tooLate -> {
            if (isRung(leg)) {
                stop(leg.agentId(), TOO_LATE);
            }
        });
    }

    void refused(CalledLeg leg, int status) {
        if (!isRung(leg)) {
            return;
        }
        stop(leg.agentId(), "SIP;cause=" + status);
        if (leg.outside()) {
            ended(SipOutcome.outsideEndOf(status), leg.calledSeq());
        } else {
            reject(leg.agentId(), SipOutcome.causeOf(status), leg.calledSeq());
        }
    }

    void hungUp(CalledLeg leg, EndReason why) {
        if (isRung(leg)) {
            goneEarly.put(leg, why);
        }
    }

    private void ended(OutsideEnd why, long callSeq) {
        orders.give(new Command.OutsideEnded(contactId, why, callSeq));
    }

    private void reject(int agentId, RejectCause cause, long offerSeq) {
        orders.give(new Command.RejectOffer(contactId, agentId, cause, offerSeq));
    }
}
