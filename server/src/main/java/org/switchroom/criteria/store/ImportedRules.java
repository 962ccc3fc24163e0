package org.switchroom.criteria.store;

import java.util.List;
import org.springframework.stereotype.Component;
import org.switchroom.criteria.RuleImport;
import org.switchroom.criteria.rule.Attribute;
import org.switchroom.criteria.rule.Condition;
import org.switchroom.criteria.rule.Operator;
import org.switchroom.criteria.rule.Rule;

/** Puts rules into the book that nobody has written in the page. */
@Component
class ImportedRules implements RuleImport {
    private final RuleBook book;

    ImportedRules(RuleBook book) {
        this.book = book;
    }

    @Override
    public void rules(int firmId, List<NewRule> rules) {
        rules.forEach(rule -> book.save(firmId, rule(rule), 0));
    }

    private static Rule rule(NewRule given) {
        var condition = new Condition(
                Attribute.valueOf(given.attribute()),
                Operator.valueOf(given.operator()),
                given.values(),
                given.months());
        var first =
                given.managerForMs() == 0 ? null : new Rule.First(Rule.Person.PERSONAL_MANAGER, given.managerForMs());
        var route = new Rule.Route(given.queueId(), given.priority(), first, Rule.Skills.NONE, 0);
        return new Rule(0, given.name(), true, List.of(condition), route);
    }
}
