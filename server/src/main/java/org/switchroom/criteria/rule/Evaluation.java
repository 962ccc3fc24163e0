package org.switchroom.criteria.rule;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What rules come to on given facts: the first enabled one of which every condition holds wins.
 *
 * @param tried every rule in its order, those after the winner and those switched off too
 */
public record Evaluation(Optional<Rule> winner, List<Tried> tried) {

    /** @param conditions in the rule's order */
    public record Tried(Rule rule, boolean holds, List<Seen> conditions) {}

    /** @param values what was looked at; empty: not known */
    public record Seen(boolean holds, List<String> values) {}

    public static Optional<Rule> winner(List<Rule> rules, Facts facts) {
        return rules.stream().filter(rule -> wins(rule, facts)).findFirst();
    }

    /** With the reasons. */
    public static Evaluation explained(List<Rule> rules, Facts facts) {
        return new Evaluation(
                winner(rules, facts),
                rules.stream().map(rule -> tried(rule, facts)).toList());
    }

    /** Enabled rules before the winner, or all of them if there is none, each with its first condition that does not hold. */
    public static Stream<Missed> missed(List<Rule> rules, Facts facts) {
        return rules.stream()
                .filter(Rule::enabled)
                .takeWhile(rule -> !wins(rule, facts))
                .map(rule -> new Missed(rule, missing(rule, facts)));
    }

    public record Missed(Rule rule, Condition condition) {}

    private static Condition missing(Rule rule, Facts facts) {
        return rule.conditions().stream()
                .filter(condition -> !condition.holds(facts))
                .findFirst()
                .orElseThrow();
    }

    private static boolean wins(Rule rule, Facts facts) {
        return rule.enabled() && rule.conditions().stream().allMatch(condition -> condition.holds(facts));
    }

    private static Tried tried(Rule rule, Facts facts) {
        var seen = rule.conditions().stream()
                .map(condition -> new Seen(condition.holds(facts), facts.seen(condition)))
                .toList();
        return new Tried(rule, seen.stream().allMatch(Seen::holds), seen);
    }
}
