package org.switchroom.engine;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.switchroom.engine.Requirements.Step;

/**
 * Where a contact waits, and who may take it, written from the rules: what {@link RandomCentreTest} holds the engine against.
 *
 * @param front it lost an agent: before everybody
 */
record RandomPlace(
        long contactId,
        int queueId,
        long sinceMs,
        long countsFromMs,
        long seq,
        boolean front,
        Requirements requirements,
        long tierWaitMs,
        int highestTier,
        int stage,
        long plannedFromMs) {

    /** In the next stage; those after it come as much earlier. */
    RandomPlace next(long nowMs) {
        RandomPlace next = in(stage + 1, plannedFromMs);
        long early = plannedFromMs + next.waited() - nowMs;
        return early > 0 ? in(stage + 1, plannedFromMs - early) : next;
    }

    private RandomPlace in(int nextStage, long fromMs) {
        return new RandomPlace(
                contactId,
                queueId,
                sinceMs,
                countsFromMs,
                seq,
                front,
                requirements,
                tierWaitMs,
                highestTier,
                nextStage,
                fromMs);
    }

    RandomPlace prioritised(int priority) {
        return new RandomPlace(
                contactId,
                queueId,
                sinceMs,
                sinceMs - priority * Centre.PRIORITY_POINT_MS,
                seq,
                front,
                requirements,
                tierWaitMs,
                highestTier,
                stage,
                plannedFromMs);
    }

    /** It has waited as long in the other queue as in this. */
    RandomPlace movedTo(RandomPlace fresh, long nowMs) {
        RandomPlace there = new RandomPlace(
                contactId,
                fresh.queueId,
                sinceMs,
                countsFromMs,
                seq,
                front,
                requirements,
                fresh.tierWaitMs,
                fresh.highestTier,
                0,
                plannedFromMs);
        long reached = there.changes().stream()
                .filter(afterMs -> afterMs <= nowMs - plannedFromMs)
                .count();
        return there.in((int) reached - 1, plannedFromMs);
    }

    /** Time waited at which the present stage began; {@code ContactWidened} says how many there were. */
    long waited() {
        return List.copyOf(changes()).get(stage);
    }

    Set<Long> changes() {
        Set<Long> changes = new TreeSet<>(Set.of(0L));
        requirements.steps().forEach(step -> changes.add(step.afterMs()));
        for (int tier = 1; tierWaitMs > 0 && tier < highestTier; tier++) {
            changes.add(forAllMs() + tier * tierWaitMs);
        }
        return changes;
    }

    /** When the first step for all begins. */
    long forAllMs() {
        return requirements.steps().stream()
                .filter(step -> step.agentId() == 0)
                .findFirst()
                .map(Step::afterMs)
                .orElse(0L);
    }

    boolean open(int agentId, RoutingProfile profile) {
        Service service = profile.service(queueId);
        if (service == null || onlyAgent() != 0) {
            return service != null && onlyAgent() == agentId;
        }
        long waited = waited() - forAllMs();
        boolean tiered = tierWaitMs > 0 && highestTier > 1;
        boolean tierReached =
                !tiered || service.tier() <= 1 + waited / tierWaitMs || 1 + waited / tierWaitMs >= highestTier;
        return tierReached && step().needs().stream().allMatch(need -> profile.level(need.skillId()) >= need.atLeast());
    }

    Step step() {
        return requirements.steps().stream()
                .filter(step -> step.afterMs() <= waited())
                .reduce((first, second) -> second)
                .orElse(new Step(0, List.of()));
    }

    /** Waited for alone now; 0: nobody is. */
    int onlyAgent() {
        return step().agentId();
    }

    int score(RoutingProfile profile) {
        if (onlyAgent() != 0) {
            return 0;
        }
        return step().needs().stream()
                        .mapToInt(need -> profile.level(need.skillId()))
                        .sum()
                + requirements.preferred().stream().mapToInt(profile::level).sum();
    }
}
