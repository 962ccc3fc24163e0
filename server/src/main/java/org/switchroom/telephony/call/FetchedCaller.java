package org.switchroom.telephony.call;

import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.telephony.voice.RingTone;
import org.switchroom.wire.rtp.MediaLeg;
import org.switchroom.wire.rtp.MediaPlane.NoPortFree;
import org.switchroom.wire.sip.DialogListener.EndReason;
import org.switchroom.wire.sip.NameAddr;
import org.switchroom.wire.sip.SipUri;

/**
 * An agent who calls from the page: the agent's own telephone rings first, and is the caller's; one that answers when it is
 * told to is told at once. On the call's mailbox.
 */
final class FetchedCaller implements CallerLine, CalledLeg.Events {
    private static final Logger LOG = LoggerFactory.getLogger(FetchedCaller.class);
    /** How long it rings. */
    private static final long RING_MS = 30_000;
    /** Tells a page that this is what its agent has just asked for, to be answered without asking again. */
    private static final String OWN_CALL = "X-Own-Call";

    private final long contactId;
    private final CalledLeg leg;
    private final DeviceAddress device;
    private final NameAddr called;
    private final CallEnvironment environment;
    private final SerialMailbox mailbox;
    private final LegEvents events;
    private Runnable there = () -> {};
    private boolean over;

    /**
     * @param contactId 0: it is no contact's
     * @param calledName whom the agent calls, for its display; may be empty
     * @param dialled empty: not known
     */
    FetchedCaller(
            long contactId,
            DeviceAddress device,
            int agentId,
            String calledName,
            String dialled,
            CallEnvironment environment,
            SerialMailbox mailbox,
            LegEvents events)
            throws NoPortFree {
        this.contactId = contactId;
        this.device = device;
        var number = dialled.isEmpty() ? "anonymous" : dialled;
        this.called = new NameAddr(calledName, SipUri.of(number, environment.host(), 0));
        this.environment = environment;
        this.mailbox = mailbox;
        this.events = events;
        this.leg = CalledLeg.to(agentId, 0, device, environment, mailbox, this);
    }

    @Override
    public MediaLeg media() {
        return leg.media();
    }

    @Override
    public void fetch(Runnable whenThere) {
        there = whenThere;
        leg.onAnswerable(leg::pickUp);
        try {
            var headers = Map.of("X-Contact-Id", Long.toString(contactId), OWN_CALL, "1");
            leg.ring(device, called, headers, environment);
            mailbox.after(RING_MS, this::giveUp);
        } catch (RuntimeException e) {
            LOG.error("The agent's own telephone cannot be rung", e);
            gone();
        }
    }

    private void giveUp() {
        if (!leg.answered()) {
            gone();
        }
    }

    @Override
    public void ringing() {
        if (!over) {
            leg.media().play(RingTone.clip(), true, () -> {});
        }
    }

    @Override
    public boolean answer() {
        if (!over) {
            leg.media().stopPlaying();
        }
        return !over && leg.answered();
    }

    @Override
    public void close() {
        over = true;
        leg.close("SIP;cause=200;text=\"Call completed\"");
    }

    @Override
    public void reject(int status, String reasonPhrase, Map<String, String> headers) {
        over = true;
        leg.close(headers.getOrDefault("Reason", "SIP;cause=" + status));
    }

    private void gone() {
        if (!over) {
            events.hungUp(EndReason.BYE);
        }
    }

    // ---- what the telephone does

    @Override
    public void answered(CalledLeg answered) {
        there.run();
    }

    @Override
    public void refused(CalledLeg refused, int status) {
        gone();
    }

    @Override
    public void hungUp(CalledLeg gone, EndReason why) {
        events.hungUp(why);
    }

    @Override
    public void stalled(CalledLeg silent) {
        events.stalled();
    }

    @Override
    public void key(CalledLeg from, char key) {
        events.key(key, false);
    }

    @Override
    public void heldByPhone(CalledLeg holding, boolean held) {
        // The call has no agent but its caller: nothing of the engine's is on hold.
    }
}
