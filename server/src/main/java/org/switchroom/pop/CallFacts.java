package org.switchroom.pop;

import java.util.Set;

/**
 * What scenarios ask about a call.
 *
 * @param dialled E.164; empty: none
 * @param queueId 0: in no queue yet
 * @param tags of the customer
 */
public record CallFacts(CallerKind caller, String dialled, int queueId, Set<String> tags) {
    public CallFacts {
        tags = Set.copyOf(tags);
    }
}
