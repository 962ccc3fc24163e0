package org.switchroom.engine;

import java.util.List;

/**
 * What a contact asks of an agent.
 *
 * @param steps what is required, and what instead when nobody was found for some time; the first at 0 ms, ascending; those
 *     for one agent first, and at least one for others after them; none: anybody will do
 * @param preferred skills that are not required: of those who can, the one who is best at the required and preferred ones
 *     together is taken
 */
public record Requirements(List<Step> steps, List<Integer> preferred) {
    public static final Requirements NONE = new Requirements(List.of(), List.of());

    /**
     * @param afterMs waited in the queue, from when on {@code needs} is all that is required; 0 in the first step
     * @param agentId the one agent who is waited for, then without needs; passed over if he is not there; 0: anybody
     */
    public record Step(long afterMs, List<Need> needs, int agentId) {
        public Step {
            needs = List.copyOf(needs);
        }

        /** For anybody. */
        public Step(long afterMs, List<Need> needs) {
            this(afterMs, needs, 0);
        }
    }

    /** @param atLeast 1 to {@link Centre#MAX_SKILL_LEVEL} */
    public record Need(int skillId, int atLeast) {}

    public Requirements {
        steps = List.copyOf(steps);
        preferred = List.copyOf(preferred);
    }

    /** Any agent of the queue will do. */
    public boolean isNone() {
        return steps.isEmpty() && preferred.isEmpty();
    }

    /** This agent for some time, then anybody. */
    public static Requirements first(int agentId, long forMs) {
        return new Requirements(List.of(new Step(0, List.of(), agentId), new Step(forMs, List.of())), List.of());
    }

    /** When it is no longer one agent alone who is waited for; 0 if it never is. */
    public long personalUntilMs() {
        for (Step step : steps) {
            if (step.agentId() == 0) {
                return step.afterMs();
            }
        }
        return 0;
    }

    /** Without the agents who are waited for by name: what then is asked of everybody is asked at once. */
    public Requirements forOthers() {
        long fromMs = personalUntilMs();
        if (fromMs == 0) {
            return this;
        }
        List<Step> open = steps.stream()
                .filter(step -> step.agentId() == 0)
                .map(step -> new Step(step.afterMs() - fromMs, step.needs()))
                .toList();
        return new Requirements(open, preferred);
    }

    /** One step that stays. */
    public static Requirements always(Need... needs) {
        return new Requirements(List.of(new Step(0, List.of(needs))), List.of());
    }
}
