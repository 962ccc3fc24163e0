package org.switchroom.simulator.checks;

import java.util.Comparator;
import org.switchroom.engine.Event;
import org.switchroom.engine.LoggedEvent;

/**
 * Turns are kept. Whenever a contact is offered, nobody waits whom the agent could take and who comes before it: in its queue
 * by {@link Place#TURN}; between queues likewise, where each point of priority counts as a minute, the head start of the
 * queue counts as waited, and each point of the agent's preference as half a minute. Whoever comes back from an agent comes
 * before all others. The position told is one more than the contacts before, whatever these ask for.
 */
final class FairOrder implements Checker {
    private final Hall hall;

    FairOrder(Hall hall) {
        this.hall = hall;
    }

    @Override
    public void see(LoggedEvent logged) {
        switch (logged.event()) {
            case Event.ContactQueued e -> queued(hall.entering(e, logged), e.position());
            case Event.ConsultQueued e -> queued(hall.entering(e, logged), e.position());
            case Event.ContactOffered e when !hall.isNamed(e) -> offered(e);
            default -> {}
        }
    }

    private void queued(Place place, int position) {
        int before = hall.line(place.at.queueId()).callersBefore(place);
        Violation.unless(
                position == before + 1, place.at.contactId(), () -> "Told position " + position + " of " + before);
    }

    private void offered(Event.ContactOffered e) {
        Place chosen = hall.place(e.contactId());
        Person agent = hall.person(e.agentId());
        Comparator<Place> turn = turnFor(agent);
        hall.firstOpenTo(agent)
                .forEach(other -> Violation.unless(
                        turn.compare(chosen, other) <= 0, e.contactId(), () -> "Served before " + other));
    }

    private Comparator<Place> turnFor(Person agent) {
        return Comparator.comparing((Place p) -> !p.at.front())
                .thenComparingLong(p -> p.at.front() ? p.at.openedSeq() : countsFromMs(p, agent))
                .thenComparingLong(p -> p.at.enteredSeq());
    }

    private long countsFromMs(Place place, Person agent) {
        return place.countsFromMs(hall.line(place.at.queueId()).rules, agent.service(place.at.queueId()));
    }
}
