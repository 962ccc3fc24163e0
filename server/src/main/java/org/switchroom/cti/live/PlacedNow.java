package org.switchroom.cti.live;

import org.switchroom.engine.ContactKind;

/**
 * A call that an agent has placed.
 *
 * @param byAgentId who calls
 * @param calledId the colleague who is rung or talked to; 0: none
 * @param answered by anybody, inside or outside
 */
record PlacedNow(ContactKind kind, int byAgentId, int calledId, boolean answered) {

    PlacedNow calling(int colleagueId) {
        return new PlacedNow(kind, byAgentId, colleagueId, answered);
    }

    PlacedNow answeredBy(int colleagueId) {
        return new PlacedNow(kind, byAgentId, colleagueId, true);
    }
}
