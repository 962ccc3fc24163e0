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
            case Event.ContactQueued e -> {
                long estimateMs = estimateMs(e, logged);
                Violation.unless(
                        e.estimatedWaitMs() == estimateMs,
                        e.contactId(),
                        () -> "Told a wait of " + e.estimatedWaitMs() + " ms instead of " + estimateMs);
            }
            case Event.ContactOffered e when hall.version() > 1 -> offered(e);
            default -> {}
        }
    }

    /** Nothing, if somebody is free who may take it at once. */
    private long estimateMs(Event.ContactQueued e, LoggedEvent logged) {
        boolean free =
                hall.version() > 1 && !hall.candidates(hall.entering(e, logged)).isEmpty();
        return free ? 0 : hall.line(e.queueId()).estimatedWaitMs(e.position());
    }

    private void offered(Event.ContactOffered e) {
        Place place = hall.place(e.contactId());
        Hall.Line line = hall.line(e.queueId());
        Hall.Person agent = hall.person(e.agentId());
        List<Hall.Person> candidates = hall.candidates(place);
        boolean joins = hall.atAll(place);
        Strategy strategy = joins ? Strategy.RING_ALL : line.rules.strategy();
        boolean nobodyNext = candidates.size() < 2
                || strategy == Strategy.RANDOM
                || strategy == Strategy.WEIGHTED_RANDOM
                || strategy == Strategy.RING_ALL;
        int runnerUp = nobodyNext ? 0 : second(place, candidates, agent);
        int tier = Hall.serviceOf(agent, e.queueId()).tier();
        int match = place.match(agent.profile);
        long peers = candidates.stream()
                .filter(other -> Hall.serviceOf(other, e.queueId()).tier() == tier)
                .filter(other -> place.match(other.profile) == match)
                .count();
        Choice right = new Choice(
                strategy,
                tier,
                match,
                candidates.size(),
                (int) peers,
                (int) line.agents.values().stream().filter(Hall.Person::free).count(),
                (int) line.agents.values().stream().filter(Hall.Person::atWork).count(),
                line.agents.size(),
                runnerUp,
                line.waiting.size() + (joins ? 1 : 0));
        Violation.unless(e.choice().equals(right), e.contactId(), () -> "Told " + e.choice() + " instead of " + right);
    }

    private int second(Place place, List<Hall.Person> candidates, Hall.Person first) {
        return candidates.stream()
                .filter(person -> person != first)
                .min(RightAgent.order(hall, place))
                .orElse(first)
                .agentId;
    }
}
