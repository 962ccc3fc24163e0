package org.switchroom.engine.matching;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The contacts of a queue that ring at several agents and may ring at one more, in lanes by what they ask for. */
public final class JoinableLanes {
    private final Map<Ask, Lane> lanes = new HashMap<>();
    private final BusyLanes ringing = new BusyLanes();

    public void add(Ask ask, Rank rank, long contactId) {
        ringing.add(lanes.computeIfAbsent(ask, Lane::new), rank, contactId);
    }

    public void remove(Ask ask, Rank rank) {
        Lane lane = Objects.requireNonNull(lanes.get(ask));
        ringing.remove(lane, rank);
        if (lane.waiting().isEmpty()) {
            lanes.remove(ask);
        }
    }

    BusyLanes ringing() {
        return ringing;
    }
}
