package org.switchroom.simulator.checks;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.switchroom.engine.AgentState;
import org.switchroom.engine.AtEnd;
import org.switchroom.engine.Event;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.engine.ReasonRules;

/**
 * A not-ready for a timed reason is told of once, when it has lasted as long as the reason allowed when it began, not before and
 * at the first thing that happens from then on. What follows is as the reason says by then: it goes on, or the agent becomes
 * available. The same reason given again is the same not-ready.
 */
final class TimedReasons implements Checker {
    private record Reason(int firmId, String code) {}

    private record Break(String reasonCode, long untilMs) {}

    private final Map<Reason, ReasonRules> rules = new HashMap<>();
    private final Map<Integer, Break> breaks = new HashMap<>();
    private final TreeMap<Long, TreeSet<Integer>> due = new TreeMap<>();
    /** Told of in this command: who is to be available now. */
    private final Map<Integer, Boolean> over = new HashMap<>();

    private long nowMs;

    @Override
    public void see(LoggedEvent logged) {
        nowMs = logged.atMs();
        switch (logged.event()) {
            case Event.ReasonDefined e -> rules.put(new Reason(logged.firmId(), e.reasonCode()), e.rules());
            case Event.AgentStateChanged e -> changed(e, logged.firmId());
            case Event.ReasonExceeded e -> exceeded(e, logged.firmId());
            case Event.AgentRemoved e -> ends(e.agentId());
            default -> {}
        }
    }

    private void changed(Event.AgentStateChanged e, int firmId) {
        if (over.remove(e.agentId()) != null) {
            Violation.unless(
                    e.state() == AgentState.AVAILABLE, e.agentId(), () -> e.state() + " when the break was over");
        }
        Break present = breaks.get(e.agentId());
        boolean goesOn =
                present != null && e.state() == AgentState.NOT_READY && present.reasonCode.equals(e.reasonCode());
        if (goesOn) {
            return;
        }
        ends(e.agentId());
        if (e.state() == AgentState.NOT_READY) {
            long limitMs = rulesOf(firmId, e.reasonCode()).limitMs();
            begins(e.agentId(), e.reasonCode(), limitMs == 0 ? Long.MAX_VALUE : nowMs + limitMs);
        }
    }

    private void begins(int agentId, String reasonCode, long untilMs) {
        breaks.put(agentId, new Break(reasonCode, untilMs));
        if (untilMs != Long.MAX_VALUE) {
            due.computeIfAbsent(untilMs, ms -> new TreeSet<>()).add(agentId);
        }
    }

    private void ends(int agentId) {
        Break present = breaks.remove(agentId);
        TreeSet<Integer> together = present == null ? null : due.get(present.untilMs);
        if (present != null && together != null) {
            together.remove(agentId);
            if (together.isEmpty()) {
                due.remove(present.untilMs);
            }
        }
    }

    private void exceeded(Event.ReasonExceeded e, int firmId) {
        Break present = breaks.get(e.agentId());
        Violation.unless(
                present != null && present.reasonCode.equals(e.reasonCode()) && present.untilMs <= nowMs,
                e.agentId(),
                () -> "Too long on [" + present + "], it is said at " + nowMs);
        ends(e.agentId());
        begins(e.agentId(), e.reasonCode(), Long.MAX_VALUE);
        if (rulesOf(firmId, e.reasonCode()).atEnd() == AtEnd.AVAILABLE) {
            over.put(e.agentId(), true);
        }
    }

    private ReasonRules rulesOf(int firmId, String reasonCode) {
        return rules.getOrDefault(new Reason(firmId, reasonCode), ReasonRules.UNTIMED);
    }

    @Override
    public void settled() {
        for (int agentId : over.keySet()) {
            throw new Violation(agentId, "Not available though the break is over");
        }
        if (!due.isEmpty() && due.firstKey() <= nowMs) {
            int agentId = due.firstEntry().getValue().first();
            throw new Violation(agentId, "Not ready beyond " + due.firstKey() + ", and it is " + nowMs);
        }
    }
}
