package org.switchroom.engine;

import java.util.List;

/**
 * What a contact asks of an agent.
 *
 * @param steps what is required, and what instead when nobody was found for some time; the first at 0 ms, ascending; none:
 *     anybody will do
 * @param preferred skills that are not required: of those who can, the one who is best at the required and preferred ones
 *     together is taken
 */
public record Requirements(List<Step> steps, List<Integer> preferred) {
    public static final Requirements NONE = new Requirements(List.of(), List.of());

    /**
     * @param afterMs waited in the queue, from when on {@code needs} is all that is required; 0 in the first step
     * @param agentId the one agent who is waited for in this step; 0: anybody
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

    /** One step that stays. */
    public static Requirements always(Need... needs) {
        return new Requirements(List.of(new Step(0, List.of(needs))), List.of());
    }
}
