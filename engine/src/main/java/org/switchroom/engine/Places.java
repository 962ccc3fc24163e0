package org.switchroom.engine;

import java.util.Objects;
import org.switchroom.engine.contact.Chain;
import org.switchroom.engine.contact.Contact;
import org.switchroom.engine.contact.ContactState.Asked;
import org.switchroom.engine.contact.ContactState.CallingBack;
import org.switchroom.engine.contact.ContactState.InMenu;
import org.switchroom.engine.contact.ContactState.Moving;
import org.switchroom.engine.contact.ContactState.Offered;
import org.switchroom.engine.contact.ContactState.Outside;
import org.switchroom.engine.contact.ContactState.Parted;
import org.switchroom.engine.contact.ContactState.Ring;
import org.switchroom.engine.contact.ContactState.Ringing;
import org.switchroom.engine.contact.ContactState.Starting;
import org.switchroom.engine.contact.ContactState.TakingUp;
import org.switchroom.engine.contact.ContactState.Talking;
import org.switchroom.engine.contact.ContactState.Waiting;
import org.switchroom.engine.matching.Plan;
import org.switchroom.engine.matching.PriorityThenArrival;
import org.switchroom.engine.matching.Rank;
import org.switchroom.engine.queue.Queue;
import org.switchroom.engine.queue.Seat;

/**
 * Where contacts are: in the queues, with the agents they are offered to and talk to; a part of {@link Centre}.
 */
final class Places {
    private final LongMap<Queue> queues;
    private final LongMap<Contact> contacts;
    private final Timers timers;
    private final TransferState transfers;
    private final RingState rings;

    Places(LongMap<Queue> queues, LongMap<Contact> contacts, Timers timers, TransferState transfers, RingState rings) {
        this.queues = queues;
        this.contacts = contacts;
        this.timers = timers;
        this.transfers = transfers;
        this.rings = rings;
    }

    void open(long contactId, LoggedEvent logged, ContactKind kind) {
        contacts.put(contactId, Contact.opened(contactId, logged.firmId(), kind, logged.eventSeq()));
    }

    void leaveMessage(Event.MessageLeft e, LoggedEvent logged) {
        Message message = new Message(e.fromContactId(), e.caller(), e.dialled(), logged.atMs(), e.lengthMs());
        contacts.put(e.contactId(), Contact.left(e.contactId(), logged.firmId(), message, logged.eventSeq()));
        Contact call = contacts.get(e.fromContactId());
        if (call != null) {
            contacts.put(call.contactId(), call.leftMessage());
        }
    }

    void queue(Event.ContactQueued e, long eventSeq, long now, int version) {
        Contact contact = open(e.contactId());
        transfers.leaveOutside(contact);
        Waiting place;
        if (contact.state() instanceof Waiting before) {
            leave(contact, before);
            place = before.movedTo(e.queueId(), queueOf(e.queueId()).plan(e.requirements()), now);
        } else if (contact.state() instanceof TakingUp taking) {
            // Its steps of overflow begin anew: those of the old place may be long due, or were given up with the line.
            place = taking.place()
                    .takenUp(e.requirements(), queueOf(e.queueId()).plan(e.requirements()), now, version)
                    .with(Chain.of(queueOf(e.queueId()), now));
        } else {
            Chain chain = chain(contact, e.queueId(), now);
            Rank rank = PriorityThenArrival.rank(
                    e.cause(), e.priority(), contact.openedSeq(), eventSeq, chain.sinceMs(), version);
            place = place(e.queueId(), e.priority(), rank, now, e.requirements(), chain);
        }
        Contact queued = contact.queued(place);
        contacts.put(e.contactId(), queued);
        enter(queued, place);
        timers.startOfContact(place, e.contactId());
        timers.startOfOverflow(queued.overflowsAtMs(), e.contactId());
    }

    /** A message waits until somebody takes it. */
    private Chain chain(Contact contact, int queueId, long now) {
        return switch (contact.state()) {
            case Moving moving -> moving.chain();
            case Outside outside when outside.chain() != null -> outside.chain();
            default -> contact.isMessage() ? Chain.empty(queueId, now) : Chain.of(queueOf(queueId), now);
        };
    }

    void leave(Contact contact, Waiting place) {
        queueOf(place.queueId()).removeWaiting(place.ask(), place.rank(), contact.kind());
        timers.stopOfContact(place);
        timers.stopOfOverflow(contact.overflowsAtMs(), contact.contactId());
    }

    void overflow(Event.ContactOverflowed e, long now, int version) {
        Contact contact = open(e.contactId());
        if (e.target().stays()) {
            if (e.target() != OverflowTarget.Kind.CALLBACK || e.trigger() != OverflowTrigger.KEY) {
                pass(contact, e.step());
            }
            return;
        }
        Chain chain;
        if (contact.state() instanceof Waiting place) {
            leave(contact, place);
            chain = place.chain();
        } else {
            chain = Chain.of(queueOf(e.rulesOf()), now);
        }
        contacts.put(e.contactId(), overflowed(contact, e, chain, version));
    }

    /** Who is asked for a message and leaves none has abandoned the queue. To an outside number it goes from the queue, where it comes back to if nobody answers. */
    private Contact overflowed(Contact contact, Event.ContactOverflowed e, Chain chain, int version) {
        OverflowTarget target = chain.steps().get(e.step()).target();
        if (target.isCalled() && contact.state() instanceof Waiting place) {
            Moving moving =
                    new Moving(place.queueId(), place.priority(), place.requirements(), chain.without(e.step()));
            return contact.overflowed(Outcome.OVERFLOWED, moving);
        }
        return switch (e.target()) {
            case QUEUE -> contact.in(new Moving(e.queueId(), 0, Requirements.NONE, chain.without(e.step())));
            case VOICEMAIL -> contact.overflowed(version < 3 ? Outcome.OVERFLOWED : Outcome.ABANDONED, new InMenu());
            default -> contact.overflowed(Outcome.OVERFLOWED, new InMenu());
        };
    }

    void pass(Event.OverflowPassed e) {
        pass(open(e.contactId()), e.step());
    }

    /** The step is behind the contact, which waits or rings on. */
    private void pass(Contact contact, int step) {
        Waiting place = contact.place();
        Contact next = contact.at(place.with(place.chain().without(step)));
        timers.stopOfOverflow(contact.overflowsAtMs(), contact.contactId());
        contacts.put(contact.contactId(), next);
        timers.startOfOverflow(next.overflowsAtMs(), contact.contactId());
    }

    void prioritise(Event.PriorityChanged e) {
        Contact contact = open(e.contactId());
        Waiting place = contact.place();
        Waiting next = place.prioritised(e.priority());
        queueOf(place.queueId()).removeWaiting(place.ask(), place.rank(), contact.kind());
        contacts.put(e.contactId(), contact.in(next));
        enter(contact, next);
    }

    void queue(Event.ConsultQueued e, long eventSeq, long now, int version) {
        Contact contact = open(e.contactId());
        Rank rank = PriorityThenArrival.rank(
                QueuedCause.TRANSFER, e.priority(), contact.openedSeq(), eventSeq, now, version);
        Waiting place = place(e.queueId(), e.priority(), rank, now, e.requirements(), Chain.empty(e.queueId(), now));
        contacts.put(e.contactId(), contact.seeking(place));
        enter(contact, place);
        timers.startOfContact(place, e.contactId());
    }

    private Waiting place(int queueId, int priority, Rank rank, long now, Requirements requirements, Chain chain) {
        Plan plan = queueOf(queueId).plan(requirements);
        return new Waiting(queueId, priority, rank, now, requirements, plan, 0, now, chain);
    }

    /** The same place after a while out of line. */
    Waiting again(Waiting place, long now) {
        return place.movedTo(place.queueId(), queueOf(place.queueId()).plan(place.requirements()), now);
    }

    void enter(Contact contact, Waiting place) {
        queueOf(place.queueId()).addWaiting(place.ask(), place.rank(), contact.contactId(), contact.kind());
    }

    /** While a phone rings for it, it only asks for less should it come back. */
    void widen(Event.ContactWidened e, long now) {
        Contact contact = open(e.contactId());
        Waiting place = contact.place();
        timers.stopOfContact(place);
        Waiting next = place.next(now);
        timers.startOfContact(next, e.contactId());
        if (contact.search() instanceof Ringing ringing) {
            rings.widen(contact, ringing, next);
        } else if (contact.search() instanceof Offered offer) {
            contacts.put(e.contactId(), contact.seeking(new Offered(next, offer.agentId(), offer.deadlineMs())));
        } else {
            queueOf(place.queueId()).removeWaiting(place.ask(), place.rank(), contact.kind());
            contacts.put(e.contactId(), contact.seeking(next));
            enter(contact, next);
        }
    }

    void offer(Event.ContactOffered e, long eventSeq) {
        Contact contact = open(e.contactId());
        switch (contact.search()) {
            case Waiting place -> offer(contact, place, e, eventSeq);
            case Ringing ringing -> rings.join(contact, ringing, new Ring(e.agentId(), e.deadlineMs()));
            case Starting s -> ask(contact, e);
            case null, default -> {
                if (!(contact.state() instanceof InMenu)) {
                    throw new IllegalStateException("Offered without waiting: " + contact);
                }
                ask(contact, e);
            }
        }
    }

    private void ask(Contact contact, Event.ContactOffered e) {
        timers.startOfAgent(e.deadlineMs(), e.agentId());
        contacts.put(e.contactId(), contact.seeking(new Asked(e.agentId(), e.deadlineMs())));
    }

    private void offer(Contact contact, Waiting place, Event.ContactOffered e, long eventSeq) {
        Queue queue = queueOf(e.queueId());
        queue.removeWaiting(place.ask(), place.rank(), contact.kind());
        if (ringsAll(contact, place, e.choice())) {
            rings.begin(contact, place, new Ring(e.agentId(), e.deadlineMs()));
            return;
        }
        timers.stopOfOverflow(contact.overflowsAtMs(), e.contactId());
        timers.startOfAgent(e.deadlineMs(), e.agentId());
        queue.countOffered(contact.kind(), +1);
        Seat seat = queue.seat(e.agentId());
        if (seat != null) {
            seat.tally().offered(eventSeq);
        }
        contacts.put(e.contactId(), contact.seeking(new Offered(place, e.agentId(), e.deadlineMs())));
    }

    private static boolean ringsAll(Contact contact, Waiting place, Choice choice) {
        return choice.strategy() == Strategy.RING_ALL
                && contact.isCaller()
                && !place.ask().personal();
    }

    void end(Event.OfferEnded e) {
        if (e.why() == OfferEnd.TAKEN) {
            return; // all were over when one was answered
        }
        Contact contact = open(e.contactId());
        switch (contact.search()) {
            case Asked asked -> {
                timers.stopOfAgent(asked.deadlineMs(), asked.agentId());
                contacts.put(e.contactId(), contact.seeking(new Starting()));
            }
            case Ringing ringing -> {
                if (!rings.end(contact, ringing, e.agentId())) {
                    enter(contact, ringing.place());
                }
            }
            case null, default -> {
                Waiting place = transfers.endOffer(contact).place();
                Contact next = contact.seeking(place);
                contacts.put(e.contactId(), next);
                enter(next, place);
                timers.startOfOverflow(next.overflowsAtMs(), e.contactId());
            }
        }
    }

    void connect(Event.ContactConnected e, long now) {
        if (e.queueId() == 0) {
            connectColleagues(e, now);
            return;
        }
        Contact contact = open(e.contactId());
        Waiting place = answered(contact);
        Queue queue = queueOf(e.queueId());
        queue.countTalking(+1);
        if (!contact.isInternal()) {
            queue.answeredBy(e.agentId());
        }
        Talking conversation = new Talking(
                place.queueId(), place.priority(), place.requirements(), e.agentId(), now, Talking.NOT_HELD, 0);
        contacts.put(e.contactId(), contact.connected(conversation));
    }

    private void connectColleagues(Event.ContactConnected e, long now) {
        Contact contact = open(e.contactId());
        if (!(contact.state() instanceof Asked asked)) {
            throw new IllegalStateException("Nobody was called: " + contact);
        }
        timers.stopOfAgent(asked.deadlineMs(), asked.agentId());
        contacts.put(
                e.contactId(),
                contact.connected(new Talking(0, 0, Requirements.NONE, e.agentId(), now, Talking.NOT_HELD, 0)));
    }

    /** @return where it waited, be it that the caller did or that the customer was called */
    private Waiting answered(Contact contact) {
        if (contact.state() instanceof CallingBack calling) {
            return calling.place();
        }
        Waiting place = contact.state() instanceof Ringing ringing
                ? rings.answered(contact, ringing)
                : transfers.endOffer(contact).place();
        timers.stopOfContact(place);
        return place;
    }

    void end(Event.ConversationEnded e) {
        Contact contact = open(e.contactId());
        Talking conversation = talking(contact);
        if (conversation.queueId() != 0) {
            part(contact, queueOf(conversation.queueId()), e);
        }
        contacts.put(e.contactId(), contact.in(new Parted(conversation, contact.partner())));
    }

    private void part(Contact contact, Queue queue, Event.ConversationEnded e) {
        queue.countTalking(-1);
        boolean whole =
                e.why() != ConversationEnd.DEVICE_LOST && e.why() != ConversationEnd.SYSTEM && !contact.isMessage();
        if (!contact.isInternal()) {
            queue.partedFrom(e.agentId(), e.talkMs() + e.holdMs(), whole);
        }
    }

    void end(Event.ContactEnded e) {
        Contact contact = open(e.contactId());
        transfers.leaveOutside(contact);
        if (contact.state() instanceof Waiting place) {
            leave(contact, place);
        }
        contacts.remove(e.contactId());
    }

    void hold(Event.ContactHeld e, long now) {
        Contact contact = open(e.contactId());
        contacts.put(e.contactId(), contact.talking(talking(contact).hold(now)));
    }

    void resume(Event.ContactResumed e, long now) {
        Contact contact = open(e.contactId());
        contacts.put(e.contactId(), contact.talking(talking(contact).resume(now)));
    }

    private static Talking talking(Contact contact) {
        return Objects.requireNonNull(contact.conversation());
    }

    /** One from a snapshot. */
    void restore(Contact contact) {
        if (contact.state() instanceof Ringing ringing) {
            rings.restore(contact, ringing);
        }
        if (contact.search() instanceof Waiting place) {
            enter(contact, place);
            timers.startOfContact(place, contact.contactId());
            timers.startOfOverflow(contact.overflowsAtMs(), contact.contactId());
        }
    }

    // ---- what an event names must be there; its absence is a defect

    private Queue queueOf(int queueId) {
        return Objects.requireNonNull(queues.get(queueId));
    }

    private Contact open(long contactId) {
        return Objects.requireNonNull(contacts.get(contactId));
    }
}
