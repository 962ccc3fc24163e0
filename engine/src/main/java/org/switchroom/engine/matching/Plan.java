package org.switchroom.engine.matching;

import java.util.ArrayList;
import java.util.List;
import org.switchroom.engine.Requirements;
import org.switchroom.engine.Requirements.Step;

/**
 * What a contact asks for in the course of its wait: its own steps and the queue's tiers, merged when it comes into the
 * queue. Tiers begin to open when nobody is waited for by name any more.
 *
 * @param stages the first at 0 ms, ascending, at least one
 */
public record Plan(List<Stage> stages) {
    /** Anybody, at once. */
    public static final Plan ANYBODY = new Plan(List.of(new Stage(0, Ask.ANYBODY)));

    private static final Step ANY_STEP = new Step(0, List.of());

    /** @param afterMs waited in the queue, from when on this is asked, if no stage before was passed over */
    public record Stage(long afterMs, Ask ask) {}

    public Plan {
        stages = List.copyOf(stages);
    }

    /**
     * @param tierWaitMs how long each tier is alone with those before it; 0: no such wait
     * @param highestTier of the agents who serve the queue now
     */
    public static Plan of(Requirements requirements, long tierWaitMs, int highestTier) {
        boolean tiered = tierWaitMs > 0 && highestTier > 1;
        if (!tiered && requirements.isNone()) {
            return ANYBODY;
        }
        long openMs = requirements.personalUntilMs();
        List<Stage> stages = new ArrayList<>();
        long afterMs = 0;
        while (afterMs != Long.MAX_VALUE) {
            int maxTier = tiered ? tierAt(afterMs - openMs, tierWaitMs, highestTier) : Integer.MAX_VALUE;
            stages.add(new Stage(afterMs, askAt(requirements, afterMs, maxTier)));
            long tierMs = tiered ? nextTierMs(afterMs - openMs, tierWaitMs, highestTier) : Long.MAX_VALUE;
            afterMs = Math.min(
                    nextStepMs(requirements, afterMs), tierMs == Long.MAX_VALUE ? Long.MAX_VALUE : openMs + tierMs);
        }
        return new Plan(stages);
    }

    /** {@link Long#MAX_VALUE}: there is no more. */
    private static long nextStepMs(Requirements requirements, long afterMs) {
        long next = Long.MAX_VALUE;
        for (Step step : requirements.steps()) {
            if (step.afterMs() > afterMs) {
                next = Math.min(next, step.afterMs());
            }
        }
        return next;
    }

    /** {@link Long#MAX_VALUE}: all tiers are open. */
    private static long nextTierMs(long afterMs, long tierWaitMs, int highestTier) {
        long tier = afterMs < 0 ? 1 : 1 + afterMs / tierWaitMs;
        return tier < highestTier ? tier * tierWaitMs : Long.MAX_VALUE;
    }

    /** What is asked from {@code stage} on of those who are not waited for by name. */
    public Ask openAsk(int stage) {
        int open = stage;
        while (stages.get(open).ask().personal()) {
            open++;
        }
        return stages.get(open).ask();
    }

    /** The stage that {@code waitedMs} has come to. */
    public int stageAt(long waitedMs) {
        int stage = 0;
        while (stage + 1 < stages.size() && stages.get(stage + 1).afterMs() <= waitedMs) {
            stage++;
        }
        return stage;
    }

    /** With the last tier nobody is left out any more, whoever may join the queue meanwhile. */
    private static int tierAt(long afterMs, long tierWaitMs, int highestTier) {
        long tier = 1 + afterMs / tierWaitMs;
        return tier >= highestTier ? Integer.MAX_VALUE : (int) tier;
    }

    private static Ask askAt(Requirements requirements, long afterMs, int maxTier) {
        Step last = ANY_STEP;
        for (Step step : requirements.steps()) {
            if (step.afterMs() <= afterMs) {
                last = step;
            }
        }
        return last.agentId() == 0
                ? new Ask(last.needs(), requirements.preferred(), maxTier)
                : Ask.only(last.agentId());
    }
}
