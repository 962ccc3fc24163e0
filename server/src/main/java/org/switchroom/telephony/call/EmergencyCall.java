package org.switchroom.telephony.call;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.wire.rtp.MediaPlane.NoPortFree;
import org.switchroom.wire.sip.DialogListener.EndReason;

/** A house telephone, or an agent's that is rung first, and an emergency service, over the first trunk on which it is answered. On its own mailbox. */
final class EmergencyCall implements LegEvents, CalledLeg.Events {
    private static final Logger LOG = LoggerFactory.getLogger(EmergencyCall.class);
    private static final String COMPLETED = "SIP;cause=200;text=\"Call completed\"";

    /** How long one trunk is tried while there is another: longer than a service takes to answer. */
    private static final long PATIENCE_MS = 20_000;

    private final String from;
    private final Iterator<Supplier<OutsideLines.Route>> ways;
    private final CallEnvironment environment;
    private final Consumer<EmergencyCall> gone;
    private final SerialMailbox mailbox;
    private final CallerLine caller;
    private final CompletableFuture<Boolean> begun = new CompletableFuture<>();
    private @Nullable CalledLeg service;
    private boolean answered;
    private boolean over;

    /** How the caller is reached. */
    interface Caller {
        CallerLine of(LegEvents call, SerialMailbox mailbox) throws NoPortFree;
    }

    EmergencyCall(
            Caller caller,
            String from,
            List<Supplier<OutsideLines.Route>> ways,
            CallEnvironment environment,
            Consumer<EmergencyCall> gone)
            throws NoPortFree {
        this.from = from;
        this.ways = ways.iterator();
        this.environment = environment;
        this.gone = gone;
        mailbox = environment.newMailbox();
        this.caller = caller.of(this, mailbox);
    }

    /** From any thread. */
    void start() {
        mailbox.execute(() -> caller.fetch(this::tryAll));
    }

    /** Whether who calls is at the telephone: false when that is in another call, or not taken up. */
    CompletableFuture<Boolean> begun() {
        return begun;
    }

    private void tryAll() {
        begun.complete(true);
        caller.ringing();
        tryNext(503);
    }

    /** From any thread. */
    void endSoon() {
        mailbox.execute(() -> end(503));
    }

    /** @param status with which the last way was refused */
    private void tryNext(int status) {
        while (!over && ways.hasNext()) {
            try {
                var leg = CalledLeg.dial(ways.next().get(), 0, environment, mailbox, this);
                service = leg;
                if (ways.hasNext()) {
                    mailbox.after(PATIENCE_MS, () -> giveUp(leg));
                }
                return;
            } catch (NoPortFree | RuntimeException e) {
                LOG.error("Emergency call from {} does not go out over a trunk", from, e);
            }
        }
        end(status);
    }

    /** A trunk that is dead or knows no way must not hold up the next one. */
    private void giveUp(CalledLeg leg) {
        if (!over && !answered && service == leg) {
            LOG.warn("Emergency call from {} is not answered over a trunk; the next one is tried", from);
            refused(leg, 408);
        }
    }

    private void end(int status) {
        if (!over) {
            over = true;
            begun.complete(false);
            LOG.warn("Emergency call from {} is over", from);
            caller.reject(status, "Service Unavailable", Map.of());
            if (service != null) {
                service.close(COMPLETED);
            }
            mailbox.close();
            gone.accept(this);
        }
    }

    // ---- the caller

    @Override
    public void hungUp(EndReason why) {
        end(503);
    }

    /** Who is silent may be hiding, or have fainted: the service decides when it is over. */
    @Override
    public void stalled() {}

    @Override
    public void key(char key, boolean inSound) {}

    // ---- the emergency service

    @Override
    public void answered(CalledLeg leg) {
        if (caller.answer()) {
            answered = true;
            LOG.warn("Emergency call from {} is answered", from);
            caller.media().bridge(leg.media());
        } else {
            end(503);
        }
    }

    @Override
    public void refused(CalledLeg leg, int status) {
        leg.close("SIP;cause=" + status);
        service = null;
        tryNext(status);
    }

    @Override
    public void hungUp(CalledLeg leg, EndReason why) {
        end(503);
    }

    /** Whose sound stops may still hear: the caller decides when it is over. */
    @Override
    public void stalled(CalledLeg leg) {}

    @Override
    public void key(CalledLeg leg, char key) {}

    @Override
    public void heldByPhone(CalledLeg leg, boolean held) {}
}
