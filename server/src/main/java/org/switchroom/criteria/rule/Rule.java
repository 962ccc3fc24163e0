package org.switchroom.criteria.rule;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.switchroom.engine.Requirements.Need;

/**
 * Where contacts go of which all {@code conditions} hold.
 *
 * @param id 0: not kept yet
 */
public record Rule(int id, String name, boolean enabled, List<Condition> conditions, Route route) {

    /**
     * @param queueId 0: the one the menu has led to
     * @param priority as of {@link org.switchroom.engine.Command.EnqueueContact}
     * @param first somebody who is waited for before anything else; null: nobody
     * @param skills what is asked of an agent after that; without any: what the queue asks
     * @param anybodyAfterMs waited, from when on any agent of the queue will do; 0: never
     */
    public record Route(int queueId, int priority, @Nullable First first, Skills skills, long anybodyAfterMs) {
        /** As without a rule. */
        public static final Route AS_THE_MENU_SAID = new Route(0, 0, null, Skills.NONE, 0);
    }

    /**
     * @param person not there in a rule kept or brought in before that was refused
     * @param forMs how long this person alone is waited for
     */
    public record First(Person person, long forMs) {}

    public enum Person {
        PERSONAL_MANAGER(Attribute.PERSONAL_MANAGER),
        LAST_AGENT(Attribute.LAST_AGENT);

        private final Attribute attribute;

        Person(Attribute attribute) {
            this.attribute = attribute;
        }

        /** Where the facts say who that is. */
        public Attribute attribute() {
            return attribute;
        }
    }

    /**
     * @param steps what is required, and what instead when nobody was found for some time; the first at 0 ms, ascending
     * @param preferred skills that are not required
     */
    public record Skills(List<SkillStep> steps, List<Integer> preferred) {
        public static final Skills NONE = new Skills(List.of(), List.of());

        public Skills {
            steps = List.copyOf(steps);
            preferred = List.copyOf(preferred);
        }

        public boolean none() {
            return steps.isEmpty() && preferred.isEmpty();
        }
    }

    public record SkillStep(long afterMs, List<Need> needs) {
        public SkillStep {
            needs = List.copyOf(needs);
        }
    }

    public Rule {
        conditions = List.copyOf(conditions);
    }
}
