package org.switchroom.engine.matching;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.switchroom.engine.AgentState;
import org.switchroom.engine.Centre;
import org.switchroom.engine.Choice;
import org.switchroom.engine.Event;
import org.switchroom.engine.Service;
import org.switchroom.engine.Strategy;
import org.switchroom.engine.Turn;
import org.switchroom.engine.agent.Agent;
import org.switchroom.engine.contact.ContactState.Ringing;
import org.switchroom.engine.queue.Queue;
import org.switchroom.engine.queue.Seat;

/**
 * Brings contacts and agents together. The rules that rank them:
 *
 * <ol>
 *   <li>{@link PriorityThenArrival}: which contact is served first
 *   <li>{@link Ask}: which agents come into question for it
 *   <li>{@link AgentOrder}: which of them is offered it
 * </ol>
 *
 * <p><b>Why nothing is ever searched.</b> Between commands it holds for each {@link Lane} that nobody waits or nobody is
 * idle. So a match can only come of a contact that starts to wait, or asks for less (then the first idle agent of its lane
 * takes it), or of an agent who becomes available (then the best of the first contacts of the lanes open to him is taken).
 * Whoever makes one of them happen calls {@link #seekAgent} or {@link #seekContact}, and it holds again. The cost is that
 * of a few lines' first entries, however many wait.
 */
public final class Matching {
    private final Turn turn;

    /** Who else could have been offered a contact; as {@link Choice} has it. */
    private record Rivals(int candidates, int peers, int runnerUp, boolean joining) {
        static final Rivals NONE = new Rivals(1, 1, 0, false);
        /** Other phones ring already. */
        static final Rivals NONE_FREE = new Rivals(1, 1, 0, true);

        static Rivals in(Line idle, Line.@Nullable Entry runnerUp) {
            return new Rivals(idle.size(), idle.countLead(), runnerUp == null ? 0 : (int) runnerUp.id(), false);
        }

        /** Nobody would have been next: all are rung. */
        static Rivals ringing(Line idle, boolean joining) {
            return new Rivals(idle.size(), idle.countLead(), 0, joining);
        }
    }

    public Matching(Turn turn) {
        this.turn = turn;
    }

    /** For a contact that has started to wait in {@code queueId} and asks for {@code ask}. */
    public void seekAgent(int queueId, Ask ask) {
        Queue queue = queue(queueId);
        if (queue.free() == 0) {
            return;
        }
        if (ask.personal()) {
            seekPersonal(queue, ask);
            return;
        }
        Lane lane = Objects.requireNonNull(queue.lane(ask));
        queue.place();
        Line.Entry contact = lane.waiting().first();
        Line.Entry agent = AgentOrder.pick(lane, queue.rules().strategy(), turn.nextEventSeq());
        if (agent == null || contact == null) {
            return;
        }
        if (queue.rules().strategy() == Strategy.RING_ALL && isCaller(contact.id())) {
            ring(contact.id(), queue, ask, lane.idle(), 0);
        } else {
            Line.Entry next = AgentOrder.byChance(queue.rules().strategy())
                    ? null
                    : lane.idle().second();
            offer(contact.id(), queue, ask, (int) agent.id(), Rivals.in(lane.idle(), next));
        }
    }

    private boolean isCaller(long contactId) {
        return Objects.requireNonNull(turn.centre().contact(contactId)).isCaller();
    }

    /** Whoever is free joins those whose phones ring. */
    public void seekMore(long contactId, Ringing ringing) {
        Queue queue = queue(ringing.place().queueId());
        if (queue.free() > 0 && ringing.mayJoin()) {
            Ask ask = ringing.place().ask();
            ring(contactId, queue, ask, queue.idleFor(ask), ringing.rings().size());
        }
    }

    /** @param already phones that ring for it */
    private void ring(long contactId, Queue queue, Ask ask, Line idle, int already) {
        Line.Entry agent = idle.first();
        for (int rung = already; rung < Centre.MAX_RING_ALL && agent != null; rung++) {
            offer(contactId, queue, ask, (int) agent.id(), Rivals.ringing(idle, rung > 0));
            agent = idle.first();
        }
    }

    private void seekPersonal(Queue queue, Ask ask) {
        Line.Entry contact = queue.personal().firstFor(ask.agentId());
        Agent agent = turn.centre().agent(ask.agentId());
        if (contact != null && agent != null && agent.available() && serves(agent, queue)) {
            offer(contact.id(), queue, ask, ask.agentId(), Rivals.NONE);
        }
    }

    private static boolean serves(Agent agent, Queue queue) {
        return queue.seat(agent.agentId()) != null && agent.worksIn(queue.queueId());
    }

    /** For an agent who has become available, or available for other queues. */
    public void seekContact(int agentId) {
        Agent agent = agent(agentId);
        BestContact best = new BestContact(agent);
        for (Seat seat : turn.centre().seatsOf(agentId)) {
            if (agent.worksIn(seat.queue().queueId())) {
                best.lookAt(seat);
            }
        }
        if (best.isThere()) {
            // Somebody waited there, or could be joined, so nobody else who could take it was free.
            Rivals rivals = best.joining() ? Rivals.NONE_FREE : Rivals.NONE;
            offer(best.contactId(), best.queue(), best.ask(), agentId, rivals);
        }
    }

    /** For an agent named by somebody, who is available; the queue only says how long the phone rings. */
    public void offerTo(long contactId, int queueId, Agent agent) {
        long ringMs =
                queueId == 0 ? Centre.COLLEAGUE_RING_MS : queue(queueId).rules().ringTimeoutMs();
        long deadlineMs = turn.nowMs() + ringMs;
        turn.emit(new Event.ContactOffered(contactId, queueId, agent.agentId(), agent.deviceId(), deadlineMs));
        turn.emit(agent(agent.agentId()).becomes(AgentState.OFFERED, contactId));
    }

    private void offer(long contactId, Queue queue, Ask ask, int agentId, Rivals rivals) {
        Agent agent = agent(agentId);
        long deadlineMs = turn.nowMs() + queue.rules().ringTimeoutMs();
        turn.emit(
                queue.firmId(),
                new Event.ContactOffered(
                        contactId,
                        queue.queueId(),
                        agentId,
                        agent.deviceId(),
                        deadlineMs,
                        choice(queue, ask, agent, rivals)));
        turn.emit(queue.firmId(), agent.becomes(AgentState.OFFERED, contactId));
    }

    private Choice choice(Queue queue, Ask ask, Agent agent, Rivals rivals) {
        if (turn.centre().version() == 1) {
            return Choice.UNKNOWN;
        }
        Service service = Objects.requireNonNull(agent.profile().service(queue.queueId()));
        return new Choice(
                rivals.joining() ? Strategy.RING_ALL : queue.rules().strategy(),
                service.tier(),
                ask.score(agent.profile()),
                rivals.candidates(),
                rivals.peers(),
                queue.free(),
                queue.atWork(),
                queue.serving(),
                rivals.runnerUp(),
                rivals.joining() ? queue.waiting() + 1 : queue.waiting());
    }

    private Queue queue(int queueId) {
        return Objects.requireNonNull(turn.centre().queue(queueId));
    }

    private Agent agent(int agentId) {
        return Objects.requireNonNull(turn.centre().agent(agentId));
    }
}
