package org.switchroom.telephony.call;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.switchroom.wire.rtp.MediaLeg;
import org.switchroom.wire.rtp.MediaPlane.NoPortFree;
import org.switchroom.wire.sip.Dialog;
import org.switchroom.wire.sip.DialogListener.EndReason;
import org.switchroom.wire.sip.NameAddr;
import org.switchroom.wire.sip.OutboundCall;
import org.switchroom.wire.sip.OutboundInvite;
import org.switchroom.wire.sip.UnacceptableSdp;

/** An agent's device being rung, then talking. On the call's mailbox. */
final class AgentLeg {

    /** Told on the mailbox, never after the leg was closed. */
    interface Events {
        void answered(AgentLeg leg);

        /** @param status 300-699, or 488 when its answer cannot be used */
        void refused(AgentLeg leg, int status);

        void hungUp(AgentLeg leg, EndReason why);

        void stalled(AgentLeg leg);

        /** A key that did not come with the sound. */
        void key(AgentLeg leg, char key);

        void heldByPhone(AgentLeg leg, boolean held);
    }

    private final int agentId;
    private final Leg leg;
    private final SerialMailbox mailbox;
    private final Events events;
    private @Nullable OutboundInvite invite;
    /** The INVITE has its final answer. */
    private boolean settled;

    private boolean answered;

    private AgentLeg(int agentId, MediaLeg media, SerialMailbox mailbox, Events events) {
        this.agentId = agentId;
        this.mailbox = mailbox;
        this.events = events;
        this.leg = new Leg(media, mailbox, new Relay());
    }

    /**
     * Rings a device.
     *
     * @param from who is calling, shown on it
     * @param headers extra, for the page
     */
    static AgentLeg ring(
            int agentId,
            DeviceAddress device,
            NameAddr from,
            Map<String, String> headers,
            CallEnvironment environment,
            SerialMailbox mailbox,
            Events events)
            throws NoPortFree {
        var plane = environment.media();
        var media = device.browser() ? plane.openWebrtc() : plane.openRtp();
        var leg = new AgentLeg(agentId, media, mailbox, events);
        var call = new OutboundCall(
                device.target(),
                from,
                new NameAddr("", device.target()),
                media.offer(),
                device.via(),
                device.proxy(),
                device.transport(),
                headers,
                null);
        leg.invite = environment.sip().get().invite(call, leg.new Ringing());
        return leg;
    }

    int agentId() {
        return agentId;
    }

    /** Somebody has picked up, and we can hear each other. */
    boolean answered() {
        return answered;
    }

    MediaLeg media() {
        return leg.media();
    }

    /** Stops ringing or hangs up, whichever is left to do, and frees everything. Idempotent. */
    void close(String reason) {
        if (!settled && !leg.closed() && invite != null) {
            invite.cancel(reason);
        }
        leg.close(reason);
    }

    private void answered(Dialog dialog, String sdpAnswer) {
        settled = true;
        leg.established(dialog);
        if (leg.closed()) {
            return;
        }
        try {
            leg.media().accept(sdpAnswer);
            answered = true;
            events.answered(this);
        } catch (UnacceptableSdp e) {
            events.refused(this, 488);
        }
    }

    private void failed(int status) {
        settled = true;
        if (!leg.closed()) {
            events.refused(this, status);
        }
    }

    /** From the wire to the mailbox. */
    private final class Ringing implements OutboundInvite.Listener {
        @Override
        public void onAnswered(Dialog dialog, String sdpAnswer) {
            dialog.listen(leg);
            mailbox.execute(() -> answered(dialog, sdpAnswer));
        }

        @Override
        public void onFailed(int status, String reasonPhrase) {
            mailbox.execute(() -> failed(status));
        }
    }

    private final class Relay implements LegEvents {
        @Override
        public void hungUp(EndReason why) {
            events.hungUp(AgentLeg.this, why);
        }

        @Override
        public void stalled() {
            events.stalled(AgentLeg.this);
        }

        @Override
        public void key(char key, boolean inSound) {
            if (!inSound) {
                events.key(AgentLeg.this, key);
            }
        }

        @Override
        public void heldByPhone(boolean held) {
            events.heldByPhone(AgentLeg.this, held);
        }
    }
}
