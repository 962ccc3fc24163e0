package org.switchroom.engine.contact;

import org.switchroom.engine.Centre;
import org.switchroom.engine.Command;
import org.switchroom.engine.EndCause;
import org.switchroom.engine.EndedBy;
import org.switchroom.engine.Event;
import org.switchroom.engine.QueuedCause;
import org.switchroom.engine.Refusal;
import org.switchroom.engine.Turn;
import org.switchroom.engine.queue.Queue;

/** Messages that callers leave: contacts that wait by the same rules as callers do, but never of themselves end. */
public final class Messages {
    private final Turn turn;
    private final QueueEntry entry;

    public Messages(Turn turn, QueueEntry entry) {
        this.turn = turn;
        this.entry = entry;
    }

    public void leave(Command.LeaveMessage c) {
        Turn.require(turn.centre().version() > 1, Refusal.BAD_VALUE, "Messages need version 2");
        turn.requireNewContact(c.contactId(), c.caller(), c.dialled());
        Turn.require(c.fromContactId() > 0, Refusal.BAD_VALUE, "A message is left in a call");
        Turn.require(
                c.lengthMs() > 0 && c.lengthMs() <= Centre.MAX_MESSAGE_MS,
                Refusal.BAD_VALUE,
                "A message lasts 1 to " + Centre.MAX_MESSAGE_MS + " ms");
        Contact call = turn.centre().contact(c.fromContactId());
        if (call != null) {
            turn.contact(c.fromContactId()).requireCall();
        }
        Queue queue = turn.queue(c.queueId());
        entry.check(c.priority(), c.requirements());
        QueueEntry.requireRoomForMessage(queue, c.requirements());
        turn.emit(new Event.MessageLeft(c.contactId(), c.fromContactId(), c.caller(), c.dialled(), c.lengthMs()));
        entry.enter(c.contactId(), c.queueId(), c.priority(), c.requirements(), QueuedCause.MESSAGE);
        entry.seek(c.contactId());
    }

    public void discard(Command.DiscardMessage c) {
        Contact contact = turn.contact(c.contactId());
        turn.requireUser(c.byUserId());
        if (!contact.isMessage()) {
            throw contact.notNow("is no message");
        }
        int queueId = Interventions.waiting(contact).queueId();
        turn.emit(new Event.MessageDiscarded(c.contactId(), queueId, c.byUserId()));
        turn.emit(contact.ends(EndedBy.SYSTEM, EndCause.DISCARDED));
    }
}
