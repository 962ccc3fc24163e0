package org.switchroom.cti.live;

import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.switchroom.engine.AgentState;
import org.switchroom.engine.Event;

/**
 * What came upon an agent that is not the state alone.
 *
 * @param forced a supervisor's doing that still holds; null: what the agent does is the agent's own choice
 * @param pausedQueueIds no contacts from there for now
 * @param exceeded not ready for longer than the reason allows
 */
record Oversight(@Nullable Forced forced, SortedSet<Integer> pausedQueueIds, boolean exceeded) {
    static final Oversight NONE = new Oversight(null, new TreeSet<>(), false);

    /** @param done whether the change of state that it is about has come */
    record Forced(AgentState state, String reasonCode, int byUserId, boolean done) {

        /** Holds until the agent is something else, or is to be something else afterwards. */
        private @Nullable Forced after(Event.AgentStateChanged e) {
            boolean is = e.state() == state && e.reasonCode().equals(reasonCode);
            boolean willBe = !reasonCode.isEmpty() && e.pendingReason().equals(reasonCode);
            return !done || is || willBe ? new Forced(state, reasonCode, byUserId, true) : null;
        }
    }

    Oversight forced(Event.AgentForced e) {
        return new Oversight(new Forced(e.state(), e.reasonCode(), e.byUserId(), false), pausedQueueIds, exceeded);
    }

    Oversight pausing(int queueId) {
        var more = new TreeSet<>(pausedQueueIds);
        more.add(queueId);
        return new Oversight(forced, more, exceeded);
    }

    Oversight resuming(int queueId) {
        var rest = new TreeSet<>(pausedQueueIds);
        rest.remove(queueId);
        return new Oversight(forced, rest, exceeded);
    }

    Oversight exceeding() {
        return new Oversight(forced, pausedQueueIds, true);
    }

    /** @param goesOn the state and its reason are as they were */
    Oversight after(Event.AgentStateChanged e, boolean goesOn) {
        return new Oversight(
                forced == null ? null : forced.after(e),
                e.state() == AgentState.OFFLINE ? new TreeSet<>() : pausedQueueIds,
                goesOn && exceeded);
    }
}
