package org.switchroom.simulator.checks;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.switchroom.engine.Command;
import org.switchroom.engine.Event;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.engine.QueuedCause;

/** Where contacts stand that come into a queue, by where they come from; a part of {@link Hall}. */
final class Entrance {
    private final Hall hall;
    private final Map<Long, Long> openedSeq = new HashMap<>();
    /** On the way from one queue into another, or outside, by overflow: since when it waits. */
    private final Map<Long, Long> goingOn = new HashMap<>();
    /** The place of another contact, on the way there. */
    private final Map<Long, Place> takingUp = new HashMap<>();
    /** Of those who have taken a place up: since when they are here again. */
    private final Map<Long, Long> backSinceMs = new HashMap<>();
    /** The one asked for last: several checkers ask for the same. */
    private @Nullable Place last;

    private long lastSeq;

    Entrance(Hall hall) {
        this.hall = hall;
    }

    Place of(Event.ContactQueued e, LoggedEvent logged) {
        Place place = last;
        if (place == null || lastSeq != logged.eventSeq()) {
            long nowMs = logged.atMs();
            place = e.cause() == QueuedCause.MOVED
                    ? hall.place(e.contactId()).movedTo(hall.line(e.queueId()), nowMs)
                    : came(e, logged);
            keep(place, logged);
        }
        return place;
    }

    private Place came(Event.ContactQueued e, LoggedEvent logged) {
        Line line = hall.line(e.queueId());
        Place taken = e.cause() == QueuedCause.TAKEN_UP ? takingUp.get(e.contactId()) : null;
        return taken == null
                ? Place.of(e, logged, openedSeq(e.contactId()), arrivedAtMs(e, logged.atMs()), line)
                : taken.takenUpBy(e.contactId(), e.requirements(), line, logged.atMs());
    }

    /** A callback that rested, at the place it had. */
    Place of(Event.CallbackReturned e, LoggedEvent logged) {
        Place place = last;
        if (place == null || lastSeq != logged.eventSeq()) {
            place = hall.resting(e.contactId()).movedTo(hall.line(e.queueId()), logged.atMs());
            keep(place, logged);
        }
        return place;
    }

    Place of(Event.ConsultQueued e, LoggedEvent logged) {
        Place place = last;
        if (place == null || lastSeq != logged.eventSeq()) {
            place = Place.of(e, logged, openedSeq(e.contactId()), hall.line(e.queueId()));
            keep(place, logged);
        }
        return place;
    }

    /** After all who are there. */
    Place of(Command.EnqueueContact c, long nowMs) {
        Event.ContactQueued e = new Event.ContactQueued(
                c.contactId(), c.queueId(), c.priority(), 0, 0, QueuedCause.FROM_MENU, c.requirements());
        Line line = hall.line(c.queueId());
        return Place.of(e, new LoggedEvent(Long.MAX_VALUE, nowMs, line.firmId, e), 0, nowMs, line);
    }

    private void keep(Place place, LoggedEvent logged) {
        last = place;
        lastSeq = logged.eventSeq();
    }

    private long openedSeq(long contactId) {
        return openedSeq.getOrDefault(contactId, 0L);
    }

    private long arrivedAtMs(Event.ContactQueued e, long nowMs) {
        boolean goesOn = e.cause() == QueuedCause.OVERFLOW || e.cause() == QueuedCause.NOT_REACHED;
        return goesOn ? goingOn.getOrDefault(e.contactId(), nowMs) : nowMs;
    }

    // ---- what the events change

    void opened(long contactId, long eventSeq) {
        openedSeq.put(contactId, eventSeq);
    }

    /** A place taken up counts in its own queue only; from there the caller goes on as of when he was back. */
    void goesOn(long contactId, long arrivedAtMs) {
        goingOn.put(contactId, backSinceMs.getOrDefault(contactId, arrivedAtMs));
    }

    /** Led out of the queue: a queue it is sent to later is its first again. */
    void left(long contactId) {
        backSinceMs.remove(contactId);
    }

    void takesUp(long contactId, Place place) {
        takingUp.put(contactId, place);
    }

    void arrived(Event.ContactQueued e, long nowMs) {
        goingOn.remove(e.contactId());
        takingUp.remove(e.contactId());
        if (e.cause() == QueuedCause.TAKEN_UP) {
            backSinceMs.put(e.contactId(), nowMs);
        } else if (e.cause() != QueuedCause.MOVED) {
            backSinceMs.remove(e.contactId());
        }
    }

    void ended(long contactId) {
        openedSeq.remove(contactId);
        goingOn.remove(contactId);
        takingUp.remove(contactId);
        backSinceMs.remove(contactId);
    }
}
