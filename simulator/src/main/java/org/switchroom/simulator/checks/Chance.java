package org.switchroom.simulator.checks;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.switchroom.engine.Event;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.engine.Strategy;

/**
 * Where chance is to decide, it does, with the chances there are to be. Of those with the lowest tier and the best match each
 * one's chance is known, so what some figure of the one drawn adds up to over many draws is known too, and how far it may
 * stray. Looked at are three figures: the weight, the number of the agent, and how long he has been idle. Straying by more than
 * six standard deviations happens once in five hundred million times.
 */
final class Chance implements Checker {
    private static final double DEVIATIONS = 6;
    private static final int ENOUGH = 100;

    /** One figure of one strategy's draws. */
    private static final class Sum {
        private double strayed;
        private double variance;
        private long draws;

        void drawn(double value, double mean, double meanOfSquares) {
            strayed += value - mean;
            variance += meanOfSquares - mean * mean;
            draws++;
        }

        boolean likely() {
            return draws < ENOUGH || Math.abs(strayed) <= DEVIATIONS * Math.sqrt(variance);
        }
    }

    private final Hall hall;
    private final Map<Strategy, List<Sum>> sums = new EnumMap<>(Strategy.class);

    Chance(Hall hall) {
        this.hall = hall;
    }

    @Override
    public void see(LoggedEvent logged) {
        if (logged.event() instanceof Event.ContactOffered e && !hall.isNamed(e)) {
            Strategy strategy = hall.line(e.queueId()).rules.strategy();
            boolean drawn = !hall.atAll(hall.place(e.contactId()));
            if (drawn && (strategy == Strategy.RANDOM || strategy == Strategy.WEIGHTED_RANDOM)) {
                drawn(strategy, hall.place(e.contactId()), hall.person(e.agentId()));
            }
        }
    }

    private void drawn(Strategy strategy, Place place, Person drawn) {
        List<Person> candidates = hall.candidates(place);
        int tier = drawn.service(place.at.queueId()).tier();
        int match = place.match(drawn.profile);
        List<Person> equals = candidates.stream()
                .filter(p -> p.service(place.at.queueId()).tier() == tier && place.match(p.profile) == match)
                .toList();
        if (equals.size() < 2) {
            return;
        }
        List<Sum> three = sums.computeIfAbsent(strategy, s -> List.of(new Sum(), new Sum(), new Sum()));
        ToLongFunction<Person> weight = p -> p.service(place.at.queueId()).weight();
        ToLongFunction<Person> chance = strategy == Strategy.RANDOM ? p -> 1 : weight;
        count(three.get(0), equals, drawn, chance, weight);
        count(three.get(1), equals, drawn, chance, p -> rank(equals, p, other -> other.agentId));
        count(three.get(2), equals, drawn, chance, p -> rank(equals, p, other -> other.idleSinceSeq));
    }

    private static void count(
            Sum sum, List<Person> equals, Person drawn, ToLongFunction<Person> chance, ToLongFunction<Person> figure) {
        double all = equals.stream().mapToLong(chance).sum();
        double mean = 0;
        double meanOfSquares = 0;
        for (Person person : equals) {
            double share = chance.applyAsLong(person) / all;
            double value = (double) figure.applyAsLong(person);
            mean += share * value;
            meanOfSquares += share * value * value;
        }
        sum.drawn((double) figure.applyAsLong(drawn), mean, meanOfSquares);
    }

    private static long rank(List<Person> equals, Person person, ToLongFunction<Person> by) {
        return equals.stream()
                .filter(other -> by.applyAsLong(other) < by.applyAsLong(person))
                .count();
    }

    @Override
    public void atEnd() {
        sums.forEach((strategy, three) -> three.forEach(sum -> Violation.unless(
                sum.likely(),
                0,
                () -> strategy + " strays by " + sum.strayed + " in " + sum.draws + " draws, with a variance of "
                        + sum.variance)));
    }
}
