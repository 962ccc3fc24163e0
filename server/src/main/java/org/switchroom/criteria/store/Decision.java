package org.switchroom.criteria.store;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.switchroom.criteria.rule.Destination.Gap;

/**
 * Which rule sent a contact where.
 *
 * @param ruleId 0: none held
 * @param ruleName as it was then
 * @param gaps what could not be done of the rule
 */
public record Decision(
        int firmId, long contactId, Instant at, int ruleId, String ruleName, int queueId, List<Gap> gaps) {

    /** When the engine refused what the rule wished for. */
    public Decision refused(int menuQueueId) {
        var all = Stream.concat(gaps.stream(), Stream.of(Gap.REFUSED)).toList();
        return new Decision(firmId, contactId, at, ruleId, ruleName, menuQueueId, all);
    }
}
