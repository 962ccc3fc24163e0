package org.switchroom.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.switchroom.engine.contact.Callback;
import org.switchroom.engine.contact.Chain;
import org.switchroom.engine.contact.Contact;
import org.switchroom.engine.contact.ContactState.CallingBack;
import org.switchroom.engine.contact.ContactState.Resting;
import org.switchroom.engine.contact.ContactState.TakingUp;
import org.switchroom.engine.contact.ContactState.Waiting;
import org.switchroom.engine.queue.Queue;

/**
 * How callbacks, and places taken up again, change the state of the centre; a part of {@link Centre}. A queue counts a
 * customer who is being called as offered.
 */
final class CallbackState {
    private final LongMap<Queue> queues;
    private final LongMap<Contact> contacts;
    private final Timers timers;
    private final Places places;
    private final KeptPlaces kept = new KeptPlaces();
    /** By queue: those not reached yet. */
    private final LongMap<TreeSet<Long>> open = new LongMap<>();

    CallbackState(LongMap<Queue> queues, LongMap<Contact> contacts, Timers timers, Places places) {
        this.queues = queues;
        this.contacts = contacts;
        this.timers = timers;
        this.places = places;
    }

    /** Callbacks of a queue not reached yet, by id. */
    List<Long> of(int queueId) {
        TreeSet<Long> ids = open.get(queueId);
        return ids == null ? List.of() : List.copyOf(ids);
    }

    /** Queues that have any, ascending. */
    List<Integer> queues() {
        return Arrays.stream(open.sortedKeys())
                .mapToObj(queueId -> (int) queueId)
                .toList();
    }

    /** Whether one of a firm's customers not reached yet has this number. */
    boolean calls(int firmId, String number) {
        return Arrays.stream(open.sortedKeys())
                .mapToObj(queueId -> Objects.requireNonNull(open.get(queueId)))
                .flatMap(Set::stream)
                .map(this::contact)
                .anyMatch(contact -> contact.firmId() == firmId
                        && Objects.requireNonNull(contact.callback()).number().equals(number));
    }

    KeptPlaces kept() {
        return kept;
    }

    /** The overflow is for callers who hold the line. */
    void request(Event.CallbackRequested e) {
        Contact contact = contact(e.contactId());
        Waiting place = contact.place();
        timers.stopOfOverflow(contact.overflowsAtMs(), e.contactId());
        Chain none = Chain.empty(place.chain().queueId(), place.chain().sinceMs());
        contacts.put(e.contactId(), contact.toBeCalledBack(e.number(), place.with(none)));
        index(e.queueId(), e.contactId());
    }

    void rest(Event.CallbackRested e) {
        Contact contact = contact(e.contactId());
        if (contact.state() instanceof Resting rest) {
            timers.stopOfReturn(rest.untilMs(), e.contactId());
            put(contact.in(new Resting(rest.place(), rest.retryAtMs(), e.untilMs())), e.untilMs());
        } else {
            Waiting place = contact.place();
            places.leave(contact, place);
            queue(e.queueId()).countResting(+1);
            put(contact.in(new Resting(place, 0, e.untilMs())), e.untilMs());
        }
    }

    void returns(Event.CallbackReturned e, long now) {
        Contact contact = contact(e.contactId());
        if (!(contact.state() instanceof Resting rest)) {
            throw new IllegalStateException("Does not rest: " + contact);
        }
        timers.stopOfReturn(rest.untilMs(), e.contactId());
        queue(e.queueId()).countResting(-1);
        Waiting place = places.again(rest.place(), now);
        contacts.put(e.contactId(), contact.in(place));
        places.enter(contact.in(place), place);
        timers.startOfContact(place, e.contactId());
    }

    void dial(Event.CallbackDialled e, TransferState transfers) {
        Contact contact = contact(e.contactId());
        Waiting place = transfers.endOffer(contact).place();
        timers.stopOfContact(place);
        queue(e.queueId()).countOffered(ContactKind.CALL, +1);
        contacts.put(e.contactId(), contact.in(new CallingBack(place, e.agentId())));
    }

    void miss(Event.CallbackAttempted e) {
        Contact contact = contact(e.contactId());
        if (!(contact.state() instanceof CallingBack calling)) {
            throw new IllegalStateException("Is not being called: " + contact);
        }
        Queue queue = queue(e.queueId());
        queue.countOffered(ContactKind.CALL, -1);
        queue.countResting(+1);
        long untilMs = e.retryAtMs() == 0 ? Long.MAX_VALUE : e.retryAtMs();
        put(contact.missed(e.attempts(), new Resting(calling.place(), e.retryAtMs(), untilMs)), untilMs);
    }

    private void put(Contact resting, long untilMs) {
        contacts.put(resting.contactId(), resting);
        timers.startOfReturn(untilMs, resting.contactId());
    }

    void hold(Event.CallbacksHeld e) {
        queue(e.queueId()).holdCallbacks(e.untilMs());
    }

    void takeUp(Event.PlaceTakenUp e) {
        KeptPlaces.Kept left = kept.at(e.fromContactId());
        Waiting place = left == null ? placeOf(contact(e.fromContactId())) : left.place();
        kept.take(e.fromContactId());
        contacts.put(e.contactId(), contact(e.contactId()).in(new TakingUp(place)));
    }

    static Waiting placeOf(Contact contact) {
        return contact.state() instanceof Resting rest ? rest.place() : contact.place();
    }

    /** The customer is on the line. */
    void connect(CallingBack calling, long contactId) {
        queue(calling.place().queueId()).countOffered(ContactKind.CALL, -1);
        forget(calling.place().queueId(), contactId);
    }

    /** What there is to undo when a contact ends, and what is kept of it. */
    void end(Contact contact, Event.ContactEnded e, long now) {
        if (contact.state() instanceof Resting rest) {
            timers.stopOfReturn(rest.untilMs(), contact.contactId());
            queue(rest.place().queueId()).countResting(-1);
            forget(rest.place().queueId(), contact.contactId());
        } else if (contact.state() instanceof CallingBack calling) {
            connect(calling, contact.contactId());
        } else if (contact.state() instanceof Waiting place) {
            forget(place.queueId(), contact.contactId());
            long keptMs = queue(place.queueId()).rules().returns().resumeWithinMs();
            boolean cutOff = e.by() == EndedBy.CALLER || e.cause() == EndCause.MEDIA_LOST;
            if (keptMs > 0 && cutOff && contact.callback() == null) {
                kept.keep(new KeptPlaces.Kept(contact.contactId(), contact.firmId(), place, now + keptMs), now);
            }
        }
    }

    private void index(int queueId, long contactId) {
        TreeSet<Long> ids = open.get(queueId);
        if (ids == null) {
            ids = new TreeSet<>();
            open.put(queueId, ids);
        }
        ids.add(contactId);
    }

    /** A supervisor moved it. */
    void move(Contact contact, int fromQueueId, int queueId) {
        if (contact.callback() != null) {
            forget(fromQueueId, contact.contactId());
            index(queueId, contact.contactId());
        }
    }

    private void forget(int queueId, long contactId) {
        TreeSet<Long> ids = open.get(queueId);
        if (ids != null && ids.remove(contactId) && ids.isEmpty()) {
            open.remove(queueId);
        }
    }

    // ---- a snapshot puts back what it read

    void restore(Contact contact) {
        Callback callback = contact.callback();
        if (callback == null) {
            return;
        }
        switch (contact.state()) {
            case Resting rest -> {
                timers.startOfReturn(rest.untilMs(), contact.contactId());
                queue(rest.place().queueId()).countResting(+1);
                index(rest.place().queueId(), contact.contactId());
            }
            case CallingBack calling -> {
                queue(calling.place().queueId()).countOffered(ContactKind.CALL, +1);
                index(calling.place().queueId(), contact.contactId());
            }
            default -> index(contact.place().queueId(), contact.contactId());
        }
    }

    void restore(KeptPlaces.Kept place) {
        kept.keep(place, Long.MIN_VALUE);
    }

    private Queue queue(int queueId) {
        return Objects.requireNonNull(queues.get(queueId));
    }

    private Contact contact(long contactId) {
        return Objects.requireNonNull(contacts.get(contactId));
    }
}
