package org.switchroom.simulator.checks;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.switchroom.engine.Event;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.engine.OfferEnd;

/**
 * Nobody starves: of two contacts of equal priority in the same queue that ask for the same, the one that came later is
 * not connected before the other while that one has been waiting all along, since the later one's phone began to ring. Whoever
 * comes back from an agent stands in a line of their own, before all others, by when they were opened. What such a contact asks
 * for counts from when it came back, as it does for one that came by overflow, so one that came to this queue earlier may take
 * somebody whom it does not ask for yet. Who asks for other skills later, not for less, or for one agent first, may be overtaken
 * by somebody who still asks for the first.
 */
final class NoOvertaking implements Checker {
    /** Those who stand in one line. */
    private record Peers(int queueId, boolean front, int priority, Place.Wish wish) {
        static Peers of(Place place) {
            Place.Standing at = place.at;
            return new Peers(at.queueId(), at.front(), at.front() ? 0 : at.priority(), place.wish());
        }
    }

    private static final class Caller {
        final Place place;
        final Peers peers;
        long waitsSinceSeq;
        long offeredSeq;
        int phones;

        Caller(Place place) {
            this.place = place;
            this.peers = Peers.of(place);
        }
    }

    private final Hall hall;
    private final Map<Long, Caller> callers = new HashMap<>();
    /** Of each line, those for whom no phone rings, by when they came. */
    private final Map<Peers, TreeMap<Place, Caller>> waiting = new HashMap<>();

    NoOvertaking(Hall hall) {
        this.hall = hall;
    }

    @Override
    public void see(LoggedEvent logged) {
        long eventSeq = logged.eventSeq();
        switch (logged.event()) {
            case Event.ContactQueued e -> comes(hall.entering(e, logged), eventSeq);
            case Event.ConsultQueued e -> comes(hall.entering(e, logged), eventSeq);
            case Event.PriorityChanged e -> comes(hall.place(e.contactId()).with(e.priority()), eventSeq);
            case Event.ContactOffered e -> offered(callers.get(e.contactId()), eventSeq);
            case Event.OfferEnded e when e.why() != OfferEnd.TAKEN -> offerEnded(callers.get(e.contactId()), eventSeq);
            case Event.ContactConnected e -> connected(goes(e.contactId()));
            case Event.ConsultConnected e -> connected(goes(e.contactId()));
            case Event.ContactOverflowed e when !e.target().stays() -> goes(e.contactId());
            case Event.ConsultEnded e -> goes(e.contactId());
            case Event.CallbackRested e -> goes(e.contactId());
            case Event.CallbackReturned e -> comes(hall.returning(e, logged), eventSeq);
            case Event.CallbackDialled e -> connected(goes(e.contactId()));
            case Event.ContactEnded e -> goes(e.contactId());
            default -> {}
        }
    }

    private void comes(Place place, long eventSeq) {
        goes(place.at.contactId());
        Caller caller = new Caller(place);
        callers.put(place.at.contactId(), caller);
        waits(caller, eventSeq);
    }

    private @Nullable Caller goes(long contactId) {
        Caller caller = callers.remove(contactId);
        leaves(caller);
        return caller;
    }

    private void waits(@Nullable Caller caller, long eventSeq) {
        if (caller != null) {
            caller.waitsSinceSeq = eventSeq;
            if (caller.peers.wish.relaxes()) {
                waiting.computeIfAbsent(caller.peers, peers -> new TreeMap<>(Place.TURN))
                        .put(caller.place, caller);
            }
        }
    }

    private void offered(@Nullable Caller caller, long eventSeq) {
        if (caller != null && caller.phones++ == 0) {
            caller.offeredSeq = hall.isNamed(caller.place.at.contactId()) ? 0 : eventSeq;
            leaves(caller);
        }
    }

    private void offerEnded(@Nullable Caller caller, long eventSeq) {
        if (caller != null && --caller.phones == 0) {
            waits(caller, eventSeq);
        }
    }

    private void leaves(@Nullable Caller caller) {
        TreeMap<Place, Caller> line = caller == null ? null : waiting.get(caller.peers);
        if (line != null && caller != null) {
            line.remove(caller.place);
            if (line.isEmpty()) {
                waiting.remove(caller.peers);
            }
        }
    }

    private void connected(@Nullable Caller served) {
        TreeMap<Place, Caller> line = served == null ? null : waiting.get(served.peers);
        if (line == null || served == null) {
            return;
        }
        for (Caller earlier : line.headMap(served.place).values()) {
            boolean askedLater = earlier.place.at.enteredSeq() > served.place.at.enteredSeq();
            Violation.unless(
                    earlier.waitsSinceSeq > served.offeredSeq || askedLater,
                    served.place.at.contactId(),
                    () -> "Overtook who came at event " + earlier.place.at.enteredSeq());
        }
    }
}
