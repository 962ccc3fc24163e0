package org.switchroom.criteria.http;

import static java.util.Objects.requireNonNullElse;

import jakarta.validation.constraints.NotNull;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.switchroom.criteria.rule.Attribute;
import org.switchroom.criteria.rule.Condition;
import org.switchroom.criteria.rule.Operator;
import org.switchroom.criteria.rule.Rule;
import org.switchroom.directory.ChangeRefused;
import org.switchroom.directory.ChangeRefused.FieldProblem;
import org.switchroom.directory.ChangeRefused.Kind;

/**
 * A rule as written in the page. What may be left out is then nothing special.
 *
 * @param id only in a list that is tried; 0 or null: not kept yet
 * @param enabled null: yes
 */
record RuleForm(
        @Nullable Integer id,
        @NotNull String name,
        @Nullable Boolean enabled,
        @Nullable List<ConditionForm> conditions,
        @Nullable RouteForm route) {

    /**
     * @param attribute one of {@link Attribute}
     * @param operator one of {@link Operator}
     */
    record ConditionForm(
            @NotNull String attribute,
            @NotNull String operator,
            @Nullable List<String> values,
            @Nullable Integer months) {}

    /** As {@link Rule.Route}. */
    record RouteForm(
            @Nullable Integer queueId,
            @Nullable Integer priority,
            Rule.@Nullable First first,
            Rule.@Nullable Skills skills,
            @Nullable Long anybodyAfterMs) {

        Rule.Route toRoute() {
            return new Rule.Route(
                    requireNonNullElse(queueId, 0),
                    requireNonNullElse(priority, 0),
                    first,
                    requireNonNullElse(skills, Rule.Skills.NONE),
                    requireNonNullElse(anybodyAfterMs, 0L));
        }
    }

    /** @throws ChangeRefused when it names an attribute or operator that does not exist */
    Rule toRule(int ruleId) {
        return new Rule(
                ruleId,
                name.strip(),
                requireNonNullElse(enabled, true),
                toConditions(),
                route == null ? Rule.Route.AS_THE_MENU_SAID : route.toRoute());
    }

    private List<Condition> toConditions() {
        var read = new ArrayList<Condition>();
        var problems = new ArrayList<FieldProblem>();
        List<ConditionForm> written = requireNonNullElse(conditions, List.of());
        for (int i = 0; i < written.size(); i++) {
            var form = written.get(i);
            var field = "conditions[" + i + "]";
            var attribute = named(Attribute.values(), String.valueOf(form.attribute()));
            var operator = named(Operator.values(), String.valueOf(form.operator()));
            if (attribute.isEmpty()) {
                problems.add(
                        new FieldProblem(field + ".attribute", "is '" + form.attribute() + "', which no contact has."));
            }
            if (operator.isEmpty()) {
                problems.add(new FieldProblem(field + ".operator", "is '" + form.operator() + "', which is none."));
            }
            if (attribute.isPresent() && operator.isPresent()) {
                read.add(new Condition(
                        attribute.get(),
                        operator.get(),
                        requireNonNullElse(form.values(), List.<String>of()).stream()
                                .map(String::strip)
                                .toList(),
                        requireNonNullElse(form.months(), 0)));
            }
        }
        if (!problems.isEmpty()) {
            throw new ChangeRefused(Kind.INVALID, problems);
        }
        return read;
    }

    private static <E extends Enum<E>> Optional<E> named(E[] all, String name) {
        return Arrays.stream(all).filter(one -> one.name().equals(name)).findFirst();
    }
}
