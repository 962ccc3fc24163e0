package org.switchroom.engine.matching;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.switchroom.engine.AgentState;
import org.switchroom.engine.Event;
import org.switchroom.engine.Turn;
import org.switchroom.engine.agent.Agent;
import org.switchroom.engine.queue.Queue;

/**
 * Brings contacts and agents together. The rules that rank them:
 *
 * <ol>
 *   <li>{@link PriorityThenArrival}: which contact is served first
 *   <li>{@link LongestIdle}: which agent is offered it
 * </ol>
 *
 * <p><b>Why nothing is ever searched.</b> Between commands it holds for each queue that nobody waits or nobody is idle.
 * So a match can only come of a contact that starts to wait (then the first idle agent of its one queue takes it) or of
 * an agent who becomes available (then the best of the first contacts of his queues is taken). Whoever makes one of the
 * two happen calls {@link #seekAgent} or {@link #seekContact}, and it holds again. The cost is that of a few lines'
 * first entries, however many wait.
 */
public final class Matching {
    private final Turn turn;

    public Matching(Turn turn) {
        this.turn = turn;
    }

    /** For a contact that has started to wait in {@code queueId}. */
    public void seekAgent(int queueId) {
        Queue queue = queue(queueId);
        Line.Entry agent = queue.idle().first();
        Line.Entry contact = queue.waiting().first();
        if (agent != null && contact != null) {
            offer(contact.id(), queue, (int) agent.id());
        }
    }

    /** For an agent who has become available, or available for other queues. */
    public void seekContact(int agentId) {
        Queue bestQueue = null;
        Line.Entry best = null;
        for (int queueId : agent(agentId).queueIds()) {
            Queue queue = queue(queueId);
            Line.Entry first = queue.waiting().first();
            if (first != null && before(first, best)) {
                best = first;
                bestQueue = queue;
            }
        }
        if (best != null && bestQueue != null) {
            offer(best.id(), bestQueue, agentId);
        }
    }

    private static boolean before(Line.Entry one, Line.@Nullable Entry other) {
        return other == null || one.rank().compareTo(other.rank()) < 0;
    }

    private void offer(long contactId, Queue queue, int agentId) {
        Agent agent = agent(agentId);
        long deadlineMs = turn.nowMs() + queue.rules().ringTimeoutMs();
        turn.emit(
                queue.firmId(),
                new Event.ContactOffered(contactId, queue.queueId(), agentId, agent.deviceId(), deadlineMs));
        turn.emit(queue.firmId(), agent.becomes(AgentState.OFFERED, contactId));
    }

    private Queue queue(int queueId) {
        return Objects.requireNonNull(turn.centre().queue(queueId));
    }

    private Agent agent(int agentId) {
        return Objects.requireNonNull(turn.centre().agent(agentId));
    }
}
