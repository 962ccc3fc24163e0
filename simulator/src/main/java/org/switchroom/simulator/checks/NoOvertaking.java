package org.switchroom.simulator.checks;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.switchroom.engine.Event;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.engine.OfferEnd;
import org.switchroom.engine.QueuedCause;

/**
 * Nobody starves: of two contacts of equal priority in the same queue that ask for the same, the one that came later is
 * not connected before the other while that one has been waiting all along, since the later one's phone began to ring. Whoever lost an agent in
 * conversation stands in a line of their own, before all others, by when they were opened; but what such a contact asks for
 * counts from when it came back, so one that came back later may have to wait for it. Who asks for other skills later, not for less, may
 * be overtaken by somebody who still asks for the first.
 */
final class NoOvertaking implements Checker {
    private record Line(int queueId, boolean lostAgent, int priority, Place.Wish wish) {}

    private static final class Caller {
        final Line line;
        final long cameSeq;
        final long queuedSeq;
        long waitsSinceSeq;
        long offeredSeq;
        int phones;

        Caller(Line line, long cameSeq, long queuedSeq) {
            this.line = line;
            this.cameSeq = cameSeq;
            this.queuedSeq = queuedSeq;
        }
    }

    private final Hall hall;
    private final Map<Long, Long> openedSeq = new HashMap<>();
    private final Map<Long, Caller> callers = new HashMap<>();
    /** Of each line, those for whom no phone rings, by when they came. */
    private final Map<Line, TreeMap<Long, Caller>> waiting = new HashMap<>();

    NoOvertaking(Hall hall) {
        this.hall = hall;
    }

    @Override
    public void see(LoggedEvent logged) {
        switch (logged.event()) {
            case Event.ContactOpened e -> openedSeq.put(e.contactId(), logged.eventSeq());
            case Event.ContactQueued e -> queued(e, logged);
            case Event.ContactOffered e -> offered(e.contactId(), logged.eventSeq());
            case Event.OfferEnded e when e.why() != OfferEnd.TAKEN -> offerEnded(e.contactId(), logged.eventSeq());
            case Event.ContactConnected e -> connected(e.contactId());
            case Event.ContactEnded e -> {
                leaves(callers.remove(e.contactId()));
                openedSeq.remove(e.contactId());
            }
            default -> {}
        }
    }

    private void queued(Event.ContactQueued e, LoggedEvent logged) {
        leaves(callers.remove(e.contactId()));
        long eventSeq = logged.eventSeq();
        Place.Wish wish = hall.entering(e, logged).wish();
        boolean lostAgent = e.cause() == QueuedCause.AGENT_LOST;
        long came = lostAgent ? openedSeq.getOrDefault(e.contactId(), 0L) : eventSeq;
        Caller caller =
                new Caller(new Line(e.queueId(), lostAgent, lostAgent ? 0 : e.priority(), wish), came, eventSeq);
        callers.put(e.contactId(), caller);
        waits(caller, eventSeq);
    }

    private void waits(Caller caller, long eventSeq) {
        caller.waitsSinceSeq = eventSeq;
        if (!caller.line.wish.relaxes()) {
            return;
        }
        waiting.computeIfAbsent(caller.line, line -> new TreeMap<>()).put(caller.cameSeq, caller);
    }

    private void offered(long contactId, long eventSeq) {
        Caller caller = caller(contactId);
        if (caller.phones++ == 0) {
            caller.offeredSeq = eventSeq;
            leaves(caller);
        }
    }

    private void offerEnded(long contactId, long eventSeq) {
        Caller caller = caller(contactId);
        if (--caller.phones == 0) {
            waits(caller, eventSeq);
        }
    }

    private void leaves(@Nullable Caller caller) {
        TreeMap<Long, Caller> line = caller == null ? null : waiting.get(caller.line);
        if (line != null && caller != null) {
            line.remove(caller.cameSeq);
            if (line.isEmpty()) {
                waiting.remove(caller.line);
            }
        }
    }

    private void connected(long contactId) {
        Caller served = caller(contactId);
        TreeMap<Long, Caller> line = waiting.get(served.line);
        if (line != null) {
            for (Caller earlier : line.headMap(served.cameSeq).values()) {
                Violation.unless(
                        earlier.waitsSinceSeq > served.offeredSeq || earlier.queuedSeq > served.queuedSeq,
                        contactId,
                        () -> "Overtook who came at event " + earlier.cameSeq);
            }
        }
    }

    private Caller caller(long contactId) {
        Caller caller = callers.get(contactId);
        if (caller == null) {
            throw new Violation(contactId, "Rung for though it never waited");
        }
        return caller;
    }
}
