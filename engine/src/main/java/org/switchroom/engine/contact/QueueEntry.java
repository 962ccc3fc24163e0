package org.switchroom.engine.contact;

import java.util.Objects;
import org.switchroom.engine.Event;
import org.switchroom.engine.QueuedCause;
import org.switchroom.engine.Turn;
import org.switchroom.engine.matching.PriorityThenArrival;
import org.switchroom.engine.matching.Rank;
import org.switchroom.engine.queue.Queue;

/** Puts a contact into a queue and says where it stands. */
public final class QueueEntry {
    private final Turn turn;

    public QueueEntry(Turn turn) {
        this.turn = turn;
    }

    void enter(long contactId, int queueId, int priority, QueuedCause cause) {
        Contact contact = Objects.requireNonNull(turn.centre().contact(contactId));
        Queue queue = Objects.requireNonNull(turn.centre().queue(queueId));
        Rank rank = PriorityThenArrival.rank(cause, priority, contact.openedSeq(), turn.nextEventSeq());
        int position = queue.position(rank);
        turn.emit(new Event.ContactQueued(
                contactId, queueId, priority, position, queue.estimatedWaitMs(position), cause));
    }
}
