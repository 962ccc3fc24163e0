package org.switchroom.engine.queue;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.switchroom.engine.Service;
import org.switchroom.engine.agent.Agent;
import org.switchroom.engine.matching.AgentOrder;
import org.switchroom.engine.matching.Lane;
import org.switchroom.engine.matching.Rank;

/**
 * An agent's place in one queue: how he serves it, what he has done there, and whether he is free for its contacts. Only
 * {@code Centre} and its queues change it.
 */
public final class Seat {
    static final int PLACED = -1;

    private final Queue queue;
    private final int agentId;
    private final Service service;
    private final long skillBits;
    private final Tally tally;
    /** As he was when he became idle; null while he is not. */
    private @Nullable Agent idle;

    private int unplacedAt = PLACED;

    Seat(Queue queue, Agent agent, Service service, Tally tally) {
        this.queue = queue;
        this.agentId = agent.agentId();
        this.service = service;
        this.skillBits = Lane.bits(agent.profile());
        this.tally = tally;
    }

    public Queue queue() {
        return queue;
    }

    public int agentId() {
        return agentId;
    }

    public Service service() {
        return service;
    }

    /** {@link Lane#bits} of the agent. */
    public long skillBits() {
        return skillBits;
    }

    public Tally tally() {
        return tally;
    }

    /** Becomes available: does not catch up on what was missed meanwhile. */
    public void comesBack() {
        tally.notBefore(queue.passFloor());
    }

    // ---- while the agent is idle

    void becomesIdle(Agent agent) {
        idle = agent;
        tally.idleAt(AgentOrder.key(queue.rules().strategy(), agent, service, tally));
    }

    void becomesBusy() {
        idle = null;
    }

    /** In a lane's idle line, if its contacts may be offered to this agent. */
    void stand(Lane lane) {
        Agent agent = Objects.requireNonNull(idle);
        if (lane.ask().fits(agent.profile(), service)) {
            lane.idle()
                    .add(
                            rank(lane, agent),
                            agentId,
                            AgentOrder.weight(queue.rules().strategy(), service));
        }
    }

    void leave(Lane lane) {
        Agent agent = Objects.requireNonNull(idle);
        if (lane.ask().fits(agent.profile(), service)) {
            lane.idle().remove(rank(lane, agent));
        }
    }

    private Rank rank(Lane lane, Agent agent) {
        return AgentOrder.rank(lane.ask(), agent, service, tally.idleKey());
    }

    int unplacedAt() {
        return unplacedAt;
    }

    /** Among the {@link Unplaced} of the queue, or {@link #PLACED}. */
    void unplacedAt(int index) {
        unplacedAt = index;
    }
}
