package org.switchroom.engine.matching;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.switchroom.engine.Centre;
import org.switchroom.engine.agent.Agent;
import org.switchroom.engine.queue.Queue;
import org.switchroom.engine.queue.Seat;

/**
 * The contact that an agent who has become available takes: the best of the first ones of all lanes open to him, queue by
 * queue. What has been found so far says where the search in the next queue may end.
 */
final class BestContact {
    private final Agent agent;
    /** As {@link PriorityThenArrival#weighed}: what comes later does not come into question any more. */
    private Rank end = Rank.LAST;

    private long contactId;
    private @Nullable Queue queue;
    private @Nullable Ask ask;
    private boolean joining;

    BestContact(Agent agent) {
        this.agent = agent;
    }

    void lookAt(Seat seat) {
        Queue there = seat.queue();
        long headStartMs = headStartMs(seat);
        Rank endThere = PriorityThenArrival.unweighed(end, headStartMs);
        endThere = lookAt(there, there.busy(), seat, endThere, false);
        endThere = lookAt(there, there.joinable().ringing(), seat, endThere, true);
        Line.Entry personal = there.personal().firstFor(agent.agentId());
        if (personal != null && personal.rank().compareTo(endThere) < 0) {
            found(personal.id(), there, Ask.only(agent.agentId()), false);
            endThere = personal.rank();
        }
        end = PriorityThenArrival.weighed(endThere, headStartMs);
    }

    /** @return where the search ends now */
    private Rank lookAt(Queue there, BusyLanes lanes, Seat seat, Rank endThere, boolean ringing) {
        int at = lanes.firstFor(agent.profile(), seat.skillBits(), seat.service(), endThere);
        if (at == BusyLanes.NONE) {
            return endThere;
        }
        found(lanes.firstContact(at), there, lanes.lane(at).ask(), ringing);
        return lanes.firstRank(at);
    }

    private void found(long itsId, Queue there, Ask its, boolean ringing) {
        contactId = itsId;
        queue = there;
        ask = its;
        joining = ringing;
    }

    /** What contacts of a queue count as having waited longer, for an agent who serves others too. */
    private static long headStartMs(Seat seat) {
        return seat.queue().rules().headStartMs() + seat.service().preference() * Centre.PREFERENCE_MS;
    }

    // ---- what was found

    boolean isThere() {
        return queue != null;
    }

    long contactId() {
        return contactId;
    }

    Queue queue() {
        return Objects.requireNonNull(queue);
    }

    Ask ask() {
        return Objects.requireNonNull(ask);
    }

    /** Other phones ring for it already. */
    boolean joining() {
        return joining;
    }
}
