package org.switchroom.criteria.rule;

import java.util.EnumSet;
import java.util.Set;
import org.switchroom.criteria.rule.Destination.Gap;
import org.switchroom.criteria.rule.Rule.SkillStep;

/** What a rule names that is gone, whoever calls. */
public final class Gaps {

    private Gaps() {}

    public static Set<Gap> of(Rule rule, Known known) {
        var gaps = EnumSet.noneOf(Gap.class);
        var route = rule.route();
        if (route.queueId() != 0 && !known.queue(route.queueId())) {
            gaps.add(Gap.QUEUE_GONE);
        } else if (route.queueId() != 0 && !known.served(route.queueId())) {
            gaps.add(Gap.QUEUE_UNSERVED);
        }
        var skills = route.skills();
        boolean allSkills = skills.preferred().stream().allMatch(known::skill)
                && skills.steps().stream()
                        .map(SkillStep::needs)
                        .allMatch(needs -> needs.stream().allMatch(need -> known.skill(need.skillId())));
        if (!allSkills) {
            gaps.add(Gap.SKILL_GONE);
        }
        var first = route.first();
        addUnless(first == null || first.person() != null, Gap.PERSON_GONE, gaps);
        rule.conditions().forEach(condition -> {
            for (var value : condition.values()) {
                gap(condition, value, known, gaps);
            }
        });
        return Set.copyOf(gaps);
    }

    private static void gap(Condition condition, String value, Known known, Set<Gap> gaps) {
        switch (condition.attribute().type()) {
            case QUEUE -> addUnless(known.queue(Integer.parseInt(value)), Gap.QUEUE_GONE, gaps);
            case PERSON -> addUnless(known.agent(Integer.parseInt(value)), Gap.PERSON_GONE, gaps);
            case HOURS -> addUnless(known.hours(Integer.parseInt(value)), Gap.HOURS_GONE, gaps);
            case NUMBER_DIALLED -> addUnless(known.dialled(value), Gap.NUMBER_GONE, gaps);
            default -> {}
        }
    }

    private static void addUnless(boolean there, Gap gap, Set<Gap> gaps) {
        if (!there) {
            gaps.add(gap);
        }
    }
}
