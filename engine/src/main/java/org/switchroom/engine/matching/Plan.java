package org.switchroom.engine.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
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
        if (!tiered && requirements.equals(Requirements.NONE)) {
            return ANYBODY;
        }
        long openMs = requirements.personalUntilMs();
        TreeSet<Long> changes = new TreeSet<>();
        changes.add(0L);
        requirements.steps().forEach(step -> changes.add(step.afterMs()));
        for (int tier = 1; tiered && tier < highestTier; tier++) {
            changes.add(openMs + tier * tierWaitMs);
        }
        List<Stage> stages = new ArrayList<>();
        for (long afterMs : changes) {
            int maxTier = tiered ? tierAt(afterMs - openMs, tierWaitMs, highestTier) : Integer.MAX_VALUE;
            stages.add(new Stage(afterMs, askAt(requirements, afterMs, maxTier)));
        }
        return new Plan(stages);
    }

    /** What is asked from {@code stage} on of those who are not waited for by name. */
    public Ask openAsk(int stage) {
        return stages.subList(stage, stages.size()).stream()
                .map(Stage::ask)
                .filter(ask -> !ask.personal())
                .findFirst()
                .orElseThrow();
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
