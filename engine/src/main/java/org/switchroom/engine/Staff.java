package org.switchroom.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.switchroom.engine.agent.Agent;
import org.switchroom.engine.agent.WrapUp;
import org.switchroom.engine.queue.Queue;
import org.switchroom.engine.queue.Seat;
import org.switchroom.engine.queue.Tally;

/**
 * The agents, their places in the queues they serve and the devices they are signed in on; a part of {@link Centre}. Agents
 * are immutable values replaced here; queues hold the indexes that matching looks into.
 */
final class Staff {
    private record Device(int firmId, String deviceId) {}

    private final LongMap<Queue> queues;
    private final ReasonBook reasons;
    private final Timers timers;
    private final LongMap<Agent> agents = new LongMap<>();
    /** By agent, in the order of the profile's services. */
    private final LongMap<List<Seat>> seats = new LongMap<>();

    private final Map<Device, Integer> devices = new HashMap<>();
    /** Queues that somebody has left as the last one, during a command. */
    private final Set<Integer> deserted = new LinkedHashSet<>();

    Staff(LongMap<Queue> queues, ReasonBook reasons, Timers timers) {
        this.queues = queues;
        this.reasons = reasons;
        this.timers = timers;
    }

    @Nullable
    Agent agent(int agentId) {
        return agents.get(agentId);
    }

    Agent known(int agentId) {
        return Objects.requireNonNull(agents.get(agentId));
    }

    List<Seat> seatsOf(int agentId) {
        return Objects.requireNonNull(seats.get(agentId));
    }

    /** 0 if none. */
    int agentOn(int firmId, String deviceId) {
        return devices.getOrDefault(new Device(firmId, deviceId), 0);
    }

    int count() {
        return agents.size();
    }

    long[] ids() {
        return agents.sortedKeys();
    }

    List<Integer> takeDeserted() {
        if (deserted.isEmpty()) {
            return List.of();
        }
        List<Integer> taken = List.copyOf(deserted);
        deserted.clear();
        return taken;
    }

    /** For a queue that is removed. */
    void leave(Queue queue) {
        for (long agentId : queue.agentIds()) {
            Agent agent = known((int) agentId);
            replace(agent.serving(agent.profile().without(queue.queueId())));
        }
    }

    void pause(Event.QueuePaused e) {
        work(known(e.agentId()).pausing(e.queueId()));
    }

    void resume(Event.QueueResumed e) {
        Objects.requireNonNull(queueOf(e.queueId()).seat(e.agentId())).comesBack();
        work(known(e.agentId()).resuming(e.queueId()));
    }

    /** Takes the idle agents out of a queue's lanes while what they are ordered by changes. */
    void reorder(Queue queue, Runnable change) {
        List<Seat> idle = queue.idle();
        idle.forEach(queue::removeIdle);
        change.run();
        idle.forEach(seat -> queue.addIdle(seat, known(seat.agentId())));
    }

    void startDay(int firmId) {
        for (long agentId : agents.sortedKeys()) {
            Agent agent = known((int) agentId);
            if (agent.firmId() == firmId) {
                agents.put(agentId, agent.startingDay());
            }
        }
        for (long queueId : queues.sortedKeys()) {
            Queue queue = queueOf((int) queueId);
            if (queue.firmId() == firmId) {
                reorder(queue, queue::startDay);
            }
        }
    }

    void define(Event.AgentDefined e, int firmId, long now) {
        Agent agent = agents.get(e.agentId());
        if (agent == null) {
            Agent added = Agent.defined(e.agentId(), firmId, e.profile(), now);
            agents.put(e.agentId(), added);
            join(added);
        } else {
            replace(agent.serving(e.profile()));
        }
    }

    void remove(Event.AgentRemoved e) {
        leave(known(e.agentId()));
        agents.remove(e.agentId());
    }

    /**
     * @param counts whether the time in the state until now is work, or free for it
     * @param version of behaviour in force
     */
    void change(Event.AgentStateChanged e, long eventSeq, long now, boolean counts, int version) {
        Agent agent = known(e.agentId());
        long limitMs = e.state() == AgentState.NOT_READY
                ? reasons.of(agent.firmId(), e.reasonCode()).limitMs()
                : 0;
        Agent next = agent.changed(e, limitMs, eventSeq, now, counts);
        timers.stopOfAgent(agent.notReadyUntilMs(), e.agentId());
        replace(next, version < 3 || agent.state() != AgentState.OFFERED);
        timers.startOfAgent(next.notReadyUntilMs(), e.agentId());
    }

    void exceed(Event.ReasonExceeded e) {
        Agent agent = known(e.agentId());
        timers.stopOfAgent(agent.notReadyUntilMs(), e.agentId());
        agents.put(e.agentId(), agent.exceeding());
    }

    /** In other queues than before of those served. */
    private void work(Agent next) {
        index(known(next.agentId()), -1);
        agents.put(next.agentId(), next);
        index(next, +1);
    }

    private void replace(Agent next) {
        replace(next, true);
    }

    /**
     * Puts a new value in place of an agent's old one, and the agent into the indexes where the new value belongs.
     *
     * @param wasAway if the agent becomes available: has missed what others did meanwhile. A phone that rang for nothing
     *     was no absence, which is so since version 3
     */
    private void replace(Agent next, boolean wasAway) {
        Agent old = known(next.agentId());
        agents.put(next.agentId(), next);
        if (!old.profile().equals(next.profile())) {
            index(old, -1);
            move(next);
            index(next, +1);
        } else if (old.available() != next.available()
                || old.atWork() != next.atWork()
                || old.signedIn() != next.signedIn()) {
            index(old, -1);
            if (next.available() && wasAway) {
                seatsOf(next.agentId()).forEach(Seat::comesBack);
            }
            index(next, +1);
        }
        if (!old.deviceId().equals(next.deviceId())) {
            devices.remove(new Device(old.firmId(), old.deviceId()));
            if (!next.deviceId().isEmpty()) {
                devices.put(new Device(next.firmId(), next.deviceId()), next.agentId());
            }
        }
    }

    private void join(Agent agent) {
        List<Seat> joined = new ArrayList<>();
        for (Service service : agent.profile().services()) {
            joined.add(queueOf(service.queueId()).join(agent, service));
        }
        seats.put(agent.agentId(), joined);
        index(agent, +1);
    }

    private void leave(Agent agent) {
        index(agent, -1);
        seatsOf(agent.agentId()).forEach(seat -> seat.queue().leave(seat));
        seats.remove(agent.agentId());
    }

    /** To the queues of the next profile; what was done in a queue served on is kept. */
    private void move(Agent agent) {
        Map<Integer, Tally> kept = new HashMap<>();
        for (Seat seat : seatsOf(agent.agentId())) {
            kept.put(seat.queue().queueId(), seat.tally());
            seat.queue().leave(seat);
        }
        List<Seat> joined = new ArrayList<>();
        for (Service service : agent.profile().services()) {
            Queue queue = queueOf(service.queueId());
            Tally tally = kept.get(service.queueId());
            joined.add(tally == null ? queue.join(agent, service) : queue.join(agent, service, tally));
        }
        seats.put(agent.agentId(), joined);
    }

    private void index(Agent agent, int by) {
        if (!agent.signedIn()) {
            return;
        }
        for (Seat seat : seatsOf(agent.agentId())) {
            Queue queue = seat.queue();
            if (!agent.worksIn(queue.queueId())) {
                continue;
            }
            queue.countSignedIn(by);
            if (queue.signedIn() == 0) {
                deserted.add(queue.queueId());
            }
            queue.countAtWork(agent.atWork() ? by : 0);
            if (agent.available() && by > 0) {
                queue.addIdle(seat, agent);
            } else if (agent.available()) {
                queue.removeIdle(seat);
            }
        }
    }

    /** @param beforeMs worked on it before it was interrupted */
    void start(Event.WrapUpStarted e, long now, long beforeMs) {
        Agent agent = known(e.agentId());
        WrapUp wrapUp = new WrapUp(e.contactId(), e.queueId(), now, e.endsAtMs(), e.kind(), beforeMs);
        agents.put(e.agentId(), agent.wrappingUp(wrapUp));
        timers.startOfAgent(e.endsAtMs(), e.agentId());
    }

    void extend(Event.WrapUpExtended e) {
        Agent agent = known(e.agentId());
        WrapUp wrapUp = Objects.requireNonNull(agent.wrapUp());
        timers.stopOfAgent(wrapUp.endsAtMs(), e.agentId());
        timers.startOfAgent(e.endsAtMs(), e.agentId());
        agents.put(e.agentId(), agent.wrappingUp(wrapUp.until(e.endsAtMs())));
    }

    /** @param whole it is not only interrupted */
    void end(Event.WrapUpEnded e, long now, boolean whole) {
        Agent agent = known(e.agentId());
        WrapUp wrapUp = Objects.requireNonNull(agent.wrapUp());
        timers.stopOfAgent(wrapUp.endsAtMs(), e.agentId());
        agents.put(e.agentId(), agent.wrappingUp(null));
        Queue queue = queues.get(wrapUp.queueId());
        if (queue != null && whole && wrapUp.kind() == ContactKind.CALL) {
            queue.wrapUp().add(wrapUp.workedMs(now));
        }
    }

    // ---- a snapshot puts back what it read

    /** @param tallies what it has done in its queues, in their order */
    void restore(Agent agent, List<Tally> tallies) {
        agents.put(agent.agentId(), agent);
        List<Seat> joined = new ArrayList<>();
        for (Service service : agent.profile().services()) {
            joined.add(queueOf(service.queueId()).join(agent, service, tallies.get(joined.size())));
        }
        seats.put(agent.agentId(), joined);
        index(agent, +1);
        if (!agent.deviceId().isEmpty()) {
            devices.put(new Device(agent.firmId(), agent.deviceId()), agent.agentId());
        }
        WrapUp wrapUp = agent.wrapUp();
        if (wrapUp != null) {
            timers.startOfAgent(wrapUp.endsAtMs(), agent.agentId());
        }
        timers.startOfAgent(agent.notReadyUntilMs(), agent.agentId());
    }

    private Queue queueOf(int queueId) {
        return Objects.requireNonNull(queues.get(queueId));
    }
}
