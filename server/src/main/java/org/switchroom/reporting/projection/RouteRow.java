package org.switchroom.reporting.projection;

import java.util.List;

/**
 * Why a contact left the menu for this queue.
 *
 * @param ruleId 0: no rule held, so it went as the menu said
 * @param ruleName as it was then
 * @param gaps what could not be done of the rule
 */
public record RouteRow(
        int firmId, long contactId, long atMs, int ruleId, String ruleName, int queueId, List<String> gaps) {
    public RouteRow {
        gaps = List.copyOf(gaps);
    }
}
