package org.switchroom.simulator.checks;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.switchroom.engine.Event;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.engine.QueuedCause;

/**
 * Nobody starves: of two contacts of equal priority in the same queue, the one that came later is not connected before the
 * other while that one has been waiting all along, since the later one's phone began to ring. Whoever lost an agent in
 * conversation stands in a line of their own, before all others.
 */
final class NoOvertaking implements Checker {
    private record Line(int queueId, boolean lostAgent, int priority) {}

    private static final class Place {
        final Line line;
        final long cameSeq;
        long waitsSinceSeq;
        long offeredSeq;

        Place(Line line, long cameSeq) {
            this.line = line;
            this.cameSeq = cameSeq;
        }
    }

    private final Map<Long, Long> openedSeq = new HashMap<>();
    private final Map<Long, Place> places = new HashMap<>();
    /** Of each line, those for whom no phone rings, by when they came. */
    private final Map<Line, TreeMap<Long, Place>> waiting = new HashMap<>();

    @Override
    public void see(LoggedEvent logged) {
        switch (logged.event()) {
            case Event.ContactOpened e -> openedSeq.put(e.contactId(), logged.eventSeq());
            case Event.ContactQueued e -> queued(e, logged.eventSeq());
            case Event.ContactOffered e -> offered(e.contactId(), logged.eventSeq());
            case Event.OfferEnded e -> waits(place(e.contactId()), logged.eventSeq());
            case Event.ContactConnected e -> connected(e.contactId());
            case Event.ContactEnded e -> {
                leaves(places.remove(e.contactId()));
                openedSeq.remove(e.contactId());
            }
            default -> {}
        }
    }

    private void queued(Event.ContactQueued e, long eventSeq) {
        leaves(places.remove(e.contactId()));
        boolean lostAgent = e.cause() == QueuedCause.AGENT_LOST;
        long came = lostAgent ? openedSeq.getOrDefault(e.contactId(), 0L) : eventSeq;
        Place place = new Place(new Line(e.queueId(), lostAgent, lostAgent ? 0 : e.priority()), came);
        places.put(e.contactId(), place);
        waits(place, eventSeq);
    }

    private void waits(Place place, long eventSeq) {
        place.waitsSinceSeq = eventSeq;
        waiting.computeIfAbsent(place.line, line -> new TreeMap<>()).put(place.cameSeq, place);
    }

    private void offered(long contactId, long eventSeq) {
        Place place = place(contactId);
        place.offeredSeq = eventSeq;
        leaves(place);
    }

    private void leaves(@Nullable Place place) {
        TreeMap<Long, Place> line = place == null ? null : waiting.get(place.line);
        if (line != null && place != null) {
            line.remove(place.cameSeq);
            if (line.isEmpty()) {
                waiting.remove(place.line);
            }
        }
    }

    private void connected(long contactId) {
        Place served = place(contactId);
        TreeMap<Long, Place> line = waiting.get(served.line);
        if (line != null) {
            for (Place earlier : line.headMap(served.cameSeq).values()) {
                Violation.unless(
                        earlier.waitsSinceSeq > served.offeredSeq,
                        contactId,
                        () -> "Overtook who came at event " + earlier.cameSeq);
            }
        }
    }

    private Place place(long contactId) {
        Place place = places.get(contactId);
        if (place == null) {
            throw new Violation(contactId, "Rung for though it never waited");
        }
        return place;
    }
}
