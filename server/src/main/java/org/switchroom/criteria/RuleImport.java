package org.switchroom.criteria;

import java.util.List;

/** Routing rules that a company comes with. Blocking. */
public interface RuleImport {

    /**
     * Adds them behind those there are.
     *
     * @throws org.switchroom.directory.ChangeRefused naming what is wrong with the first that cannot be kept
     */
    void rules(int firmId, List<NewRule> rules);

    /**
     * A rule with one condition.
     *
     * @param attribute one of {@link org.switchroom.criteria.rule.Attribute}
     * @param operator one of {@link org.switchroom.criteria.rule.Operator}
     * @param months of what was bought: how far back; else 0
     * @param queueId 0: the one the menu has led to
     * @param managerForMs how long the customer's personal manager alone is waited for; 0: not at all
     */
    record NewRule(
            String name,
            String attribute,
            String operator,
            List<String> values,
            int months,
            int queueId,
            int priority,
            long managerForMs) {
        public NewRule {
            values = List.copyOf(values);
        }
    }
}
