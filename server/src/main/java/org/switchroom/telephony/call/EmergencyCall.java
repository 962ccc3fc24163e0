package org.switchroom.telephony.call;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.wire.rtp.MediaPlane.NoPortFree;
import org.switchroom.wire.sip.DialogListener.EndReason;
import org.switchroom.wire.sip.InboundInvite;

/** A house telephone and an emergency service, over the first trunk on which it is answered. On its own mailbox. */
final class EmergencyCall implements LegEvents, CalledLeg.Events {
    private static final Logger LOG = LoggerFactory.getLogger(EmergencyCall.class);
    private static final String COMPLETED = "SIP;cause=200;text=\"Call completed\"";

    private final String from;
    private final Iterator<Supplier<OutsideLines.Route>> ways;
    private final CallEnvironment environment;
    private final Consumer<EmergencyCall> gone;
    private final SerialMailbox mailbox;
    private final CallerLeg caller;
    private @Nullable CalledLeg service;
    private boolean over;

    EmergencyCall(
            InboundInvite invite,
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
        caller = new CallerLeg(invite, environment.media().openRtp(), null, mailbox, this);
    }

    /** From any thread. */
    void start() {
        mailbox.execute(() -> {
            caller.ringing();
            tryNext(503);
        });
    }

    /** From any thread. */
    void endSoon() {
        mailbox.execute(() -> end(503));
    }

    /** @param status with which the last way was refused */
    private void tryNext(int status) {
        while (!over && ways.hasNext()) {
            try {
                service = CalledLeg.dial(ways.next().get(), 0, environment, mailbox, this);
                return;
            } catch (NoPortFree | RuntimeException e) {
                LOG.error("Emergency call from {} does not go out over a trunk", from, e);
            }
        }
        end(status);
    }

    private void end(int status) {
        if (!over) {
            over = true;
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

    @Override
    public void stalled() {
        end(503);
    }

    @Override
    public void key(char key, boolean inSound) {}

    // ---- the emergency service

    @Override
    public void answered(CalledLeg leg) {
        if (caller.answer()) {
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
