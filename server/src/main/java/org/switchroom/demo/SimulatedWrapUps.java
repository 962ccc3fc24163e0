package org.switchroom.demo;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.crm.ContactNotes;
import org.switchroom.engine.Command;
import org.switchroom.engine.Event;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.phones.Crowd;
import org.switchroom.routing.RoutingDesk;

/**
 * What simulated agents do after a conversation that cannot be done on a telephone: some seconds into the wrap-up they say
 * why the caller called, now and then add a note, and are free again. Some forget, and their wrap-up runs out.
 */
final class SimulatedWrapUps implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SimulatedWrapUps.class);
    private static final Duration QUICKEST = Duration.ofSeconds(5);
    private static final Duration SLOWEST = Duration.ofSeconds(12);

    private final RoutingDesk desk;
    private final ContactNotes notes;
    private final DemoCast cast;
    private final Set<Integer> agents;
    private final Crowd whims;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("demo-wrap-up").factory());
    private final RoutingDesk.Subscription subscription;

    // state of the subscription's thread
    private final Map<Long, String> callers = new HashMap<>();
    private final Map<Integer, String> talkedTo = new HashMap<>();

    /** Begins with the contacts that are opened from here on. */
    SimulatedWrapUps(RoutingDesk desk, ContactNotes notes, DemoCast cast, long seed) {
        this.desk = desk;
        this.notes = notes;
        this.cast = cast;
        this.agents =
                cast.agents().stream().map(DemoCast.SimulatedAgent::agentId).collect(Collectors.toUnmodifiableSet());
        this.whims = new Crowd(seed, DemoTraffic.TIDE);
        this.subscription = desk.follow(this::see);
    }

    private void see(LoggedEvent logged) {
        switch (logged.event()) {
            case Event.ContactOpened e -> callers.put(e.contactId(), e.caller());
            case Event.MessageLeft e -> callers.put(e.contactId(), e.caller());
            case Event.ContactConnected e -> connected(e);
            case Event.ContactEnded e -> callers.remove(e.contactId());
            case Event.WrapUpStarted e -> wrapUp(logged.firmId(), e);
            default -> {}
        }
    }

    private void connected(Event.ContactConnected e) {
        var caller = callers.get(e.contactId());
        if (caller != null && agents.contains(e.agentId())) {
            talkedTo.put(e.agentId(), caller);
        }
    }

    private void wrapUp(int firmId, Event.WrapUpStarted e) {
        var caller = talkedTo.remove(e.agentId());
        var reasons = cast.reasons(firmId, e.queueId());
        if (caller == null || reasons.isEmpty() || whims.chance(0.08)) {
            return;
        }
        var reason = reasons.get(whims.pick(reasons.size()));
        var note =
                whims.chance(0.4) ? reason.notes().get(whims.pick(reason.notes().size())) : "";
        timer.schedule(
                () -> write(firmId, e, caller, reason.dispositionCode(), note),
                whims.between(QUICKEST, SLOWEST).toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private void write(int firmId, Event.WrapUpStarted e, String caller, String dispositionCode, String note) {
        try {
            notes.wrapUp(firmId, e.contactId(), e.agentId(), caller, dispositionCode, note);
            desk.submit(firmId, new Command.FinishWrapUp(e.agentId()));
        } catch (RuntimeException notKept) {
            LOG.debug("A simulated agent could not write down why contact {} called", e.contactId(), notKept);
        }
    }

    @Override
    public void close() {
        subscription.close();
        timer.shutdownNow();
    }
}
