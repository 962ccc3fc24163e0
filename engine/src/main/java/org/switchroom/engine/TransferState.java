package org.switchroom.engine;

import java.util.Objects;
import org.switchroom.engine.contact.Contact;
import org.switchroom.engine.contact.ContactState.Asked;
import org.switchroom.engine.contact.ContactState.Consulting;
import org.switchroom.engine.contact.ContactState.Dialling;
import org.switchroom.engine.contact.ContactState.InMenu;
import org.switchroom.engine.contact.ContactState.Moving;
import org.switchroom.engine.contact.ContactState.Offered;
import org.switchroom.engine.contact.ContactState.Outside;
import org.switchroom.engine.contact.ContactState.Parted;
import org.switchroom.engine.contact.ContactState.Starting;
import org.switchroom.engine.contact.ContactState.Talking;
import org.switchroom.engine.contact.ContactState.Together;
import org.switchroom.engine.contact.ContactState.Waiting;
import org.switchroom.engine.queue.Queue;

/**
 * How consults and calls to the outside change the state of the centre; a part of {@link Centre}. A queue counts as talking
 * whoever came through it: callers, those with a telephone outside, and partners of a consult.
 */
final class TransferState {
    private final LongMap<Queue> queues;
    private final LongMap<Contact> contacts;
    private final Timers timers;

    TransferState(LongMap<Queue> queues, LongMap<Contact> contacts, Timers timers) {
        this.queues = queues;
        this.contacts = contacts;
        this.timers = timers;
    }

    void start(Event.ConsultStarted e) {
        Contact contact = open(e.contactId());
        var beside = e.number().isEmpty() ? new Starting() : new Dialling(e.number());
        contacts.put(e.contactId(), contact.in(new Consulting(conversation(contact), beside)));
    }

    void connect(Event.ConsultConnected e) {
        Contact contact = open(e.contactId());
        Together partner = switch (contact.search()) {
            case Offered offer -> {
                endOffer(contact);
                timers.stopOfContact(offer.place());
                count(offer.place().queueId(), +1);
                yield new Together(offer.place().queueId(), e.partnerId(), "", false);
            }
            case Asked asked -> {
                timers.stopOfAgent(asked.deadlineMs(), asked.agentId());
                yield new Together(0, e.partnerId(), "", false);
            }
            case Dialling dialling -> new Together(0, 0, dialling.number(), false);
            case null, default -> throw new IllegalStateException("Nobody is sought: " + contact);
        };
        contacts.put(e.contactId(), contact.seeking(partner));
    }

    /** @return the offer, no longer counted nor timed */
    Offered endOffer(Contact contact) {
        if (!(contact.search() instanceof Offered offer)) {
            throw new IllegalStateException("Not offered: " + contact);
        }
        queue(offer.place().queueId()).countOffered(contact.kind(), -1);
        timers.stopOfAgent(offer.deadlineMs(), offer.agentId());
        return offer;
    }

    void join(Event.ConsultJoined e) {
        Contact contact = open(e.contactId());
        Together partner = Objects.requireNonNull(contact.partner());
        contacts.put(
                e.contactId(),
                contact.seeking(new Together(partner.queueId(), partner.agentId(), partner.number(), true)));
    }

    void end(Event.ConsultEnded e) {
        Contact contact = open(e.contactId());
        switch (contact.search()) {
            case Waiting place -> {
                queue(place.queueId()).removeWaiting(place.ask(), place.rank(), contact.kind());
                timers.stopOfContact(place);
            }
            case Together partner -> count(partner.queueId(), -1);
            case null, default -> {}
        }
        contacts.put(e.contactId(), contact.in(conversation(contact)));
    }

    void handOver(Event.ContactHandedOver e, long now) {
        Contact contact = open(e.contactId());
        if (!(contact.state() instanceof Parted(Talking was, Together partner)) || partner == null) {
            throw new IllegalStateException("With nobody to go on with: " + contact);
        }
        if (partner.queueId() == 0) {
            count(e.queueId(), +1);
        }
        if (partner.agentId() == 0) {
            contacts.put(
                    e.contactId(),
                    contact.in(new Outside(
                            e.queueId(),
                            was.priority(),
                            was.requirements(),
                            was.agentId(),
                            partner.number(),
                            true,
                            null)));
        } else {
            if (e.queueId() != 0 && !contact.isInternal()) {
                queue(e.queueId()).answeredBy(partner.agentId());
            }
            contacts.put(
                    e.contactId(),
                    contact.in(new Talking(
                            e.queueId(),
                            was.priority(),
                            was.requirements(),
                            partner.agentId(),
                            now,
                            Talking.NOT_HELD,
                            0)));
        }
    }

    void dial(Event.ContactDialled e) {
        Contact contact = open(e.contactId());
        Outside outside = switch (contact.state()) {
            case Parted(Talking was, Together partner) ->
                new Outside(was.queueId(), was.priority(), was.requirements(), e.agentId(), e.number(), false, null);
            case Moving was ->
                new Outside(was.queueId(), was.priority(), was.requirements(), 0, e.number(), false, was.chain());
            case InMenu placedByAgent -> new Outside(0, 0, Requirements.NONE, e.agentId(), e.number(), false, null);
            default -> throw new IllegalStateException("Still with the agent: " + contact);
        };
        count(outside.queueId(), +1);
        contacts.put(e.contactId(), contact.in(outside));
    }

    void connect(Event.OutsideConnected e) {
        Contact contact = open(e.contactId());
        if (contact.state() instanceof Outside out) {
            contacts.put(e.contactId(), contact.reachedOutside(out.answering()));
        }
    }

    /** Before it is queued again or ends. */
    void leaveOutside(Contact contact) {
        if (contact.state() instanceof Outside outside) {
            count(outside.queueId(), -1);
        }
    }

    /** Counts and timers of one from a snapshot; who waits is put into a lane by {@link Centre}. */
    void restore(Contact contact) {
        contacts.put(contact.contactId(), contact);
        Talking conversation = contact.conversation();
        if (conversation != null) {
            count(conversation.queueId(), +1);
        }
        if (contact.state() instanceof Outside outside) {
            count(outside.queueId(), +1);
        }
        switch (contact.search()) {
            case Offered offer -> {
                timers.startOfContact(offer.place(), contact.contactId());
                queue(offer.place().queueId()).countOffered(contact.kind(), +1);
                timers.startOfAgent(offer.deadlineMs(), offer.agentId());
            }
            case Asked asked -> timers.startOfAgent(asked.deadlineMs(), asked.agentId());
            case Together partner -> count(partner.queueId(), +1);
            case null, default -> {}
        }
    }

    /** @param queueId 0: none */
    private void count(int queueId, int by) {
        if (queueId != 0) {
            queue(queueId).countTalking(by);
        }
    }

    private Talking conversation(Contact contact) {
        return Objects.requireNonNull(contact.conversation());
    }

    private Queue queue(int queueId) {
        return Objects.requireNonNull(queues.get(queueId));
    }

    private Contact open(long contactId) {
        return Objects.requireNonNull(contacts.get(contactId));
    }
}
