package org.switchroom.engine;

import java.util.List;
import java.util.Objects;
import org.switchroom.engine.contact.Contact;
import org.switchroom.engine.contact.ContactState.Ring;
import org.switchroom.engine.contact.ContactState.Ringing;
import org.switchroom.engine.contact.ContactState.Waiting;
import org.switchroom.engine.queue.Queue;

/**
 * How contacts that ring at several agents at once change the state of the centre; a part of {@link Centre}. The timers of
 * the place, to widen and to overflow, run on while it rings.
 */
final class RingState {
    private final LongMap<Queue> queues;
    private final LongMap<Contact> contacts;
    private final Timers timers;

    RingState(LongMap<Queue> queues, LongMap<Contact> contacts, Timers timers) {
        this.queues = queues;
        this.contacts = contacts;
        this.timers = timers;
    }

    /** The first phone, for a contact that waited; it stands in no line of those who wait any more. */
    void begin(Contact contact, Waiting place, Ring ring) {
        put(contact, new Ringing(place, List.of(ring)));
        queue(place).countOffered(ContactKind.CALL, +1);
        timers.startOfAgent(ring.deadlineMs(), ring.agentId());
    }

    void join(Contact contact, Ringing before, Ring ring) {
        withdraw(before);
        put(contact, before.with(ring));
        timers.startOfAgent(ring.deadlineMs(), ring.agentId());
    }

    /** @return whether another phone rings on; else the contact is in no line, and waits again */
    boolean end(Contact contact, Ringing before, int agentId) {
        Ring ring = Objects.requireNonNull(before.ring(agentId));
        timers.stopOfAgent(ring.deadlineMs(), agentId);
        withdraw(before);
        if (before.rings().size() > 1) {
            put(contact, before.without(agentId));
            return true;
        }
        queue(before.place()).countOffered(ContactKind.CALL, -1);
        contacts.put(contact.contactId(), contact.in(before.place()));
        return false;
    }

    /** Somebody has answered: all are over. */
    Waiting answered(Contact contact, Ringing ringing) {
        withdraw(ringing);
        ringing.rings().forEach(ring -> timers.stopOfAgent(ring.deadlineMs(), ring.agentId()));
        timers.stopOfOverflow(contact.overflowsAtMs(), contact.contactId());
        queue(ringing.place()).countOffered(ContactKind.CALL, -1);
        return ringing.place();
    }

    void widen(Contact contact, Ringing before, Waiting next) {
        withdraw(before);
        put(contact, before.at(next));
    }

    /** One from a snapshot. */
    void restore(Contact contact, Ringing ringing) {
        put(contact, ringing);
        queue(ringing.place()).countOffered(ContactKind.CALL, +1);
        ringing.rings().forEach(ring -> timers.startOfAgent(ring.deadlineMs(), ring.agentId()));
        timers.startOfContact(ringing.place(), contact.contactId());
        timers.startOfOverflow(contact.overflowsAtMs(), contact.contactId());
    }

    private void put(Contact contact, Ringing next) {
        contacts.put(contact.contactId(), contact.in(next));
        if (next.mayJoin()) {
            Waiting place = next.place();
            queue(place).joinable().add(place.ask(), place.rank(), contact.contactId());
        }
    }

    private void withdraw(Ringing before) {
        if (before.mayJoin()) {
            Waiting place = before.place();
            queue(place).joinable().remove(place.ask(), place.rank());
        }
    }

    private Queue queue(Waiting place) {
        return Objects.requireNonNull(queues.get(place.queueId()));
    }
}
