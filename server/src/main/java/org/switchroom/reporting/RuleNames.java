package org.switchroom.reporting;

import java.util.Optional;

/** What routing rules are called now. Implemented by whoever keeps them. */
public interface RuleNames {

    /** Empty: there is no such rule any more. */
    Optional<String> ruleName(int firmId, int ruleId);
}
