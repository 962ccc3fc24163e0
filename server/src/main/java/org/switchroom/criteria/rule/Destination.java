package org.switchroom.criteria.rule;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.switchroom.criteria.rule.Rule.Route;
import org.switchroom.criteria.rule.Rule.Skills;
import org.switchroom.engine.Centre;
import org.switchroom.engine.Requirements;
import org.switchroom.engine.Requirements.Need;
import org.switchroom.engine.Requirements.Step;

/**
 * Where a contact goes, with what is left of a rule when something it names is gone: the menu's queue instead of the
 * rule's, no waiting for somebody who is not there, no skill that nobody can have.
 *
 * @param gaps what was left out, for the supervisor
 */
public record Destination(int queueId, int priority, Requirements requirements, Set<Gap> gaps) {

    /** What is missing of a rule. */
    public enum Gap {
        QUEUE_GONE,
        QUEUE_UNSERVED,
        SKILL_GONE,
        HOURS_GONE,
        NUMBER_GONE,
        /** The person waited for is no agent any more, or the rule does not say who it is. */
        PERSON_GONE,
        /** The customer's personal manager does not serve the queue. */
        PERSON_ELSEWHERE,
        /** The caller's record could not be read. */
        RECORDS_AWAY,
        /** The queue could not keep apart what the rule asks for: the call went as the menu said. */
        REFUSED,
        /** Nobody serves the queue of the menu any more: the call went to the menu's usual one. */
        MENU_UNSERVED
    }

    /** As the menu said. */
    public static Destination ofMenu(int menuQueueId, Known known) {
        return new Destination(menuQueueId, 0, known.requirementsOf(menuQueueId), Set.of());
    }

    public static Destination of(Route route, int menuQueueId, Facts facts, Known known) {
        var gaps = EnumSet.noneOf(Gap.class);
        int queueId = queue(route, menuQueueId, known, gaps);
        var skills = skills(route.skills(), known, gaps);
        var person = person(route, queueId, facts, known, gaps);
        var asked = skills.none() ? known.requirementsOf(queueId) : new Requirements(steps(skills), skills.preferred());
        return new Destination(queueId, route.priority(), inTime(route, person, asked), Set.copyOf(gaps));
    }

    private static int queue(Route route, int menuQueueId, Known known, Set<Gap> gaps) {
        if (route.queueId() == 0) {
            return menuQueueId;
        }
        if (!known.queue(route.queueId())) {
            gaps.add(Gap.QUEUE_GONE);
            return menuQueueId;
        }
        if (!known.served(route.queueId())) {
            gaps.add(Gap.QUEUE_UNSERVED);
            return menuQueueId;
        }
        return route.queueId();
    }

    private static Skills skills(Skills wanted, Known known, Set<Gap> gaps) {
        boolean all = wanted.preferred().stream().allMatch(known::skill)
                && wanted.steps().stream()
                        .flatMap(step -> step.needs().stream())
                        .allMatch(need -> known.skill(need.skillId()));
        if (all) {
            return wanted;
        }
        gaps.add(Gap.SKILL_GONE);
        return new Skills(
                wanted.steps().stream()
                        .map(step -> new Rule.SkillStep(step.afterMs(), left(step.needs(), known)))
                        .toList(),
                wanted.preferred().stream().filter(known::skill).toList());
    }

    private static List<Need> left(List<Need> needs, Known known) {
        return needs.stream().filter(need -> known.skill(need.skillId())).toList();
    }

    private static List<Step> steps(Skills skills) {
        return skills.steps().stream()
                .map(step -> new Step(step.afterMs(), step.needs()))
                .toList();
    }

    private static Optional<Integer> person(Route route, int queueId, Facts facts, Known known, Set<Gap> gaps) {
        var first = route.first();
        if (first == null) {
            return Optional.empty();
        }
        if (first.person() == null) {
            gaps.add(Gap.PERSON_GONE);
            return Optional.empty();
        }
        var person = facts.id(first.person().attribute());
        if (person.isEmpty()) {
            return person;
        }
        if (!known.agent(person.get())) {
            gaps.add(Gap.PERSON_GONE);
            return Optional.empty();
        }
        if (!known.serves(person.get(), queueId)) {
            // An agent last spoken to may well serve other queues; a personal manager should serve those of the
            // customer.
            if (first.person() == Rule.Person.PERSONAL_MANAGER) {
                gaps.add(Gap.PERSON_ELSEWHERE);
            }
            return Optional.empty();
        }
        return person;
    }

    /** First the person alone, then what is asked, at last anybody. Too many steps: the most demanding ones are left out. */
    private static Requirements inTime(Route route, Optional<Integer> person, Requirements asked) {
        var first = route.first();
        long alone = first == null || person.isEmpty() ? 0 : first.forMs();
        long end = route.anybodyAfterMs() == 0 ? Long.MAX_VALUE : route.anybodyAfterMs();
        var before = person.map(id -> new Step(0, List.of(), id)).stream().toList();
        var after = new ArrayList<Step>();
        for (var step : asked.steps().isEmpty() ? List.of(new Step(0, List.of())) : asked.steps()) {
            if (alone + step.afterMs() < end && alone + step.afterMs() <= Centre.MAX_STEP_MS) {
                after.add(new Step(alone + step.afterMs(), step.needs()));
            }
        }
        if (end != Long.MAX_VALUE
                && !(after.size() == 1 && after.getFirst().needs().isEmpty())) {
            after.add(new Step(Math.max(alone, end), List.of()));
        }
        while (before.size() + after.size() > Centre.MAX_STEPS) {
            var next = after.get(1);
            after.set(0, new Step(after.getFirst().afterMs(), next.needs()));
            after.remove(1);
        }
        after.addAll(0, before);
        boolean plain = after.size() == 1 && after.getFirst().equals(new Step(0, List.of()));
        return new Requirements(plain ? List.of() : after, asked.preferred());
    }
}
