package org.switchroom.simulator.checks;

import java.util.Optional;
import org.switchroom.engine.Event;
import org.switchroom.engine.LoggedEvent;

/**
 * How much later somebody may come and yet be served before is bounded: by a minute for each point of priority, the longest
 * head start, and half a minute for each point of preference that there is. Whoever has waited so much longer than another is
 * served before by every agent who could take either; only those who lost an agent in conversation come before all.
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
            case Event.ContactQueued e -> {
                highestPriority = Math.max(highestPriority, e.priority());
                lowestPriority = Math.min(lowestPriority, e.priority());
            }
            case Event.ContactOffered e -> offered(hall.place(e.contactId()), hall.person(e.agentId()));
            default -> {}
        }
    }

    private long boundMs() {
        return POINT_MS * (highestPriority - lowestPriority) + longestHeadStartMs + PREFERENCE_MS * highestPreference;
    }

    private void offered(Place chosen, Hall.Person agent) {
        if (chosen.lostAgent) {
            return;
        }
        for (int queueId : agent.profile.queueIds()) {
            Optional<Place> longest = hall.line(queueId).waiting.stream()
                    .filter(place -> place.isOpenTo(agent.profile))
                    .min((one, other) -> Long.compare(one.queuedAtMs, other.queuedAtMs));
            longest.ifPresent(place -> Violation.unless(
                    chosen.queuedAtMs - place.queuedAtMs <= boundMs(),
                    place.contactId,
                    () -> "Starves: " + chosen + " came " + (chosen.queuedAtMs - place.queuedAtMs)
                            + " ms later and was served before"));
        }
    }
}
