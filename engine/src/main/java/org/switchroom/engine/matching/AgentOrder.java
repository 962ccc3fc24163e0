package org.switchroom.engine.matching;

import org.jspecify.annotations.Nullable;
import org.switchroom.engine.Service;
import org.switchroom.engine.Strategy;
import org.switchroom.engine.agent.Agent;
import org.switchroom.engine.queue.Tally;

/**
 * Which free agent is offered a contact: the lowest tier; in it the best at the skills asked for; of those the one whom the
 * queue's {@link Strategy} picks; of equals the longest idle. A key does not change while an agent is idle, so free agents
 * stand in a {@link Line} and nobody is searched for. Formulas: docs/algorithms/strategies.md.
 */
public final class AgentOrder {
    /** More than any score: {@link Ask#score} adds up a limited number of levels. */
    private static final int LEAD_PER_TIER = 1_000_000;

    /** More than any order: those never offered a contact come first, in their order. */
    private static final long NEVER_OFFERED = 1L << 32;

    private AgentOrder() {}

    /** What the strategy goes by, taken when the agent becomes idle: smaller is offered first. */
    public static long key(Strategy strategy, Agent agent, Service service, Tally tally) {
        return switch (strategy) {
            case LONGEST_IDLE, RANDOM, WEIGHTED_RANDOM, RING_ALL -> 0;
            case LINEAR -> service.order();
            case CIRCULAR -> tally.lastOfferSeq() == 0 ? service.order() - NEVER_OFFERED : tally.lastOfferSeq();
            case FEWEST_CONTACTS -> tally.contactsToday();
            case LEAST_TALK -> tally.talkTodayMs();
            case LEAST_OCCUPIED -> agent.workTime().occupancyPpm();
            case PRODUCTIVITY -> tally.pass();
        };
    }

    public static Rank rank(Ask ask, Agent agent, Service service, long key) {
        int lead = service.tier() * LEAD_PER_TIER - ask.score(agent.profile());
        return new Rank(lead, key, agent.availableSeq());
    }

    /** Null if nobody is free. */
    static Line.@Nullable Entry pick(Lane lane, Strategy strategy, long chance) {
        return byChance(strategy)
                ? lane.idle().drawFromLead(chance)
                : lane.idle().first();
    }

    /** Whether an agent is drawn, so that nobody would have been next. */
    static boolean byChance(Strategy strategy) {
        return strategy == Strategy.RANDOM || strategy == Strategy.WEIGHTED_RANDOM;
    }

    /** The chance of an agent when it is drawn. */
    public static int weight(Strategy strategy, Service service) {
        return strategy == Strategy.WEIGHTED_RANDOM ? service.weight() : 1;
    }
}
