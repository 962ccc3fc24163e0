package org.switchroom.engine.contact;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.switchroom.engine.Centre;
import org.switchroom.engine.Command;
import org.switchroom.engine.EndedBy;
import org.switchroom.engine.Event;
import org.switchroom.engine.Grounds;
import org.switchroom.engine.KeptPlaces;
import org.switchroom.engine.Outcome;
import org.switchroom.engine.OutsideEnd;
import org.switchroom.engine.Refusal;
import org.switchroom.engine.ReturnRules;
import org.switchroom.engine.Turn;
import org.switchroom.engine.agent.Agent;
import org.switchroom.engine.agent.WrapUps;
import org.switchroom.engine.contact.ContactState.CallingBack;
import org.switchroom.engine.contact.ContactState.Offered;
import org.switchroom.engine.contact.ContactState.Resting;
import org.switchroom.engine.contact.ContactState.Waiting;
import org.switchroom.engine.queue.Queue;

/**
 * Callers who hang up and keep their place. The contact waits on, is offered like any other, and when an agent has answered
 * the customer is called. Whoever is not reached rests and comes back to the same place, until it has been tried often enough.
 */
public final class Callbacks {
    private final Turn turn;
    private final QueueEntry entry;
    private final Offers offers;
    private final WrapUps wrapUps;

    public Callbacks(Turn turn, QueueEntry entry, Offers offers, WrapUps wrapUps) {
        this.turn = turn;
        this.entry = entry;
        this.offers = offers;
        this.wrapUps = wrapUps;
    }

    public void request(Command.RequestCallback c) {
        turn.requireVersion2();
        Contact contact = turn.contact(c.contactId());
        contact.requireCall();
        Consults.requireNumber(c.number());
        if (contact.isInternal()) {
            throw contact.notNow("is a colleague's");
        }
        if (contact.callback() != null) {
            throw contact.notNow("is called back already");
        }
        if (!(contact.state() instanceof Waiting place)) {
            throw contact.notNow("does not wait, or somebody's phone rings for it");
        }
        Turn.require(
                turn.centre().version() < 4 || !turn.centre().callsBack(turn.firmId(), c.number()),
                Refusal.DUPLICATE_CONTACT,
                "This number is to be called back already");
        Turn.require(
                queue(place.queueId()).resting() < Centre.MAX_RESTING_PER_QUEUE,
                Refusal.LIMIT_REACHED,
                "There are " + Centre.MAX_RESTING_PER_QUEUE + " callbacks out of line already");
        turn.emit(new Event.CallbackRequested(c.contactId(), place.queueId(), c.number()));
        entry.restIfHeld(c.contactId());
    }

    public void cancel(Command.CancelCallback c) {
        Contact contact = turn.contact(c.contactId());
        turn.requireUser(c.byUserId());
        if (contact.callback() == null) {
            throw contact.notNow("is not to be called back");
        }
        switch (contact.state()) {
            case Waiting s -> cancel(contact, c.byUserId());
            case Resting s -> cancel(contact, c.byUserId());
            case Offered offer -> offers.callerGone(offer.agentId(), () -> cancel(contact, c.byUserId()));
            default -> throw contact.notNow("is being called");
        }
    }

    private void cancel(Contact contact, int byUserId) {
        turn.emit(new Event.CallbackCancelled(contact.contactId(), byUserId));
        turn.emit(contact.endsBy(Outcome.CALLBACK_CANCELLED, EndedBy.SYSTEM));
    }

    /** The same again changes nothing and says nothing. */
    public void hold(Command.HoldCallbacks c) {
        turn.requireVersion2();
        Queue queue = turn.queue(c.queueId());
        Turn.require(c.untilMs() >= 0, Refusal.BAD_VALUE, "untilMs must be 0 or above");
        long untilMs = c.untilMs() <= turn.nowMs() ? 0 : c.untilMs();
        if (queue.callbacksHeldUntilMs() == untilMs) {
            return;
        }
        turn.emit(new Event.CallbacksHeld(c.queueId(), untilMs));
        List<Long> callbacks = turn.centre().callbacksOf(c.queueId());
        for (long contactId : callbacks) {
            Contact contact = now(contactId);
            if (contact.state() instanceof Waiting) {
                entry.restIfHeld(contactId);
            } else if (contact.state() instanceof Resting rest) {
                restUntil(contact, rest, Math.max(rest.retryAtMs(), untilMs));
            }
        }
        returnAllDue(queue);
    }

    private void restUntil(Contact contact, Resting rest, long untilMs) {
        if (rest.untilMs() != untilMs) {
            turn.emit(
                    contact.firmId(),
                    new Event.CallbackRested(contact.contactId(), rest.place().queueId(), untilMs));
        }
    }

    /** Its time has come, and perhaps that of others: they are in line before anybody is sought, so that the first is first. */
    public void due(Contact contact) {
        Resting rest = (Resting) contact.state();
        Queue queue = queue(rest.place().queueId());
        restUntil(contact, rest, Math.max(rest.untilMs(), queue.callbacksHeldUntilMs()));
        returnAllDue(queue);
    }

    private void returnAllDue(Queue queue) {
        List<Long> due = turn.centre().callbacksOf(queue.queueId()).stream()
                .filter(contactId -> now(contactId).state() instanceof Resting rest && rest.untilMs() <= turn.nowMs())
                .toList();
        for (long contactId : due) {
            turn.emit(queue.firmId(), new Event.CallbackReturned(contactId, queue.queueId()));
        }
        for (long contactId : inTurn(due)) {
            if (now(contactId).state() instanceof Waiting) {
                entry.seek(contactId);
            }
        }
    }

    /** In the order of their places, whatever they ask for. Before version 4 by id. */
    private List<Long> inTurn(List<Long> contactIds) {
        return turn.centre().version() < 4
                ? contactIds
                : contactIds.stream()
                        .sorted(Comparator.comparing(
                                contactId -> now(contactId).place().rank()))
                        .toList();
    }

    // ---- the call to the customer

    /** The agent's phone answered. */
    static Event.CallbackDialled dialled(Contact contact, Offered offer) {
        Callback callback = Objects.requireNonNull(contact.callback());
        return new Event.CallbackDialled(
                contact.contactId(),
                offer.place().queueId(),
                offer.agentId(),
                callback.number(),
                callback.attempts() + 1);
    }

    void answered(Contact contact, CallingBack calling) {
        Waiting place = calling.place();
        turn.emit(new Event.ContactConnected(
                contact.contactId(), place.queueId(), calling.agentId(), turn.nowMs() - place.queuedAtMs()));
    }

    /** The customer was not reached, or the agent hung up before. There is nothing to wrap up. */
    void missed(Contact contact, CallingBack calling, OutsideEnd why) {
        miss(contact, calling, why);
        wrapUps.free(agent(calling));
    }

    void deviceLost(Contact contact, CallingBack calling) {
        miss(contact, calling, OutsideEnd.LOST);
        turn.emit(contact.firmId(), agent(calling).becomesOffline());
    }

    private void miss(Contact contact, CallingBack calling, OutsideEnd why) {
        Queue queue = queue(calling.place().queueId());
        ReturnRules rules = queue.rules().returns();
        int attempts = Objects.requireNonNull(contact.callback()).attempts() + (why == OutsideEnd.LOST ? 0 : 1);
        boolean last = why != OutsideEnd.LOST && attempts >= rules.maxAttempts();
        long retryAtMs = last ? 0 : turn.nowMs() + rules.retryMs();
        turn.emit(
                contact.firmId(),
                new Event.CallbackAttempted(
                        contact.contactId(), queue.queueId(), calling.agentId(), attempts, why, retryAtMs));
        if (last) {
            turn.emit(contact.firmId(), contact.endsBy(Outcome.CALLBACK_FAILED, EndedBy.SYSTEM));
        }
    }

    // ---- a caller who is here again

    /** @return whether there was a place to go on at */
    boolean takeUp(Contact contact, Queue queue, Command.EnqueueContact c) {
        Waiting place = c.resumesContactId() == 0 ? null : placeOf(c.resumesContactId());
        if (place == null
                || place.queueId() != c.queueId()
                || queue.tooMany(queue.plan(c.requirements()).openAsk(0))) {
            return false;
        }
        Contact callback = turn.centre().contact(c.resumesContactId());
        if (!c.grounds().equals(Grounds.NONE)) {
            turn.emit(new Event.ContactRouted(c.contactId(), c.queueId(), c.grounds()));
        }
        turn.emit(new Event.PlaceTakenUp(contact.contactId(), c.resumesContactId(), c.queueId(), place.queuedAtMs()));
        if (callback != null) {
            turn.emit(callback.endsBy(Outcome.CALLBACK_TAKEN_UP, EndedBy.CALLER));
        }
        entry.takeUp(contact.contactId(), place, c.requirements());
        return true;
    }

    private @Nullable Waiting placeOf(long contactId) {
        KeptPlaces.Kept kept = turn.centre().keptPlace(contactId, turn.nowMs());
        if (kept != null) {
            return kept.firmId() == turn.firmId() ? kept.place() : null;
        }
        Contact contact = turn.centre().contact(contactId);
        if (contact == null || contact.firmId() != turn.firmId() || contact.callback() == null) {
            return null;
        }
        return switch (contact.state()) {
            case Waiting place -> place;
            case Resting rest -> rest.place();
            default -> null;
        };
    }

    private Contact now(long contactId) {
        return Objects.requireNonNull(turn.centre().contact(contactId));
    }

    private Agent agent(CallingBack calling) {
        return Objects.requireNonNull(turn.centre().agent(calling.agentId()));
    }

    private Queue queue(int queueId) {
        return Objects.requireNonNull(turn.centre().queue(queueId));
    }
}
