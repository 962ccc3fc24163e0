package org.switchroom.telephony.call;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.engine.Command;
import org.switchroom.engine.Event;
import org.switchroom.engine.Event.ContactOffered;
import org.switchroom.engine.OutsideEnd;
import org.switchroom.engine.Refusal;
import org.switchroom.engine.RejectCause;
import org.switchroom.wire.rtp.MediaLeg;
import org.switchroom.wire.rtp.MediaPlane.NoPortFree;
import org.switchroom.wire.sip.DialogListener.EndReason;
import org.switchroom.wire.sip.NameAddr;

/**
 * Everybody in a call but the caller: the agent who has the contact, whose phone rings, whom the agent asks, a telephone
 * outside; over and over until somebody has helped. The engine's events decide; what the phones do is told to the desk. On
 * the call's mailbox.
 */
final class AgentSide implements CalledLeg.Events {
    private static final Logger LOG = LoggerFactory.getLogger(AgentSide.class);
    private static final int DIGIT_MS = 120;
    /** How long a telephone outside rings. */
    private static final long OUTSIDE_RING_MS = 60_000;

    private static final String STOPPED = "SIP;cause=487";
    private static final String COMPLETED = "SIP;cause=200;text=\"Call completed\"";

    private final int firmId;
    private final long contactId;
    private final NameAddr from;
    private final String dialled;
    private final MediaLeg caller;
    private final Arrangement arrangement;
    private final CallEnvironment environment;
    private final SerialMailbox mailbox;
    private final DeskOrders orders;
    private final Runnable agentHungUp;

    /** Being called. */
    private @Nullable CalledLeg rung;
    /** Has the contact. */
    private @Nullable CalledLeg agent;
    /** Whom the agent asks. */
    private @Nullable CalledLeg partner;

    private boolean held;
    private boolean joined;
    /** The phone being called hung up before we knew whether it was still wanted. */
    private @Nullable EndReason goneEarly;

    private final ConversationRecorder recorder;

    /**
     * @param from who is calling, for the agent's display
     * @param agentHungUp what then becomes of a call that the desk does not know any more
     */
    AgentSide(
            Arrival arrival,
            long contactId,
            NameAddr from,
            Playback callerHears,
            CallEnvironment environment,
            SerialMailbox mailbox,
            DeskOrders orders,
            Runnable agentHungUp) {
        this.firmId = arrival.firmId();
        this.contactId = contactId;
        this.from = from;
        this.dialled = arrival.dialled();
        this.caller = arrival.media();
        this.arrangement = new Arrangement(arrival.media(), callerHears, environment, mailbox);
        this.environment = environment;
        this.mailbox = mailbox;
        this.orders = orders;
        this.agentHungUp = agentHungUp;
        this.recorder = new ConversationRecorder(firmId, contactId, caller, environment.recordings());
    }

    // ---- what the engine decided: whom to call

    void ring(ContactOffered offer) {
        stopRinging();
        var device = environment.devices().addressOf(firmId, offer.deviceId());
        if (device.isEmpty()) {
            reject(offer.agentId(), RejectCause.UNREACHABLE);
            return;
        }
        try {
            var headers = Map.of("X-Contact-Id", Long.toString(contactId));
            rung = CalledLeg.ring(offer.agentId(), device.get(), from, headers, environment, mailbox, this);
        } catch (NoPortFree e) {
            LOG.error("Agent {} cannot be rung: {}", offer.agentId(), e.getMessage());
            reject(offer.agentId(), RejectCause.UNREACHABLE);
        }
    }

    void stopRinging() {
        close(rung, STOPPED);
        rung = null;
        goneEarly = null;
    }

    /** The agent has left, and the caller waits for somebody outside. */
    void dial(Event.ContactDialled e) {
        arrangement.wait(true);
        dial(e.number());
    }

    void consult(Event.ConsultStarted e) {
        if (!e.number().isEmpty()) {
            dial(e.number());
        }
    }

    private void dial(String number) {
        stopRinging();
        try {
            var route = environment.outside().route(firmId, number, dialled);
            if (route.isEmpty()) {
                orders.give(new Command.OutsideEnded(contactId, OutsideEnd.NOT_POSSIBLE));
                return;
            }
            recorder.outside(route.get().recorded());
            var leg = CalledLeg.dial(route.get(), environment, mailbox, this);
            rung = leg;
            mailbox.after(OUTSIDE_RING_MS, () -> giveUp(leg));
        } catch (NoPortFree | RuntimeException e) {
            LOG.error("Nobody outside can be called", e);
            stopRinging();
            orders.give(new Command.OutsideEnded(contactId, OutsideEnd.NOT_POSSIBLE));
        }
    }

    private void giveUp(CalledLeg leg) {
        if (leg == rung && !leg.answered()) {
            stopRinging();
            orders.give(new Command.OutsideEnded(contactId, OutsideEnd.NO_ANSWER));
        }
    }

    // ---- what the engine decided: who talks

    void connect(int agentId) {
        var answered = takeRung(agentId);
        if (answered == null) {
            orders.give(new Command.LoseDevice(agentId));
            return;
        }
        agent = answered;
        held = false;
        arrange();
        recorder.start(agent);
        catchUp(answered);
    }

    void outsideConnected() {
        var answered = takeRung(0);
        if (answered == null) {
            orders.give(new Command.OutsideEnded(contactId, OutsideEnd.LOST));
            return;
        }
        agent = answered;
        held = false;
        arrangement.wait(false);
        arrange();
        recorder.start(agent);
        catchUp(answered);
    }

    void consultConnected(int partnerId) {
        var answered = takeRung(partnerId);
        if (answered == null) {
            orders.give(
                    partnerId == 0
                            ? new Command.OutsideEnded(contactId, OutsideEnd.LOST)
                            : new Command.LoseDevice(partnerId));
            return;
        }
        partner = answered;
        arrange();
        catchUp(answered);
    }

    /** The leg that has answered is needed no longer as the one being called. */
    private @Nullable CalledLeg takeRung(int agentId) {
        var answered = rung;
        if (answered == null || answered.agentId() != agentId || !answered.answered()) {
            return null;
        }
        rung = null;
        return answered;
    }

    private void catchUp(CalledLeg answered) {
        var gone = goneEarly;
        goneEarly = null;
        if (gone != null) {
            hungUp(answered, gone);
        }
    }

    void hold() {
        held = true;
        recorder.pause(true);
        arrange();
    }

    void resume() {
        held = false;
        arrange();
        recorder.pause(false);
    }

    void join() {
        joined = true;
        if (partner != null) {
            recorder.joined(partner);
        }
        arrange();
    }

    void consultEnded() {
        stopRinging();
        close(partner, COMPLETED);
        partner = null;
        joined = false;
        arrange();
        recorder.left();
    }

    /** The agent who had the contact leaves; a partner stays. */
    void part() {
        recorder.finish();
        close(agent, COMPLETED);
        agent = null;
        if (partner == null) {
            stopRinging();
            arrange();
        }
    }

    /** The partner has the contact now. */
    void handOver() {
        agent = partner;
        partner = null;
        held = false;
        joined = false;
        arrange();
        recorder.start(agent);
    }

    /** Nobody outside, or not any more. */
    void outsideLost() {
        if (rung != null && rung.outside()) {
            stopRinging();
        }
        if (agent == null) {
            arrangement.wait(false);
        }
        if (agent != null && agent.outside()) {
            part();
        }
    }

    /** Ends whatever there is with anybody. Idempotent. */
    void leave() {
        stopRinging();
        recorder.finish();
        close(partner, COMPLETED);
        close(agent, COMPLETED);
        partner = null;
        agent = null;
        joined = false;
    }

    private void arrange() {
        arrangement.make(agent, partner, held, joined);
    }

    private static void close(@Nullable CalledLeg leg, String reason) {
        if (leg != null) {
            leg.close(reason);
        }
    }

    // ---- keys

    /** A key of the caller's that did not come with the sound. */
    void keyFromCaller(char key) {
        if (agent != null && !held) {
            agent.media().sendDigit(key, DIGIT_MS);
        }
    }

    /** Keys of this agent's to whom he talks to; of nobody else's. */
    void keysFromAgent(int agentId, String keys) {
        for (var leg : new CalledLeg[] {agent, partner}) {
            if (leg != null && leg.agentId() == agentId) {
                keys.chars().forEach(key -> key(leg, (char) key));
            }
        }
    }

    /** The one on the other end of the bridge; null: nobody. */
    private @Nullable MediaLeg other(CalledLeg leg) {
        if (leg == agent) {
            return !held ? caller : partner == null ? null : partner.media();
        }
        return leg == partner && held && agent != null ? agent.media() : null;
    }

    @Override
    public void key(CalledLeg leg, char key) {
        var other = other(leg);
        if (other != null) {
            other.sendDigit(key, DIGIT_MS);
        }
    }

    // ---- what the phones did

    @Override
    public void answered(CalledLeg leg) {
        var command = leg.outside()
                ? new Command.OutsideAnswered(contactId)
                : new Command.AcceptOffer(contactId, leg.agentId());
        orders.give(command, tooLate -> {
            if (leg == rung) {
                close(leg, "SIP;cause=487;text=\"Too late\"");
                rung = null;
                goneEarly = null;
            }
        });
    }

    @Override
    public void refused(CalledLeg leg, int status) {
        if (leg != rung) {
            return;
        }
        int agentId = leg.agentId();
        close(leg, "SIP;cause=" + status);
        rung = null;
        if (leg.outside()) {
            orders.give(new Command.OutsideEnded(contactId, SipOutcome.outsideEndOf(status)));
        } else {
            reject(agentId, SipOutcome.causeOf(status));
        }
    }

    @Override
    public void hungUp(CalledLeg leg, EndReason why) {
        if (leg != agent && leg != partner) {
            goneEarly = why;
            return;
        }
        switch (why) {
            case BYE -> {
                if (leg.tellOnce()) {
                    hungUp(leg);
                }
            }
            case LOST -> lose(leg);
            // A page that reconnects cannot take up this dialog; until then the sound may go on.
            case FLOW_CLOSED -> mailbox.after(environment.deviceGraceMs(), () -> lose(leg));
        }
    }

    private void hungUp(CalledLeg leg) {
        if (leg.outside()) {
            orders.give(new Command.OutsideEnded(contactId, OutsideEnd.HUNG_UP));
            return;
        }
        orders.give(new Command.LeaveContact(contactId, leg.agentId()), refusal -> {
            if (refusal == Refusal.UNKNOWN_CONTACT) {
                agentHungUp.run();
            }
        });
    }

    @Override
    public void stalled(CalledLeg leg) {
        lose(leg);
    }

    @Override
    public void heldByPhone(CalledLeg leg, boolean phoneHolds) {
        if (leg == agent && !leg.outside() && !joined) {
            orders.give(
                    phoneHolds
                            ? new Command.HoldContact(contactId, leg.agentId())
                            : new Command.ResumeContact(contactId, leg.agentId()));
        }
    }

    private void lose(CalledLeg leg) {
        if ((leg == agent || leg == partner) && leg.tellOnce()) {
            orders.give(
                    leg.outside()
                            ? new Command.OutsideEnded(contactId, OutsideEnd.LOST)
                            : new Command.LoseDevice(leg.agentId()));
        }
    }

    private void reject(int agentId, RejectCause cause) {
        orders.give(new Command.RejectOffer(contactId, agentId, cause));
    }
}
