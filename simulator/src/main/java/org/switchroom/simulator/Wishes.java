package org.switchroom.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.switchroom.engine.Requirements;
import org.switchroom.engine.Requirements.Need;
import org.switchroom.engine.Requirements.Step;

/**
 * What a town's callers ask of an agent. A few wishes that many callers share, since a queue takes no more than some different
 * ones at a time; and now and then one that nobody else has, or that is put down wrongly.
 */
final class Wishes {
    private static final int SHARED = 8;

    private final Dice dice;
    private final List<Requirements> shared;

    Wishes(Dice dice) {
        this.dice = dice;
        this.shared = IntStream.range(0, SHARED).mapToObj(i -> anew()).toList();
    }

    Requirements any() {
        if (dice.oneIn(2)) {
            return Requirements.NONE;
        }
        return dice.oneIn(20) ? anew() : shared.get(dice.between(0, SHARED - 1));
    }

    /** The same, or first one or two agents by name: of this firm or not, there or not. */
    Requirements any(Town.Firm firm) {
        Requirements wish = any();
        if (!dice.oneIn(6)) {
            return wish;
        }
        List<Step> steps = new ArrayList<>();
        long afterMs = 0;
        for (int n = dice.between(1, 2); n > 0; n--) {
            int agentId = dice.oneIn(20) ? dice.between(1, Town.MOST_AGENTS + 1) : anyOf(firm.agentIds());
            steps.add(new Step(afterMs, List.of(), agentId));
            afterMs += dice.msBetween(dice.oneIn(50) ? 0 : 1_000, 30_000);
        }
        long fromMs = afterMs;
        wish.steps().forEach(step -> steps.add(new Step(fromMs + step.afterMs(), step.needs())));
        if (wish.steps().isEmpty() && !dice.oneIn(50)) {
            steps.add(new Step(fromMs, List.of()));
        }
        return new Requirements(steps, wish.preferred());
    }

    private int anyOf(List<Integer> ids) {
        return ids.get(dice.between(0, ids.size() - 1));
    }

    /** Something is required at first, and less and less of it; something may be preferred all the time. */
    private Requirements anew() {
        List<Step> steps = new ArrayList<>();
        List<Need> needs = needs(dice.between(0, 2));
        long afterMs = 0;
        while (!needs.isEmpty() && steps.size() < 3) {
            steps.add(new Step(afterMs, needs));
            afterMs += dice.msBetween(dice.oneIn(50) ? 0 : 1_000, 30_000);
            needs = dice.oneIn(20) ? needs(2) : less(needs);
        }
        if (!steps.isEmpty() && dice.oneIn(2)) {
            steps.add(new Step(afterMs, List.of()));
        }
        List<Integer> preferred = dice.oneIn(2) ? List.of() : List.of(dice.between(1, Definitions.SKILLS));
        return new Requirements(steps, preferred);
    }

    private List<Need> less(List<Need> needs) {
        return needs.stream()
                .filter(need -> !dice.oneIn(3))
                .map(need -> new Need(need.skillId(), dice.between(1, need.atLeast())))
                .toList();
    }

    private List<Need> needs(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Need(dice.between(1, Definitions.SKILLS), dice.between(1, 8)))
                .toList();
    }
}
