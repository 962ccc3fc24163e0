package org.switchroom.telephony.call;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.wire.rtp.MediaPlane.NoPortFree;
import org.switchroom.wire.sip.InboundInvite;

/**
 * Calls from house telephones, and from agents' pages, to the police, the fire brigade or an ambulance. They are no contacts: nobody need be
 * signed in, nothing is asked, nothing recorded. That they were made is in the log.
 */
public final class EmergencyCalls {
    private static final Logger LOG = LoggerFactory.getLogger(EmergencyCalls.class);
    /** More at once are no emergency but a broken telephone system. */
    private static final int MOST_AT_ONCE = 200;

    private final CallEnvironment environment;
    private final Headcount headcount = new Headcount();
    private final Set<EmergencyCall> running = ConcurrentHashMap.newKeySet();

    public EmergencyCalls(CallEnvironment environment) {
        this.environment = environment;
    }

    /**
     * From a house telephone.
     *
     * @param from whose telephone it is, for the log
     * @param ways over each of which it is tried, one after the other
     * @param over told when it has ended, also when it cannot go out
     */
    public void take(InboundInvite invite, String from, List<Supplier<OutsideLines.Route>> ways, Runnable over) {
        var dialled = invite.requestUri().user();
        var begun = begin(
                dialled,
                from,
                ways,
                over,
                (call, mailbox) -> new CallerLeg(invite, environment.media().openRtp(), null, mailbox, call));
        if (begun.isEmpty()) {
            invite.reject(503, "Service Unavailable");
        }
    }

    /**
     * From an agent's page: the agent's own telephone rings first.
     *
     * @param over told when it has ended, also when it cannot go out
     * @return whether that telephone was taken up, as soon as it is known; nothing when the call cannot go out
     */
    public Optional<CompletableFuture<Boolean>> place(
            DeviceAddress device,
            int agentId,
            String dialled,
            String from,
            List<Supplier<OutsideLines.Route>> ways,
            Runnable over) {
        return begin(
                        dialled,
                        from,
                        ways,
                        over,
                        (call, mailbox) ->
                                new FetchedCaller(0, device, agentId, "", dialled, environment, mailbox, call))
                .map(EmergencyCall::begun);
    }

    private Optional<EmergencyCall> begin(
            String dialled,
            String from,
            List<Supplier<OutsideLines.Route>> ways,
            Runnable over,
            EmergencyCall.Caller caller) {
        if (ways.isEmpty() || running.size() >= MOST_AT_ONCE) {
            LOG.error("Emergency call to {} from {} cannot go out: {} trunks", dialled, from, ways.size());
            over.run();
            return Optional.empty();
        }
        try {
            LOG.warn("Emergency call to {} from {}", dialled, from);
            var call = new EmergencyCall(caller, from, ways, environment, gone -> {
                leaves(gone);
                over.run();
            });
            headcount.enters();
            running.add(call);
            call.start();
            return Optional.of(call);
        } catch (NoPortFree none) {
            LOG.error("Emergency call to {} from {} cannot go out: no way for the sound", dialled, from);
            over.run();
            return Optional.empty();
        }
    }

    private void leaves(EmergencyCall call) {
        if (running.remove(call)) {
            headcount.leaves();
        }
    }

    public int running() {
        return running.size();
    }

    /** The process stops. */
    public void endAll() {
        running.forEach(EmergencyCall::endSoon);
    }

    /** @return false when after so long there still is one */
    public boolean awaitNone(long ms) throws InterruptedException {
        return headcount.awaitNone(ms);
    }
}
