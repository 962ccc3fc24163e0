package org.switchroom.simulator.checks;

import java.util.Comparator;
import org.switchroom.engine.Event;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.engine.Strategy;

/**
 * A contact is offered to an agent who may take it now (serves the queue and has not paused it, in a tier that is open, with
 * the skills required, waited for by name if anybody is),
 * and of those who are free to the right one: the lowest tier, in it the best match, of these whom the queue's strategy says,
 * of equals the longest idle. Where chance decides, {@link Chance} looks whether it does.
 */
final class RightAgent implements Checker {
    private final Hall hall;

    RightAgent(Hall hall) {
        this.hall = hall;
    }

    @Override
    public void see(LoggedEvent logged) {
        if (logged.event() instanceof Event.ContactOffered e && !hall.isNamed(e)) {
            Place place = hall.place(e.contactId());
            Person agent = hall.person(e.agentId());
            isAble(place, agent);
            Comparator<Person> order = order(hall, place);
            for (Person other : hall.candidates(place)) {
                Violation.unless(
                        order.compare(agent, other) <= 0,
                        e.agentId(),
                        () -> "Rung before agent " + other.agentId + " by "
                                + hall.line(e.queueId()).rules.strategy());
            }
        }
    }

    private static void isAble(Place place, Person agent) {
        int tier = agent.service(place.at.queueId()).tier();
        Violation.unless(
                agent.takesFrom(place.at.queueId()),
                agent.agentId,
                () -> "Rung though the queue is paused for " + place);
        Violation.unless(place.isFor(agent), agent.agentId, () -> "Rung though another is waited for by " + place);
        Violation.unless(place.tierIsOpen(tier), agent.agentId, () -> "Rung though tier " + tier + " is not open yet");
        Violation.unless(
                place.isWithinReachOf(agent.profile), agent.agentId, () -> "Rung without the skills for " + place);
    }

    /** By whom a contact at this place is taken, of those who may take it; where chance decides, several are equal. */
    static Comparator<Person> order(Hall hall, Place place) {
        Line line = hall.line(place.at.queueId());
        Comparator<Person> byTierAndMatch = Comparator.comparingInt(
                        (Person p) -> p.service(place.at.queueId()).tier())
                .thenComparingInt(p -> -place.match(p.profile));
        return switch (line.rules.strategy()) {
            case RANDOM, WEIGHTED_RANDOM -> byTierAndMatch;
            case LONGEST_IDLE, RING_ALL -> byTierAndMatch.thenComparingLong(p -> p.idleSinceSeq);
            default ->
                byTierAndMatch
                        .thenComparingLong(
                                p -> key(line.rules.strategy(), p, place.at.queueId(), line.figures(p.agentId)))
                        .thenComparingLong(p -> p.idleSinceSeq);
        };
    }

    private static long key(Strategy strategy, Person person, int queueId, Figures figures) {
        int order = person.service(queueId).order();
        return switch (strategy) {
            case LONGEST_IDLE, RANDOM, WEIGHTED_RANDOM, RING_ALL -> 0;
            case LINEAR -> order;
            case CIRCULAR -> figures.lastOfferSeq == 0 ? order - Long.MAX_VALUE / 2 : figures.lastOfferSeq;
            case FEWEST_CONTACTS -> figures.contactsToday;
            case LEAST_TALK -> figures.talkTodayMs;
            case LEAST_OCCUPIED -> person.occupancy();
            case PRODUCTIVITY -> figures.pass;
        };
    }
}
