package org.switchroom.criteria.rule;

import java.util.List;

/**
 * Something that must be so.
 *
 * @param values as {@link Attribute} and {@link Operator} say; ids as decimal numbers
 * @param months of what was bought: how far back; else 0
 */
public record Condition(Attribute attribute, Operator operator, List<String> values, int months) {
    public Condition {
        values = List.copyOf(values);
    }

    public static Condition of(Attribute attribute, Operator operator, String... values) {
        return new Condition(attribute, operator, List.of(values), 0);
    }

    public boolean holds(Facts facts) {
        return operator.holds(values, facts.seen(this));
    }
}
