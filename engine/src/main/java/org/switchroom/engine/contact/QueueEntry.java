package org.switchroom.engine.contact;

import java.util.Objects;
import org.switchroom.engine.Centre;
import org.switchroom.engine.Event;
import org.switchroom.engine.NotDone;
import org.switchroom.engine.QueuedCause;
import org.switchroom.engine.Refusal;
import org.switchroom.engine.Requirements;
import org.switchroom.engine.Turn;
import org.switchroom.engine.contact.ContactState.Waiting;
import org.switchroom.engine.matching.Ask;
import org.switchroom.engine.matching.Matching;
import org.switchroom.engine.matching.Plan;
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

    /** @return what it asks for first */
    Ask enter(long contactId, int queueId, int priority, Requirements requirements, QueuedCause cause) {
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
        return waiting(contactId).ask();
    }

    /**
     * Out of the line it waits in, into that of another queue, at the rank it has.
     *
     * @return what it asks for now
     */
    Ask move(long contactId, Waiting place, int queueId) {
        Queue queue = Objects.requireNonNull(turn.centre().queue(queueId));
        int position = queue.position(place.rank());
        turn.emit(new Event.ContactQueued(
                contactId,
                queueId,
                place.priority(),
                position,
                queue.estimatedWaitMs(position),
                QueuedCause.MOVED,
                place.requirements()));
        return waiting(contactId).ask();
    }

    static void requirePriority(int priority) {
        Turn.require(
                Math.abs((long) priority) <= Centre.MAX_PRIORITY,
                Refusal.BAD_VALUE,
                "A priority is -" + Centre.MAX_PRIORITY + " to " + Centre.MAX_PRIORITY);
    }

    /** @param stage of {@code plan} that it comes in with */
    static void requireRoom(Queue queue, Plan plan, int stage) {
        if (queue.full()) {
            throw new NotDone(Refusal.QUEUE_FULL, "Queue " + queue.queueId() + " is full");
        }
        Turn.require(
                !queue.tooMany(plan.stages().get(stage).ask()),
                Refusal.LIMIT_REACHED,
                "Contacts of a queue ask for at most " + Centre.MAX_LANES + " different things at a time");
    }

    /** Nobody was found for some time: the next stage of its plan. While a phone rings for it nothing is sought. */
    public void widen(Contact contact) {
        Waiting place = contact.place();
        turn.emit(contact.firmId(), new Event.ContactWidened(contact.contactId(), place.queueId(), place.stage() + 1));
        if (contact.state() instanceof Waiting) {
            matching.seekAgent(place.queueId(), waiting(contact.contactId()).ask());
        }
    }

    private Waiting waiting(long contactId) {
        return Objects.requireNonNull(turn.centre().contact(contactId)).place();
    }
}
