package org.switchroom.simulator.checks;

import java.util.HashSet;
import java.util.Set;
import org.switchroom.engine.AgentState;
import org.switchroom.engine.Event;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.engine.RoutingProfile;
import org.switchroom.engine.Service;
import org.switchroom.engine.agent.WorkTime;

/** An agent, as the events tell it. Only {@link Usher} changes it. */
final class Person {
    private static final long MILLION = 1_000_000;

    final int agentId;
    final int firmId;
    RoutingProfile profile = RoutingProfile.NOTHING;
    AgentState state = AgentState.OFFLINE;
    /** That he is busy with; 0: none. */
    long contactId;
    /** Number of the event by which he last came out of a contact or a break. */
    long idleSinceSeq;

    private final Set<Integer> paused = new HashSet<>();
    private long stateSinceMs;
    private WorkTime today = WorkTime.NONE;

    Person(int agentId, int firmId, long nowMs) {
        this.agentId = agentId;
        this.firmId = firmId;
        this.stateSinceMs = nowMs;
    }

    boolean free() {
        return state == AgentState.AVAILABLE;
    }

    boolean signedIn() {
        return state != AgentState.OFFLINE;
    }

    boolean atWork() {
        return signedIn() && state != AgentState.NOT_READY;
    }

    /** Serves it, though no contacts may come from it for now. */
    boolean serves(int queueId) {
        return profile.service(queueId) != null;
    }

    /** Contacts come from it, as far as the state lets them. */
    boolean takesFrom(int queueId) {
        return serves(queueId) && !paused.contains(queueId);
    }

    Service service(int queueId) {
        Service service = profile.service(queueId);
        if (service == null) {
            throw new Violation(agentId, "Does not serve queue " + queueId);
        }
        return service;
    }

    /** Busy ÷ (busy + free) in parts per million, up to the last change of state. */
    long occupancy() {
        long allMs = today.busyMs() + today.freeMs();
        return allMs == 0 ? 0 : today.busyMs() * MILLION / allMs;
    }

    /** Up to the last change of state. */
    WorkTime workTime() {
        return today;
    }

    // ---- what the events change

    /** @param counts whether what he did until now is work, or time free for it: not in a call between colleagues */
    void becomes(Event.AgentStateChanged e, LoggedEvent logged, boolean counts) {
        AgentState next = e.state();
        contactId = e.contactId();
        if (next == state) {
            return;
        }
        long spentMs = counts ? logged.atMs() - stateSinceMs : 0;
        switch (state) {
            case ON_CONTACT, HELD, WRAP_UP -> today = new WorkTime(today.busyMs() + spentMs, today.freeMs());
            case AVAILABLE, OFFERED -> today = new WorkTime(today.busyMs(), today.freeMs() + spentMs);
            case OFFLINE, NOT_READY -> {}
        }
        if (next == AgentState.AVAILABLE && state != AgentState.OFFERED) {
            idleSinceSeq = logged.eventSeq();
        }
        if (next == AgentState.OFFLINE) {
            paused.clear();
        }
        state = next;
        stateSinceMs = logged.atMs();
    }

    void serve(RoutingProfile next) {
        profile = next;
        paused.removeIf(queueId -> !serves(queueId));
    }

    void pause(int queueId) {
        paused.add(queueId);
    }

    void resume(int queueId) {
        paused.remove(queueId);
    }

    void startDay() {
        today = WorkTime.NONE;
    }
}
