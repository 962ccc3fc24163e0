package org.switchroom.reporting.projection;

import java.util.List;
import org.switchroom.engine.Grounds;

/**
 * Why a contact left the menu for this queue.
 *
 * @param ruleId 0: no rule held, so it went as the menu said
 * @param ruleName as it was then
 * @param passed rules that were asked before and did not hold, in their order
 * @param gaps what could not be done of the rule
 */
public record RouteRow(
        int firmId,
        long contactId,
        long atMs,
        int ruleId,
        String ruleName,
        int queueId,
        List<Grounds.Passed> passed,
        List<String> gaps) {
    public RouteRow {
        passed = List.copyOf(passed);
        gaps = List.copyOf(gaps);
    }
}
