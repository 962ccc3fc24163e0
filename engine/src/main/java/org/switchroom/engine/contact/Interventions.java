package org.switchroom.engine.contact;

import org.switchroom.engine.Command;
import org.switchroom.engine.Event;
import org.switchroom.engine.OfferEnd;
import org.switchroom.engine.Turn;
import org.switchroom.engine.contact.ContactState.Ringing;
import org.switchroom.engine.contact.ContactState.Waiting;
import org.switchroom.engine.matching.Plan;
import org.switchroom.engine.queue.Queue;

/**
 * A supervisor's hand on waiting contacts. While a phone rings for one it is let alone: it is answered or back in a moment,
 * and taking the call out of an agent's hand in the instant of answering would serve nobody. While many ring, nobody has it
 * in hand, and it can be moved.
 */
public final class Interventions {
    private final Turn turn;
    private final QueueEntry entry;

    private final Rings rings;

    public Interventions(Turn turn, QueueEntry entry, Rings rings) {
        this.turn = turn;
        this.entry = entry;
        this.rings = rings;
    }

    /** Nobody is free for it, else it would not wait, so nothing comes of it but another order. */
    public void changePriority(Command.ChangePriority c) {
        Contact contact = turn.contact(c.contactId());
        turn.requireUser(c.byUserId());
        QueueEntry.requirePriority(c.priority());
        Waiting place = waiting(contact);
        if (place.priority() != c.priority()) {
            turn.emit(new Event.PriorityChanged(c.contactId(), place.queueId(), c.priority(), c.byUserId()));
        }
    }

    public void move(Command.MoveContact c) {
        Contact contact = turn.contact(c.contactId());
        Queue queue = turn.queue(c.queueId());
        turn.requireUser(c.byUserId());
        Waiting place = contact.state() instanceof Ringing ringing ? ringing.place() : waiting(contact);
        if (place.queueId() == c.queueId()) {
            throw contact.notNow("waits in queue " + c.queueId() + " already");
        }
        Plan plan = queue.plan(place.requirements());
        QueueEntry.requireRoom(
                contact.kind(),
                queue,
                plan,
                place.movedTo(c.queueId(), plan, turn.nowMs()).stage());
        if (contact.state() instanceof Ringing ringing) {
            rings.withdraw(contact, ringing, OfferEnd.WITHDRAWN, () -> move(c, place));
        } else {
            move(c, place);
        }
    }

    private void move(Command.MoveContact c, Waiting place) {
        turn.emit(new Event.ContactMoved(c.contactId(), place.queueId(), c.queueId(), c.byUserId()));
        entry.move(c.contactId(), place, c.queueId());
        entry.seek(c.contactId());
    }

    static Waiting waiting(Contact contact) {
        return switch (contact.state()) {
            case Waiting place -> place;
            case ContactState.Resting rest -> throw contact.notNow("is not in line until it is called back");
            case ContactState.Offered offer -> throw contact.notNow("is offered to an agent");
            case Ringing ringing -> throw contact.notNow("is offered to agents");
            default -> throw contact.notNow("does not wait");
        };
    }
}
