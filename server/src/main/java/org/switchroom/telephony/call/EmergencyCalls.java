package org.switchroom.telephony.call;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.wire.rtp.MediaPlane.NoPortFree;
import org.switchroom.wire.sip.InboundInvite;

/**
 * Calls from house telephones to the police, the fire brigade or an ambulance. The desk knows nothing of them: nobody need be
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
     * @param from whose telephone it is, for the log
     * @param ways over each of which it is tried, one after the other
     */
    public void take(InboundInvite invite, String from, List<Supplier<OutsideLines.Route>> ways) {
        var dialled = invite.requestUri().user();
        if (ways.isEmpty() || running.size() >= MOST_AT_ONCE) {
            LOG.error("Emergency call to {} from {} cannot go out: {} trunks", dialled, from, ways.size());
            invite.reject(503, "Service Unavailable");
            return;
        }
        try {
            LOG.warn("Emergency call to {} from {}", dialled, from);
            var call = new EmergencyCall(invite, from, ways, environment, this::gone);
            headcount.enters();
            running.add(call);
            call.start();
        } catch (NoPortFree none) {
            LOG.error("Emergency call to {} from {} cannot go out: no way for the sound", dialled, from);
            invite.reject(503, "Service Unavailable");
        }
    }

    private void gone(EmergencyCall call) {
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
