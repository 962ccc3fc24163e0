package org.switchroom.criteria.rule;

import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.IntPredicate;
import org.switchroom.criteria.rule.Rule.Route;
import org.switchroom.criteria.rule.Rule.Skills;
import org.switchroom.directory.ChangeRefused.FieldProblem;
import org.switchroom.engine.Centre;

/** What must hold of a rule for it to be kept, each problem at its field. */
public final class RuleCheck {
    public static final int MAX_CONDITIONS = 20;
    public static final int MAX_VALUES = 100;
    public static final int MAX_VALUE = 100;
    public static final int MAX_MONTHS = 120;
    public static final long MAX_ALONE_MS = 600_000;
    private static final int MAX_NAME = 100;

    private final Known known;
    private final List<FieldProblem> problems = new ArrayList<>();

    private RuleCheck(Known known) {
        this.known = known;
    }

    /** @return empty: it can be kept */
    public static List<FieldProblem> problems(Rule rule, Known known) {
        var check = new RuleCheck(known);
        check.name(rule.name());
        check.conditions(rule.conditions());
        check.route(rule.route());
        return List.copyOf(check.problems);
    }

    private void that(boolean holds, String field, String otherwise) {
        if (!holds) {
            problems.add(new FieldProblem(field, otherwise));
        }
    }

    private void name(String name) {
        that(!name.isBlank(), "name", "must not be empty.");
        that(
                name.length() <= MAX_NAME && name.chars().noneMatch(Character::isISOControl),
                "name",
                "must be one line of at most " + MAX_NAME + " characters.");
    }

    private void conditions(List<Condition> conditions) {
        that(!conditions.isEmpty(), "conditions", "must be at least one, or the rules after this one never count.");
        that(conditions.size() <= MAX_CONDITIONS, "conditions", "must be at most " + MAX_CONDITIONS + ".");
        for (int i = 0; i < conditions.size(); i++) {
            condition(conditions.get(i), "conditions[" + i + "]");
        }
    }

    private void condition(Condition condition, String field) {
        var type = condition.attribute().type();
        if (!type.operators().contains(condition.operator())) {
            that(
                    false,
                    field + ".operator",
                    "must be one of " + type.operators() + " for " + condition.attribute() + ".");
            return;
        }
        that(
                type == Attribute.Type.PURCHASE
                        ? condition.months() >= 1 && condition.months() <= MAX_MONTHS
                        : condition.months() == 0,
                field + ".months",
                "must be 1 to " + MAX_MONTHS + " for what was bought, else 0.");
        values(condition, field + ".values");
    }

    private void values(Condition condition, String field) {
        var values = condition.values();
        int wanted = switch (condition.operator()) {
            case KNOWN, NOT_KNOWN -> 0;
            case AT_LEAST, AT_MOST -> 1;
            case BETWEEN -> 2;
            default -> -1;
        };
        if (wanted >= 0 ? values.size() != wanted : values.isEmpty() || values.size() > MAX_VALUES) {
            that(false, field, wanted >= 0 ? "must be " + wanted + "." : "must be 1 to " + MAX_VALUES + ".");
            return;
        }
        for (var value : values) {
            that(
                    !value.isBlank() && value.length() <= MAX_VALUE,
                    field,
                    "must not be empty nor have more than " + MAX_VALUE + " characters.");
            if (!value.isBlank()) {
                value(condition, value, field);
            }
        }
    }

    private void value(Condition condition, String value, String field) {
        var attribute = condition.attribute();
        switch (attribute.type()) {
            case CHOICE -> that(attribute.choices().contains(value), field, "hold '" + value + "', which is no value.");
            case NUMBER -> that(value.matches("\\d{1,6}"), field, "must be a whole number of at most six digits.");
            case TIME -> that(isTime(value), field, "must be times as 08:00.");
            case PHONE -> that(value.matches("\\+\\d{1,20}"), field, "must be numbers as +4930…");
            case NUMBER_DIALLED ->
                that(known.dialled(value), field, "hold " + value + ", which is no number of this firm.");
            case PERSON -> named(value, field, known::agent, "who is no agent here");
            case QUEUE -> named(value, field, known::queue, "which is no queue here");
            case HOURS -> named(value, field, known::hours, "which are no opening hours here");
            case TEXT, PURCHASE ->
                that(value.chars().noneMatch(Character::isISOControl), field, "hold control characters.");
        }
    }

    private void named(String value, String field, IntPredicate there, String otherwise) {
        that(
                value.matches("\\d{1,9}") && there.test(Integer.parseInt(value)),
                field,
                "name " + value + ", " + otherwise + ".");
    }

    private static boolean isTime(String value) {
        try {
            return value.length() == 5 && LocalTime.parse(value).getSecond() == 0;
        } catch (DateTimeParseException noTime) {
            return false;
        }
    }

    private void route(Route route) {
        if (route.queueId() != 0) {
            that(known.queue(route.queueId()), "route.queueId", "names " + route.queueId() + ", which is none here.");
            that(
                    !known.queue(route.queueId()) || known.served(route.queueId()),
                    "route.queueId",
                    "names a queue that nobody serves, so callers would wait for ever. Let somebody serve it first.");
        }
        that(
                Math.abs((long) route.priority()) <= Centre.MAX_PRIORITY,
                "route.priority",
                "must be from -" + Centre.MAX_PRIORITY + " to " + Centre.MAX_PRIORITY + ".");
        var first = route.first();
        that(first == null || first.person() != null, "route.first.person", "must say who is waited for.");
        that(
                first == null || (first.forMs() >= 1_000 && first.forMs() <= MAX_ALONE_MS),
                "route.first.forMs",
                "must be from 1000 to " + MAX_ALONE_MS + ".");
        that(
                route.anybodyAfterMs() >= 0 && route.anybodyAfterMs() <= Centre.MAX_STEP_MS,
                "route.anybodyAfterMs",
                "must be from 0 to " + Centre.MAX_STEP_MS + ".");
        that(
                first == null || route.anybodyAfterMs() == 0 || route.anybodyAfterMs() > first.forMs(),
                "route.anybodyAfterMs",
                "must be later than the person waited for first.");
        skills(route.skills());
        int steps = route.skills().steps().size() + (first == null ? 0 : 1) + (route.anybodyAfterMs() == 0 ? 0 : 1);
        that(
                steps <= Centre.MAX_STEPS,
                "route.skills",
                "have too many steps: with the person waited for and anybody at last, at most " + Centre.MAX_STEPS
                        + ".");
    }

    private void skills(Skills skills) {
        var field = "route.skills";
        that(skills.preferred().size() <= Centre.MAX_NEEDS, field, "prefer more than " + Centre.MAX_NEEDS + " skills.");
        named(skills.preferred(), "prefer", field);
        long last = -1;
        for (var step : skills.steps()) {
            that(
                    last < 0 ? step.afterMs() == 0 : step.afterMs() > last,
                    field,
                    "must begin with a step at 0 ms, each next one later than the one before.");
            that(
                    step.afterMs() <= Centre.MAX_STEP_MS - MAX_ALONE_MS,
                    field,
                    "have a step later than " + (Centre.MAX_STEP_MS - MAX_ALONE_MS) + " ms.");
            that(
                    step.needs().size() <= Centre.MAX_NEEDS,
                    field,
                    "need more than " + Centre.MAX_NEEDS + " skills in a step.");
            that(
                    step.needs().stream()
                            .allMatch(need -> need.atLeast() >= 1 && need.atLeast() <= Centre.MAX_SKILL_LEVEL),
                    field,
                    "need a skill at 1 to " + Centre.MAX_SKILL_LEVEL + ".");
            named(step.needs().stream().map(need -> need.skillId()).toList(), "need", field);
            last = step.afterMs();
        }
    }

    private void named(List<Integer> skillIds, String verb, String field) {
        var before = new HashSet<Integer>();
        for (var id : skillIds) {
            that(known.skill(id), field, verb + " the skill " + id + ", which is none here.");
            that(before.add(id), field, verb + " the skill " + id + " twice.");
        }
    }
}
