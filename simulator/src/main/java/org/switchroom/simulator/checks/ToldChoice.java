package org.switchroom.simulator.checks;

import java.util.List;
import org.switchroom.engine.Choice;
import org.switchroom.engine.Event;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.engine.Strategy;

/** What is told is true: of each offer why this agent, of each caller how long the wait may be. */
final class ToldChoice implements Checker {
    private final Hall hall;

    ToldChoice(Hall hall) {
        this.hall = hall;
    }

    @Override
    public void see(LoggedEvent logged) {
        switch (logged.event()) {
            case Event.ContactQueued e -> queued(hall.entering(e, logged), e.position(), e.estimatedWaitMs());
            case Event.ConsultQueued e -> queued(hall.entering(e, logged), e.position(), e.estimatedWaitMs());
            case Event.ContactOffered e when hall.version() > 1 -> offered(e);
            default -> {}
        }
    }

    /** Nobody listens to what is told of a message. */
    private void queued(Place place, int position, long toldMs) {
        if (hall.isMessage(place.at.contactId())) {
            return;
        }
        long estimateMs = estimateMs(hall, place, position);
        Violation.unless(
                toldMs == estimateMs,
                place.at.contactId(),
                () -> "Told a wait of " + toldMs + " ms instead of " + estimateMs);
    }

    /** Nothing, if somebody is free who may take it; one waited for by name is not foreseen. */
    static long estimateMs(Hall hall, Place place, int position) {
        boolean free = hall.version() > 1 && !hall.candidates(place.forOthers()).isEmpty();
        return free ? 0 : hall.line(place.at.queueId()).estimatedWaitMs(position);
    }

    private void offered(Event.ContactOffered e) {
        if (hall.isNamed(e)) {
            Violation.unless(
                    e.choice().equals(Choice.UNKNOWN), e.contactId(), () -> "Told a choice of who was named: " + e);
            return;
        }
        Place place = hall.place(e.contactId());
        Line line = hall.line(e.queueId());
        Person agent = hall.person(e.agentId());
        List<Person> candidates = hall.candidates(place);
        boolean joins = hall.atAll(place);
        Strategy strategy = joins ? Strategy.RING_ALL : line.rules.strategy();
        boolean nobodyNext = candidates.size() < 2
                || strategy == Strategy.RANDOM
                || strategy == Strategy.WEIGHTED_RANDOM
                || (strategy == Strategy.RING_ALL && hall.isCaller(place));
        int runnerUp = nobodyNext ? 0 : second(place, candidates, agent);
        int tier = agent.service(e.queueId()).tier();
        int match = place.match(agent.profile);
        long peers = candidates.stream()
                .filter(other -> other.service(e.queueId()).tier() == tier)
                .filter(other -> place.match(other.profile) == match)
                .count();
        Choice right = new Choice(
                strategy,
                tier,
                match,
                candidates.size(),
                (int) peers,
                (int) line.free(),
                (int) line.atWork(),
                line.agents.size(),
                runnerUp,
                line.waiting.size() + (joins ? 1 : 0));
        Violation.unless(e.choice().equals(right), e.contactId(), () -> "Told " + e.choice() + " instead of " + right);
    }

    private int second(Place place, List<Person> candidates, Person first) {
        return candidates.stream()
                .filter(person -> person != first)
                .min(RightAgent.order(hall, place))
                .orElse(first)
                .agentId;
    }
}
