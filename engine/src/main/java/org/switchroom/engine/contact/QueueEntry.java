package org.switchroom.engine.contact;

import java.util.Objects;
import org.switchroom.engine.Event;
import org.switchroom.engine.QueuedCause;
import org.switchroom.engine.Requirements;
import org.switchroom.engine.Turn;
import org.switchroom.engine.contact.ContactState.Moving;
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
                contact.state() instanceof Moving moving ? moving.chain().sinceMs() : turn.nowMs(),
                turn.centre().version());
        int position = queue.position(rank);
        long estimateMs =
                turn.centre().version() > 1 && freeFor(queue, requirements) ? 0 : queue.estimatedWaitMs(position);
        turn.emit(new Event.ContactQueued(contactId, queueId, priority, position, estimateMs, cause, requirements));
        return waiting(contactId).ask();
    }

    /** How long a caller who came now would wait, by the estimate; 0 if somebody is free. */
    long estimateMs(Queue queue, int priority, Requirements requirements) {
        if (freeFor(queue, requirements)) {
            return 0;
        }
        Rank rank = PriorityThenArrival.rank(
                QueuedCause.FROM_MENU,
                priority,
                0,
                turn.nextEventSeq(),
                turn.nowMs(),
                turn.centre().version());
        return queue.estimatedWaitMs(queue.position(rank));
    }

    /** Whether somebody is free for this, so that there is nothing to wait for. */
    private boolean freeFor(Queue queue, Requirements requirements) {
        Ask ask = Plan.of(requirements, queue.rules().tierWaitMs(), queue.highestTier())
                .first();
        if (queue.everybody().idle().isEmpty() || queue.tooMany(ask)) {
            return false;
        }
        queue.place();
        return !turn.centre().lane(queue, ask).idle().isEmpty();
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
