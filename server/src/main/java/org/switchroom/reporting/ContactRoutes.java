package org.switchroom.reporting;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Why contacts came where they did when they left the menu. Implemented by whoever decides that. */
public interface ContactRoutes {

    /** Empty: there was nothing to decide by. */
    Optional<Routed> of(int firmId, long contactId);

    /**
     * @param ruleId 0: no rule held, so it went as the menu said
     * @param ruleName as it was then
     * @param gaps what could not be done of the rule
     */
    record Routed(Instant at, int ruleId, String ruleName, int queueId, List<String> gaps) {}
}
