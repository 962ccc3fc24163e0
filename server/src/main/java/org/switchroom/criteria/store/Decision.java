package org.switchroom.criteria.store;

import java.time.Instant;
import java.util.List;
import org.switchroom.criteria.rule.Destination.Gap;

/**
 * Which rule sent a contact where.
 *
 * @param ruleId 0: none held
 * @param ruleName as it was then
 * @param gaps what could not be done of the rule
 */
public record Decision(
        int firmId, long contactId, Instant at, int ruleId, String ruleName, int queueId, List<Gap> gaps) {}
