package org.switchroom.telephony.call;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.switchroom.cti.CallControlPort.PickUp;
import org.switchroom.wire.rtp.MediaLeg;
import org.switchroom.wire.rtp.MediaPlane.NoPortFree;
import org.switchroom.wire.sip.Dialog;
import org.switchroom.wire.sip.DialogListener.EndReason;
import org.switchroom.wire.sip.NameAddr;
import org.switchroom.wire.sip.OutboundCall;
import org.switchroom.wire.sip.OutboundInvite;
import org.switchroom.wire.sip.UnacceptableSdp;

/** Somebody we call, ringing, then talking: an agent's device, or a telephone outside. On the call's mailbox. */
final class CalledLeg {

    /** Told on the mailbox, never after the leg was closed. */
    interface Events {
        void answered(CalledLeg leg);

        /** @param status 300-699, or 488 when its answer cannot be used */
        void refused(CalledLeg leg, int status);

        void hungUp(CalledLeg leg, EndReason why);

        void stalled(CalledLeg leg);

        /** A key that did not come with the sound. */
        void key(CalledLeg leg, char key);

        /** A key that came with the sound, and goes with it to whom the leg is bridged with. */
        default void keyInSound(CalledLeg leg, char key) {}

        void heldByPhone(CalledLeg leg, boolean held);
    }

    private final int agentId;
    private final long calledSeq;
    private final Leg leg;
    private final SerialMailbox mailbox;
    private final Events events;
    private @Nullable OutboundInvite invite;
    /** The INVITE has its final answer. */
    private boolean settled;

    private boolean answered;
    /** Its telephone has said that it answers when it is told to. */
    private volatile boolean answerable;

    private Runnable onAnswerable = () -> {};
    /** The desk has been told that it is over with this one; what the phone does now says nothing new. */
    private boolean told;

    private Runnable over = () -> {};
    /** Only a page can lose its signalling and not its sound. */
    private @Nullable Function<Dialog, FlowRecovery> recoverable;

    private @Nullable FlowRecovery recovery;

    private CalledLeg(int agentId, long calledSeq, MediaLeg media, SerialMailbox mailbox, Events events) {
        this.agentId = agentId;
        this.calledSeq = calledSeq;
        this.mailbox = mailbox;
        this.events = events;
        this.leg = new Leg(media, mailbox, new Relay());
    }

    /**
     * To an agent's device, which does not ring yet.
     *
     * @param calledSeq of the event that says so
     */
    static CalledLeg to(
            int agentId,
            long calledSeq,
            DeviceAddress device,
            CallEnvironment environment,
            SerialMailbox mailbox,
            Events events)
            throws NoPortFree {
        var plane = environment.media();
        var media = device.browser() ? plane.openWebrtc() : plane.openRtp();
        var leg = new CalledLeg(agentId, calledSeq, media, mailbox, events);
        if (device.browser()) {
            leg.recoverable = dialog -> new FlowRecovery(
                    environment, mailbox, device, media, dialog, () -> events.hungUp(leg, EndReason.LOST));
        }
        return leg;
    }

    /**
     * Rings the agent's device. Once; a leg that cannot ring is closed.
     *
     * @param from who is calling, shown on it
     * @param headers extra, for the page
     */
    void ring(DeviceAddress device, NameAddr from, Map<String, String> headers, CallEnvironment environment) {
        invite(
                environment,
                () -> new OutboundCall(
                        device.target(),
                        from,
                        new NameAddr("", device.target()),
                        media().offer(),
                        device.via(),
                        device.proxy(),
                        device.transport(),
                        headers,
                        null));
    }

    /**
     * Calls a telephone outside; its agent is 0.
     *
     * @param calledSeq of the event that says so
     */
    static CalledLeg dial(
            OutsideLines.Route route, long calledSeq, CallEnvironment environment, SerialMailbox mailbox, Events events)
            throws NoPortFree {
        return dial(route, calledSeq, openOr(route.over(), environment), environment, mailbox, events);
    }

    /** The same with a way for the sound that is open. */
    static CalledLeg dial(
            OutsideLines.Route route,
            long calledSeq,
            MediaLeg media,
            CallEnvironment environment,
            SerialMailbox mailbox,
            Events events) {
        var leg = new CalledLeg(0, calledSeq, media, mailbox, events);
        leg.over = route.over();
        leg.invite(environment, () -> route.call(leg.media().offer()));
        return leg;
    }

    /** A leg that cannot be called is closed. */
    private void invite(CallEnvironment environment, Supplier<OutboundCall> call) {
        try {
            invite = environment.sip().get().invite(call.get(), new Ringing());
        } catch (RuntimeException e) {
            close("SIP;cause=500");
            throw e;
        }
    }

    private static MediaLeg openOr(Runnable otherwise, CallEnvironment environment) throws NoPortFree {
        try {
            return environment.media().openRtp();
        } catch (NoPortFree | RuntimeException e) {
            otherwise.run();
            throw e;
        }
    }

    /** A telephone outside. */
    boolean outside() {
        return agentId == 0;
    }

    /** @return false when the desk had been told before */
    boolean tellOnce() {
        boolean first = !told;
        told = true;
        return first;
    }

    int agentId() {
        return agentId;
    }

    /** The {@code eventSeq} of the event by which it was called. */
    long calledSeq() {
        return calledSeq;
    }

    /** Somebody has picked up, and we can hear each other. */
    boolean answered() {
        return answered;
    }

    /** Whether its telephone, which rings, answers when it is told to. From any thread. */
    boolean answerable() {
        return answerable;
    }

    /** Runs once, when it is. */
    void onAnswerable(Runnable action) {
        onAnswerable = action;
    }

    /** Tells its telephone to answer. From any thread. */
    CompletableFuture<PickUp> pickUp() {
        var outcome = new CompletableFuture<PickUp>();
        mailbox.execute(() -> {
            if (rings() && answerable && invite != null) {
                invite.pickUp()
                        .thenAcceptAsync(
                                taken -> outcome.complete(taken ? PickUp.TOLD : notPickedUp(PickUp.REFUSED)), mailbox);
            } else {
                outcome.complete(notPickedUp(PickUp.NOT_OFFERED));
            }
        });
        return outcome;
    }

    /** The receiver may have been lifted meanwhile, or the caller be gone. */
    private PickUp notPickedUp(PickUp whileItRings) {
        if (answered) {
            return PickUp.TOLD;
        }
        return rings() ? whileItRings : PickUp.NOTHING_RINGS;
    }

    private boolean rings() {
        return !settled && !leg.closed();
    }

    private void becomeAnswerable() {
        if (!answerable && rings()) {
            answerable = true;
            onAnswerable.run();
        }
    }

    /** Its telephone has put us on hold. */
    boolean heldByPhone() {
        return leg.held();
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
        if (recovery != null) {
            recovery.close();
        }
        over.run();
        over = () -> {};
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
            if (recoverable != null) {
                recovery = recoverable.apply(dialog);
            }
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
        public void onRinging(int status, boolean nowAnswerable) {
            if (nowAnswerable && !answerable) {
                mailbox.offer(CalledLeg.this::becomeAnswerable);
            }
        }

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
            events.hungUp(CalledLeg.this, why);
        }

        @Override
        public void flowClosed() {
            if (recovery != null) {
                recovery.flowClosed();
            } else {
                hungUp(EndReason.LOST);
            }
        }

        @Override
        public void stalled() {
            events.stalled(CalledLeg.this);
        }

        @Override
        public void key(char key, boolean inSound) {
            if (inSound) {
                events.keyInSound(CalledLeg.this, key);
            } else {
                events.key(CalledLeg.this, key);
            }
        }

        @Override
        public void heldByPhone(boolean held) {
            events.heldByPhone(CalledLeg.this, held);
        }
    }
}
