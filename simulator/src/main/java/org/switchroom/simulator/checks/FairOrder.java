package org.switchroom.simulator.checks;

import java.util.Comparator;
import org.switchroom.engine.Event;
import org.switchroom.engine.LoggedEvent;

/**
 * Turns are kept. Whenever a contact is offered, nobody waits whom the agent could take and who comes before it: in its queue
 * by {@link Place#TURN}; between queues likewise, where each point of priority counts as a minute, the head start of the
 * queue counts as waited, and each point of the agent's preference as half a minute. Whoever lost an agent in conversation
 * comes before all others. The position told is one more than the contacts before, whatever these ask for.
 */
final class FairOrder implements Checker {
    private final Hall hall;

    FairOrder(Hall hall) {
        this.hall = hall;
    }

    @Override
    public void see(LoggedEvent logged) {
        switch (logged.event()) {
            case Event.ContactQueued e -> queued(e, logged);
            case Event.ContactOffered e -> offered(e);
            default -> {}
        }
    }

    private void queued(Event.ContactQueued e, LoggedEvent logged) {
        Place place = hall.entering(e, logged);
        int before = hall.line(e.queueId()).waiting.headSet(place).size();
        Violation.unless(
                e.position() == before + 1, e.contactId(), () -> "Told position " + e.position() + " of " + before);
    }

    private void offered(Event.ContactOffered e) {
        Place chosen = hall.place(e.contactId());
        Hall.Person agent = hall.person(e.agentId());
        Comparator<Place> turn = turnFor(agent);
        hall.firstOpenTo(agent)
                .forEach(other -> Violation.unless(
                        turn.compare(chosen, other) <= 0, e.contactId(), () -> "Served before " + other));
    }

    private Comparator<Place> turnFor(Hall.Person agent) {
        return Comparator.comparing((Place p) -> !p.lostAgent)
                .thenComparingLong(p -> p.lostAgent ? p.openedSeq : countsFromMs(p, agent))
                .thenComparingLong(p -> p.queuedSeq);
    }

    private long countsFromMs(Place place, Hall.Person agent) {
        return place.countsFromMs(hall.line(place.queueId).rules, Hall.serviceOf(agent, place.queueId));
    }
}
