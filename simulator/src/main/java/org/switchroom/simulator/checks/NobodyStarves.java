package org.switchroom.simulator.checks;

import java.util.Optional;
import org.switchroom.engine.Event;
import org.switchroom.engine.LoggedEvent;

/**
 * How much later somebody may come and yet be served before is bounded: by a minute for each point of priority, the longest
 * head start, and half a minute for each point of preference that there is. Whoever has waited so much longer than another is
 * served before by every agent who could take either; only those who come back from an agent come before all.
 */
final class NobodyStarves implements Checker {
    private static final long POINT_MS = 60_000;
    private static final long PREFERENCE_MS = 30_000;

    private final Hall hall;
    private int highestPriority;
    private int lowestPriority;
    private long longestHeadStartMs;
    private int highestPreference;

    NobodyStarves(Hall hall) {
        this.hall = hall;
    }

    @Override
    public void see(LoggedEvent logged) {
        switch (logged.event()) {
            case Event.QueueDefined e ->
                longestHeadStartMs = Math.max(longestHeadStartMs, e.rules().headStartMs());
            case Event.AgentDefined e ->
                e.profile()
                        .services()
                        .forEach(service -> highestPreference = Math.max(highestPreference, service.preference()));
            case Event.ContactQueued e -> thereIs(e.priority());
            case Event.ConsultQueued e -> thereIs(e.priority());
            case Event.PriorityChanged e -> thereIs(e.priority());
            case Event.ContactOffered e
            when !hall.isNamed(e) -> offered(hall.place(e.contactId()), hall.person(e.agentId()));
            default -> {}
        }
    }

    private void thereIs(int priority) {
        highestPriority = Math.max(highestPriority, priority);
        lowestPriority = Math.min(lowestPriority, priority);
    }

    private long boundMs() {
        return POINT_MS * (highestPriority - lowestPriority) + longestHeadStartMs + PREFERENCE_MS * highestPreference;
    }

    private void offered(Place chosen, Person agent) {
        if (chosen.at.front()) {
            return;
        }
        for (int queueId : agent.profile.queueIds()) {
            Optional<Place> longest = hall.line(queueId).waiting.stream()
                    .filter(place -> place.isOpenTo(agent))
                    .min((one, other) -> Long.compare(one.at.arrivedAtMs(), other.at.arrivedAtMs()));
            longest.ifPresent(place -> notBefore(chosen, place));
        }
    }

    private void notBefore(Place chosen, Place place) {
        long laterMs = chosen.at.arrivedAtMs() - place.at.arrivedAtMs();
        Violation.unless(
                laterMs <= boundMs(),
                place.at.contactId(),
                () -> "Starves: " + chosen + " came " + laterMs + " ms later and was served before");
    }
}
