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
    /** No phone rings. */
    static final long NO_RING = 0;

    private record Device(int firmId, String deviceId) {}

    /** Everything there is of one agent, in one place: whoever is looked for in the memory is looked for once. */
    private static final class Member {
        private Agent agent;
        /** In the order of the profile's services. */
        private List<Seat> seats = List.of();
        /** The {@code eventSeq} of the offer that the agent's phone rings for; or {@link #NO_RING}. */
        private long ring = NO_RING;

        Member(Agent agent) {
            this.agent = agent;
        }
    }

    private final LongMap<Queue> queues;
    private final ReasonBook reasons;
    private final Timers timers;
    private final LongMap<Member> members = new LongMap<>();

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
        Member member = members.get(agentId);
        return member == null ? null : member.agent;
    }

    Agent known(int agentId) {
        return member(agentId).agent;
    }

    List<Seat> seatsOf(int agentId) {
        return member(agentId).seats;
    }

    /** The {@code eventSeq} of the offer that the agent's phone rings for; {@link #NO_RING} if it does not. */
    long ring(int agentId) {
        Member member = members.get(agentId);
        return member == null ? NO_RING : member.ring;
    }

    /** Nothing happens if the agent is gone. */
    void ring(int agentId, long eventSeq) {
        Member member = members.get(agentId);
        if (member != null) {
            member.ring = eventSeq;
        }
    }

    private Member member(int agentId) {
        return Objects.requireNonNull(members.get(agentId));
    }

    /** 0 if none. */
    int agentOn(int firmId, String deviceId) {
        return devices.getOrDefault(new Device(firmId, deviceId), 0);
    }

    int count() {
        return members.size();
    }

    long[] ids() {
        return members.sortedKeys();
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
            Member member = member((int) agentId);
            replace(member, member.agent.serving(member.agent.profile().without(queue.queueId())));
        }
    }

    void pause(Event.QueuePaused e) {
        Member member = member(e.agentId());
        work(member, member.agent.pausing(e.queueId()));
    }

    void resume(Event.QueueResumed e) {
        Objects.requireNonNull(queueOf(e.queueId()).seat(e.agentId())).comesBack();
        Member member = member(e.agentId());
        work(member, member.agent.resuming(e.queueId()));
    }

    /** Takes the idle agents out of a queue's lanes while what they are ordered by changes. */
    void reorder(Queue queue, Runnable change) {
        List<Seat> idle = queue.idle();
        idle.forEach(queue::removeIdle);
        change.run();
        idle.forEach(seat -> queue.addIdle(seat, known(seat.agentId())));
    }

    void startDay(int firmId) {
        for (long agentId : members.sortedKeys()) {
            Member member = member((int) agentId);
            if (member.agent.firmId() == firmId) {
                member.agent = member.agent.startingDay();
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
        Member member = members.get(e.agentId());
        if (member == null) {
            Member added = new Member(Agent.defined(e.agentId(), firmId, e.profile(), now));
            members.put(e.agentId(), added);
            join(added);
        } else {
            replace(member, member.agent.serving(e.profile()));
        }
    }

    void remove(Event.AgentRemoved e) {
        leave(member(e.agentId()));
        members.remove(e.agentId());
    }

    /**
     * @param counts whether the time in the state until now is work, or free for it
     * @param version of behaviour in force
     */
    void change(Event.AgentStateChanged e, long eventSeq, long now, boolean counts, int version) {
        Member member = member(e.agentId());
        Agent agent = member.agent;
        long limitMs = e.state() == AgentState.NOT_READY
                ? reasons.of(agent.firmId(), e.reasonCode()).limitMs()
                : 0;
        Agent next = agent.changed(e, limitMs, eventSeq, now, counts);
        timers.stopOfAgent(agent.notReadyUntilMs(), e.agentId());
        replace(member, next, version < 3 || agent.state() != AgentState.OFFERED);
        timers.startOfAgent(next.notReadyUntilMs(), e.agentId());
        if (e.state() != AgentState.OFFERED) {
            member.ring = NO_RING;
        }
    }

    void exceed(Event.ReasonExceeded e) {
        Member member = member(e.agentId());
        timers.stopOfAgent(member.agent.notReadyUntilMs(), e.agentId());
        member.agent = member.agent.exceeding();
    }

    /** In other queues than before of those served. */
    private void work(Member member, Agent next) {
        leaveIndex(member);
        member.agent = next;
        enterIndex(member);
    }

    private void replace(Member member, Agent next) {
        replace(member, next, true);
    }

    /**
     * Puts a new value in place of an agent's old one, and the agent into the indexes where the new value belongs.
     *
     * @param wasAway if the agent becomes available: has missed what others did meanwhile. A phone that rang for nothing
     *     was no absence, which is so since version 3
     */
    private void replace(Member member, Agent next, boolean wasAway) {
        Agent old = member.agent;
        if (!old.profile().equals(next.profile())) {
            leaveIndex(member);
            member.agent = next;
            move(member);
            enterIndex(member);
        } else if (old.available() != next.available()
                || old.atWork() != next.atWork()
                || old.signedIn() != next.signedIn()) {
            member.agent = next;
            for (Seat seat : member.seats) {
                leaveIndex(seat, old);
                if (next.available() && wasAway) {
                    seat.comesBack();
                }
                enterIndex(seat, next);
            }
        } else {
            member.agent = next;
        }
        if (!old.deviceId().equals(next.deviceId())) {
            devices.remove(new Device(old.firmId(), old.deviceId()));
            if (!next.deviceId().isEmpty()) {
                devices.put(new Device(next.firmId(), next.deviceId()), next.agentId());
            }
        }
    }

    private void join(Member member) {
        List<Seat> joined = new ArrayList<>();
        for (Service service : member.agent.profile().services()) {
            joined.add(queueOf(service.queueId()).join(member.agent, service));
        }
        member.seats = joined;
        enterIndex(member);
    }

    private void leave(Member member) {
        leaveIndex(member);
        member.seats.forEach(seat -> seat.queue().leave(seat));
    }

    /** To the queues of the agent's profile; what was done in a queue served on is kept. */
    private void move(Member member) {
        Map<Integer, Tally> kept = new HashMap<>();
        for (Seat seat : member.seats) {
            kept.put(seat.queue().queueId(), seat.tally());
            seat.queue().leave(seat);
        }
        List<Seat> joined = new ArrayList<>();
        for (Service service : member.agent.profile().services()) {
            Queue queue = queueOf(service.queueId());
            Tally tally = kept.get(service.queueId());
            joined.add(tally == null ? queue.join(member.agent, service) : queue.join(member.agent, service, tally));
        }
        member.seats = joined;
    }

    private void leaveIndex(Member member) {
        member.seats.forEach(seat -> leaveIndex(seat, member.agent));
    }

    private void enterIndex(Member member) {
        member.seats.forEach(seat -> enterIndex(seat, member.agent));
    }

    /** @param agent as he was when he came into it */
    private void leaveIndex(Seat seat, Agent agent) {
        Queue queue = seat.queue();
        if (!agent.signedIn() || !agent.worksIn(queue.queueId())) {
            return;
        }
        queue.countSignedIn(-1);
        if (queue.signedIn() == 0) {
            deserted.add(queue.queueId());
        }
        queue.countAtWork(agent.atWork() ? -1 : 0);
        if (agent.available()) {
            queue.removeIdle(seat);
        }
    }

    private static void enterIndex(Seat seat, Agent agent) {
        Queue queue = seat.queue();
        if (!agent.signedIn() || !agent.worksIn(queue.queueId())) {
            return;
        }
        queue.countSignedIn(+1);
        queue.countAtWork(agent.atWork() ? 1 : 0);
        if (agent.available()) {
            queue.addIdle(seat, agent);
        }
    }

    /** @param beforeMs worked on it before it was interrupted */
    void start(Event.WrapUpStarted e, long now, long beforeMs) {
        Member member = member(e.agentId());
        member.agent =
                member.agent.wrappingUp(new WrapUp(e.contactId(), e.queueId(), now, e.endsAtMs(), e.kind(), beforeMs));
        timers.startOfAgent(e.endsAtMs(), e.agentId());
    }

    void extend(Event.WrapUpExtended e) {
        Member member = member(e.agentId());
        WrapUp wrapUp = Objects.requireNonNull(member.agent.wrapUp());
        timers.stopOfAgent(wrapUp.endsAtMs(), e.agentId());
        timers.startOfAgent(e.endsAtMs(), e.agentId());
        member.agent = member.agent.wrappingUp(wrapUp.until(e.endsAtMs()));
    }

    /** @param whole it is not only interrupted */
    void end(Event.WrapUpEnded e, long now, boolean whole) {
        Member member = member(e.agentId());
        WrapUp wrapUp = Objects.requireNonNull(member.agent.wrapUp());
        timers.stopOfAgent(wrapUp.endsAtMs(), e.agentId());
        member.agent = member.agent.wrappingUp(null);
        if (whole) {
            count(wrapUp, wrapUp.workedMs(now));
        }
    }

    /** One that is over for good, in the figures of its queue. */
    void count(WrapUp wrapUp, long workedMs) {
        Queue queue = queues.get(wrapUp.queueId());
        if (queue != null && wrapUp.kind() == ContactKind.CALL) {
            queue.wrapUp().add(workedMs);
        }
    }

    // ---- a snapshot puts back what it read

    /** @param tallies what it has done in its queues, in their order */
    void restore(Agent agent, List<Tally> tallies) {
        Member member = new Member(agent);
        members.put(agent.agentId(), member);
        List<Seat> joined = new ArrayList<>();
        for (Service service : agent.profile().services()) {
            joined.add(queueOf(service.queueId()).join(agent, service, tallies.get(joined.size())));
        }
        member.seats = joined;
        enterIndex(member);
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
