package org.switchroom.engine;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.switchroom.engine.agent.WrapUp;
import org.switchroom.engine.contact.PlacedCall;

/** The calls that agents have placed, each until the agent has left it; a part of {@link Centre}. */
final class Placed {
    private final LongMap<PlacedCall> calls = new LongMap<>();
    /** Agents who have placed a call and have not left it. */
    private final Set<Integer> placing = new LinkedHashSet<>();
    /** Those that have ended during a command, whose agents are to go back to what they did. */
    private final List<PlacedCall> over = new ArrayList<>();
    /** Those between colleagues whose caller has left during a command; others may be in them still, at a restart. */
    private final Set<Long> left = new LinkedHashSet<>();

    @Nullable
    PlacedCall of(long contactId) {
        return calls.get(contactId);
    }

    /** Between colleagues: what is done in it is in no figures of queues. */
    boolean internal(long contactId) {
        PlacedCall call = calls.get(contactId);
        return call != null && call.internal();
    }

    /** Whether it was one between colleagues until its caller left, in this command. */
    boolean wasInternal(long contactId) {
        return left.contains(contactId);
    }

    /** Whether the agent has placed a call that interrupts what he did. */
    boolean interrupts(int agentId) {
        return placing.contains(agentId);
    }

    long[] contactIds() {
        return calls.sortedKeys();
    }

    List<PlacedCall> takeOver() {
        left.clear();
        if (over.isEmpty()) {
            return List.of();
        }
        List<PlacedCall> taken = List.copyOf(over);
        over.clear();
        return taken;
    }

    /** @param wrapUp that the agent is in; null: in none */
    void place(Event.CallPlaced e, @Nullable WrapUp wrapUp, long now) {
        WrapUp left = wrapUp == null ? null : wrapUp.interrupted(now);
        restore(new PlacedCall(e.contactId(), e.agentId(), e.kind(), left));
    }

    void end(long contactId) {
        PlacedCall call = calls.get(contactId);
        if (call != null) {
            over.add(call);
        }
    }

    /**
     * @param contactId that the agent was at until now
     * @return the wrap-up that his own call has interrupted; null: it was none, or has interrupted none
     */
    @Nullable
    WrapUp leave(int agentId, long contactId) {
        PlacedCall call = calls.get(contactId);
        if (call == null || call.agentId() != agentId) {
            return null;
        }
        calls.remove(contactId);
        placing.remove(agentId);
        if (call.internal()) {
            left.add(contactId);
        }
        return call.wrapUp();
    }

    void restore(PlacedCall call) {
        calls.put(call.contactId(), call);
        placing.add(call.agentId());
    }
}
