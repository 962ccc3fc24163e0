package org.switchroom.telephony.call;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.engine.Command;
import org.switchroom.engine.Event.ContactOffered;
import org.switchroom.engine.RejectCause;
import org.switchroom.telephony.RecordingName;
import org.switchroom.telephony.call.RecordingFiles.CallRecording;
import org.switchroom.wire.rtp.MediaLeg;
import org.switchroom.wire.rtp.MediaPlane.NoPortFree;
import org.switchroom.wire.sip.DialogListener.EndReason;
import org.switchroom.wire.sip.NameAddr;

/**
 * The agent's side of one call, from the first ring to the last word, over and over until somebody has helped. The
 * engine's events decide; what the agent's phone does is told to the desk. On the call's mailbox.
 */
final class AgentSide implements AgentLeg.Events {
    private static final Logger LOG = LoggerFactory.getLogger(AgentSide.class);
    private static final int DIGIT_MS = 120;

    private final int firmId;
    private final long contactId;
    private final NameAddr from;
    private final MediaLeg caller;
    private final Playback callerHears;
    private final CallEnvironment environment;
    private final SerialMailbox mailbox;
    private final DeskOrders orders;
    private final Runnable agentHungUp;

    private @Nullable AgentLeg agent;
    private boolean talking;
    /** The phone hung up before we knew whether the offer was still open. */
    private @Nullable EndReason goneEarly;
    /** The desk has been told that they part; what the phone does now says nothing new. */
    private boolean parting;

    private Optional<CallRecording> recording = Optional.empty();

    /**
     * @param from who is calling, for the agent's display
     * @param agentHungUp what then becomes of the call
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
        this.caller = arrival.media();
        this.callerHears = callerHears;
        this.environment = environment;
        this.mailbox = mailbox;
        this.orders = orders;
        this.agentHungUp = agentHungUp;
    }

    // ---- what the engine decided

    void ring(ContactOffered offer) {
        leave("SIP;cause=487");
        var device = environment.devices().addressOf(firmId, offer.deviceId());
        if (device.isEmpty()) {
            reject(offer.agentId(), RejectCause.UNREACHABLE);
            return;
        }
        try {
            var headers = Map.of("X-Contact-Id", Long.toString(contactId));
            agent = AgentLeg.ring(offer.agentId(), device.get(), from, headers, environment, mailbox, this);
        } catch (NoPortFree e) {
            LOG.error("Agent {} cannot be rung: {}", offer.agentId(), e.getMessage());
            reject(offer.agentId(), RejectCause.UNREACHABLE);
        }
    }

    void stopRinging() {
        leave("SIP;cause=487");
    }

    void connect(int agentId) {
        if (agent == null || agent.agentId() != agentId || !agent.answered()) {
            orders.give(new Command.LoseDevice(agentId));
            return;
        }
        talking = true;
        if (goneEarly != null) {
            hungUp(agent, goneEarly);
            return;
        }
        caller.bridge(agent.media());
        recording = environment
                .recordings()
                .start(new RecordingName(firmId, contactId, agentId, Instant.now()), caller, agent.media());
    }

    void hold() {
        if (agent != null) {
            caller.unbridge();
            agent.media().mute(true);
            recording.ifPresent(running -> running.pause(true));
            callerHears.music();
        }
    }

    void resume() {
        if (agent != null) {
            callerHears.stop();
            agent.media().mute(false);
            caller.bridge(agent.media());
            recording.ifPresent(running -> running.pause(false));
        }
    }

    /** Ends whatever there is with the agent. Idempotent. */
    void leave(String reason) {
        recording.ifPresent(CallRecording::finish);
        recording = Optional.empty();
        if (agent != null) {
            caller.unbridge();
            agent.close(reason);
            agent = null;
        }
        talking = false;
        goneEarly = null;
        parting = false;
    }

    /** A key of the caller's that did not come with the sound. */
    void keyFromCaller(char key) {
        if (agent != null && talking) {
            agent.media().sendDigit(key, DIGIT_MS);
        }
    }

    /** Keys of this agent's to the caller; of nobody else's, nor when they do not talk. */
    void keysFromAgent(int agentId, String keys) {
        if (agent != null && talking && agent.agentId() == agentId) {
            keys.chars().forEach(key -> caller.sendDigit((char) key, DIGIT_MS));
        }
    }

    // ---- what the agent's phone did

    @Override
    public void answered(AgentLeg leg) {
        orders.give(new Command.AcceptOffer(contactId, leg.agentId()), tooLate -> {
            if (leg == agent) {
                leave("SIP;cause=487;text=\"Too late\"");
            }
        });
    }

    @Override
    public void refused(AgentLeg leg, int status) {
        int agentId = leg.agentId();
        leave("SIP;cause=" + status);
        reject(agentId, causeOf(status));
    }

    @Override
    public void hungUp(AgentLeg leg, EndReason why) {
        if (!talking) {
            goneEarly = why;
            return;
        }
        switch (why) {
            case BYE -> {
                if (!parting) {
                    parting = true;
                    agentHungUp.run();
                }
            }
            case LOST -> lose(leg);
            // A page that reconnects cannot take up this dialog; until then the sound may go on.
            case FLOW_CLOSED -> mailbox.after(environment.deviceGraceMs(), () -> lose(leg));
        }
    }

    @Override
    public void stalled(AgentLeg leg) {
        if (talking) {
            lose(leg);
        }
    }

    @Override
    public void key(AgentLeg leg, char key) {
        if (talking) {
            caller.sendDigit(key, DIGIT_MS);
        }
    }

    @Override
    public void heldByPhone(AgentLeg leg, boolean held) {
        if (talking) {
            orders.give(
                    held
                            ? new Command.HoldContact(contactId, leg.agentId())
                            : new Command.ResumeContact(contactId, leg.agentId()));
        }
    }

    private void lose(AgentLeg leg) {
        if (leg == agent && !parting) {
            parting = true;
            orders.give(new Command.LoseDevice(leg.agentId()));
        }
    }

    private void reject(int agentId, RejectCause cause) {
        orders.give(new Command.RejectOffer(contactId, agentId, cause));
    }

    static RejectCause causeOf(int status) {
        return switch (status) {
            case 486, 600 -> RejectCause.BUSY;
            case 603 -> RejectCause.DECLINED;
            default -> RejectCause.UNREACHABLE;
        };
    }
}
