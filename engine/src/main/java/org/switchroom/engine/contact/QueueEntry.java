package org.switchroom.engine.contact;

import java.util.Objects;
import org.switchroom.engine.AgentState;
import org.switchroom.engine.Event;
import org.switchroom.engine.QueuedCause;
import org.switchroom.engine.Requirements;
import org.switchroom.engine.Turn;
import org.switchroom.engine.agent.Agent;
import org.switchroom.engine.contact.ContactState.Waiting;
import org.switchroom.engine.matching.Matching;
import org.switchroom.engine.matching.PriorityThenArrival;
import org.switchroom.engine.matching.Rank;
import org.switchroom.engine.queue.Queue;

/** Puts a contact into a queue and says where it stands. */
public final class QueueEntry {
    private final Turn turn;
    private final Matching matching;

    public QueueEntry(Turn turn, Matching matching) {
        this.turn = turn;
        this.matching = matching;
    }

    /** The next thing to do is to {@link #seek} an agent. */
    void enter(long contactId, int queueId, int priority, Requirements requirements, QueuedCause cause) {
        Contact contact = Objects.requireNonNull(turn.centre().contact(contactId));
        Queue queue = Objects.requireNonNull(turn.centre().queue(queueId));
        Rank rank = PriorityThenArrival.rank(
                cause,
                priority,
                contact.openedSeq(),
                turn.nextEventSeq(),
                turn.nowMs(),
                turn.centre().version());
        int position = queue.position(rank);
        turn.emit(new Event.ContactQueued(
                contactId, queueId, priority, position, queue.estimatedWaitMs(position), cause, requirements));
    }

    /** Nobody was found for some time: the next stage of its plan. While a phone rings for it nothing is sought. */
    public void widen(Contact contact) {
        Waiting place = contact.place();
        turn.emit(contact.firmId(), new Event.ContactWidened(contact.contactId(), place.queueId(), place.stage() + 1));
        if (contact.state() instanceof Waiting) {
            seek(contact.contactId());
        }
    }

    /** An agent for a contact that waits. Who is waited for by name and is not there is passed over. */
    void seek(long contactId) {
        Contact contact = Objects.requireNonNull(turn.centre().contact(contactId));
        Waiting place = contact.place();
        while (!isThere(place.ask().agentId(), place.queueId())) {
            turn.emit(contact.firmId(), new Event.ContactWidened(contactId, place.queueId(), place.stage() + 1));
            place = waiting(contactId);
        }
        matching.seekAgent(place.queueId(), place.ask());
    }

    private boolean isThere(int agentId, int queueId) {
        if (agentId == 0) {
            return true;
        }
        Agent agent = turn.centre().agent(agentId);
        Queue queue = Objects.requireNonNull(turn.centre().queue(queueId));
        return agent != null && agent.state() != AgentState.OFFLINE && queue.seat(agentId) != null;
    }

    /** The agent has signed out, or serves other queues now: others are sought for those who waited for nobody else. */
    public void passOver(Agent asHeWas) {
        for (int queueId : asHeWas.profile().queueIds()) {
            Queue queue = Objects.requireNonNull(turn.centre().queue(queueId));
            queue.personal().waitingFor(asHeWas.agentId()).forEach(this::seek);
        }
    }

    private Waiting waiting(long contactId) {
        return Objects.requireNonNull(turn.centre().contact(contactId)).place();
    }
}
