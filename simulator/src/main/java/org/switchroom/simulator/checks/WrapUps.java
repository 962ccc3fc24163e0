package org.switchroom.simulator.checks;

import java.util.HashMap;
import java.util.Map;
import org.switchroom.engine.AgentState;
import org.switchroom.engine.ContactKind;
import org.switchroom.engine.Event;

/**
 * The work after conversations, for the figures of the queues; a part of {@link Usher}. One that a call of the agent's own
 * interrupts is one with what is left of it, if it goes on.
 */
final class WrapUps {
    private record WrapUp(long contactId, int queueId, long startedAtMs, ContactKind kind, long beforeMs) {
        long workedMs(long nowMs) {
            return beforeMs + nowMs - startedAtMs;
        }
    }

    private final Map<Integer, Line> lines;
    private final Map<Integer, WrapUp> present = new HashMap<>();
    private final Map<Integer, WrapUp> interrupted = new HashMap<>();
    /** Own calls of those whose wrap-up waits for their end. */
    private final Map<Integer, Long> callOf = new HashMap<>();

    WrapUps(Map<Integer, Line> lines) {
        this.lines = lines;
    }

    void started(Event.WrapUpStarted e, long nowMs) {
        WrapUp before = interrupted.get(e.agentId());
        boolean goesOn = before != null && before.contactId == e.contactId();
        if (goesOn) {
            interrupted.remove(e.agentId());
            callOf.remove(e.agentId());
        }
        long beforeMs = goesOn && before != null ? before.beforeMs : 0;
        present.put(e.agentId(), new WrapUp(e.contactId(), e.queueId(), nowMs, e.kind(), beforeMs));
    }

    /** Said before it ends. */
    void interrupt(Event.CallPlaced e, long nowMs) {
        WrapUp now = present.remove(e.agentId());
        if (now != null) {
            interrupted.put(e.agentId(), new WrapUp(now.contactId, now.queueId, nowMs, now.kind, now.workedMs(nowMs)));
            callOf.put(e.agentId(), e.contactId());
        }
    }

    void ended(Event.WrapUpEnded e, long nowMs) {
        WrapUp wrapUp = present.remove(e.agentId());
        if (wrapUp != null) {
            count(wrapUp, wrapUp.workedMs(nowMs));
        }
    }

    /** The own call is over, and the agent does something else than to go on. */
    void changed(Event.AgentStateChanged e) {
        Long call = callOf.get(e.agentId());
        WrapUp left = interrupted.get(e.agentId());
        boolean onThePhone = e.state() == AgentState.ON_CONTACT || e.state() == AgentState.WRAP_UP;
        if (call != null
                && left != null
                && !(onThePhone && (e.contactId() == call || e.contactId() == left.contactId))) {
            interrupted.remove(e.agentId());
            callOf.remove(e.agentId());
            count(left, left.beforeMs);
        }
    }

    private void count(WrapUp wrapUp, long workedMs) {
        Line line = lines.get(wrapUp.queueId);
        if (line != null && wrapUp.kind == ContactKind.CALL) {
            line.wrapUp.add(workedMs);
        }
    }
}
