package org.switchroom.engine.contact;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntPredicate;
import org.switchroom.engine.Centre;
import org.switchroom.engine.Command;
import org.switchroom.engine.Event;
import org.switchroom.engine.Grounds;
import org.switchroom.engine.OfferEnd;
import org.switchroom.engine.OverflowStep;
import org.switchroom.engine.OverflowTarget;
import org.switchroom.engine.OverflowTrigger;
import org.switchroom.engine.QueuedCause;
import org.switchroom.engine.Turn;
import org.switchroom.engine.contact.ContactState.Outside;
import org.switchroom.engine.contact.ContactState.Ringing;
import org.switchroom.engine.contact.ContactState.Waiting;
import org.switchroom.engine.queue.Queue;

/**
 * Takes contacts along the steps of a queue's overflow. From queue to queue is done here; for every other target the contact
 * leaves the queue and the shell does what {@link Event.ContactOverflowed} says. A step that leads nowhere at the moment (a
 * queue that is full, gone or served by nobody) is passed over for good.
 */
public final class Overflows {
    private final Turn turn;
    private final QueueEntry entry;
    private final Rings rings;
    /** Asked during this command whether they want to be called back, and to wait on until they have answered. */
    private final Set<Long> asked = new LinkedHashSet<>();

    public Overflows(Turn turn, QueueEntry entry, Rings rings) {
        this.turn = turn;
        this.entry = entry;
        this.rings = rings;
    }

    /** From the menu into the queue asked for, or along the first step whose time is now. */
    void enterFromMenu(Contact contact, Queue queue, Command.EnqueueContact c) {
        Chain chain = Chain.of(queue, turn.nowMs());
        int step = c.closed() ? first(chain, i -> whenClosed(queue, chain, i)) : Chain.NONE;
        if (step == Chain.NONE) {
            step = first(chain, i -> meets(contact, queue, c, chain.steps().get(i)));
        }
        OverflowTarget target =
                step == Chain.NONE ? null : chain.steps().get(step).target();
        boolean called = target != null && target.isCalled();
        boolean stays = target == null || target.kind().stays();
        if (stays) {
            QueueEntry.requireRoom(queue, c.requirements());
        }
        if (!c.grounds().equals(Grounds.NONE)) {
            turn.emit(new Event.ContactRouted(c.contactId(), c.queueId(), c.grounds()));
        }
        if (stays || called) {
            entry.enter(c.contactId(), c.queueId(), c.priority(), c.requirements(), QueuedCause.FROM_MENU);
        }
        if (!stays) {
            take(contact, queue.queueId(), c.priority(), chain, step);
            return;
        }
        if (step != Chain.NONE) {
            tell(contact, queue.queueId(), chain, step);
        }
        entry.seek(c.contactId());
    }

    /** Whoever is to hear something and wait must have room; before version 4 that was not looked at. */
    private boolean whenClosed(Queue queue, Chain chain, int i) {
        boolean stays = chain.steps().get(i).target().kind().stays();
        return chain.open(i, OverflowTrigger.CLOSED)
                && !(stays && queue.full() && turn.centre().version() >= 4)
                && open(chain.steps().get(i).target(), queue.firmId(), queue.queueId());
    }

    private boolean meets(Contact contact, Queue queue, Command.EnqueueContact c, OverflowStep step) {
        boolean now = switch (step.trigger()) {
            case FULL -> queue.full() && !step.target().kind().stays();
            case ESTIMATE ->
                !queue.full() && entry.estimateMs(contact, queue, c.priority(), c.requirements()) > step.ms();
            case NOBODY ->
                queue.signedIn() == 0 && !(queue.full() && step.target().kind().stays());
            case WAITED, KEY, CLOSED -> false;
        };
        return now && open(step.target(), queue.firmId(), queue.queueId());
    }

    /** The time of the next step by waiting has come. */
    public void due(Contact contact) {
        Waiting place = contact.place();
        Chain chain = place.chain();
        int step = chain.nextWaited();
        if (open(chain.steps().get(step).target(), contact.firmId(), place.queueId())) {
            take(contact, place.queueId(), place.priority(), chain, step);
        } else {
            turn.emit(contact.firmId(), new Event.OverflowPassed(contact.contactId(), chain.queueId(), step));
        }
    }

    /**
     * Nobody answered outside: back to its place, and from there on by the next step that would have been taken at first. Those
     * by waiting have their timers, and {@link #settle} looks whether anybody is signed in.
     */
    void notReached(Contact contact, Outside outside, Chain chain) {
        entry.enter(
                contact.contactId(),
                outside.queueId(),
                outside.priority(),
                outside.requirements(),
                QueuedCause.NOT_REACHED);
        Contact back = Objects.requireNonNull(turn.centre().contact(contact.contactId()));
        Queue queue = Objects.requireNonNull(turn.centre().queue(outside.queueId()));
        int step = queue.queueId() == chain.queueId() ? first(chain, i -> leadsOn(queue, back, chain, i)) : Chain.NONE;
        if (step == Chain.NONE) {
            entry.seek(contact.contactId());
        } else {
            take(back, queue.queueId(), outside.priority(), chain, step);
        }
    }

    private boolean leadsOn(Queue queue, Contact back, Chain chain, int i) {
        OverflowStep step = chain.steps().get(i);
        return chain.open(i, step.trigger())
                && open(step.target(), back.firmId(), queue.queueId())
                && !step.target().kind().stays()
                && switch (step.trigger()) {
                    case FULL -> queue.overfull();
                    case ESTIMATE -> entry.estimateMs(queue, back.place()) > step.ms();
                    case CLOSED -> chain.taken(OverflowTrigger.CLOSED);
                    case NOBODY, WAITED, KEY -> false;
                };
    }

    /** The caller presses a key that leads out of the queue. */
    public void leaveByKey(Command.LeaveQueue c) {
        Contact contact = turn.contact(c.contactId());
        if (!(contact.state() instanceof Waiting || contact.state() instanceof Ringing)) {
            throw contact.notNow("does not wait, or somebody's phone rings for it");
        }
        Waiting place = contact.place();
        Chain chain = place.chain();
        int step = first(
                chain,
                i -> chain.open(i, OverflowTrigger.KEY)
                        && chain.steps().get(i).key().equals(c.key())
                        && open(chain.steps().get(i).target(), contact.firmId(), place.queueId()));
        if (step == Chain.NONE) {
            throw contact.notNow("cannot leave its queue by that key");
        }
        take(contact, place.queueId(), place.priority(), chain, step);
    }

    /**
     * After what a command has done: where nobody is signed in any more, whoever waits goes where that leads, and so does
     * whoever has come into such a queue; since version 3 also whoever is back in it because nobody answered the phone that
     * rang meanwhile.
     *
     * @param from the first event to be looked at
     */
    public void settle(int from) {
        turn.centre().takeDeserted().forEach(this::whenDeserted);
        int to = turn.events().size();
        for (int i = from; i < to; i++) {
            long contactId = whoWaits(turn.events().get(i).event());
            Contact contact = contactId == 0 ? null : turn.centre().contact(contactId);
            if (contact != null) {
                leaveDeserted(contact.contactId());
            }
        }
        asked.clear();
    }

    /** The contact that began to wait by this, or does so again; 0: none. */
    private long whoWaits(Event event) {
        if (event instanceof Event.ContactQueued queued) {
            return queued.contactId();
        }
        return event instanceof Event.OfferEnded ended && turn.centre().version() >= 3 ? ended.contactId() : 0;
    }

    private void whenDeserted(int queueId) {
        Queue queue = turn.centre().queue(queueId);
        if (queue == null || queue.signedIn() > 0) {
            return;
        }
        queue.waitingIds().stream()
                .map(contactId -> Objects.requireNonNull(turn.centre().contact(contactId)))
                .sorted(Comparator.comparing(contact -> contact.place().rank()))
                .forEach(contact -> leaveDeserted(contact.contactId()));
    }

    /** Step by step until it is where somebody is, or none is left: each is taken once. Before version 4 it was one. */
    private void leaveDeserted(long contactId) {
        int steps = turn.centre().version() < 4 ? 1 : Centre.MAX_OVERFLOW;
        while (steps > 0 && stepWhereNobodyIs(contactId)) {
            steps--;
        }
    }

    private boolean stepWhereNobodyIs(long contactId) {
        Contact contact = Objects.requireNonNull(turn.centre().contact(contactId));
        if (!(contact.state() instanceof Waiting place)
                || place.chain().steps().isEmpty()
                || Objects.requireNonNull(turn.centre().queue(place.queueId())).signedIn() > 0
                || asked.contains(contactId)) {
            return false;
        }
        Chain chain = place.chain();
        int step = first(
                chain,
                i -> chain.open(i, OverflowTrigger.NOBODY)
                        && open(chain.steps().get(i).target(), contact.firmId(), place.queueId()));
        if (step != Chain.NONE) {
            take(contact, place.queueId(), place.priority(), chain, step);
        }
        return step != Chain.NONE;
    }

    private static int first(Chain chain, IntPredicate wanted) {
        for (int i = 0; i < chain.steps().size(); i++) {
            if (wanted.test(i)) {
                return i;
            }
        }
        return Chain.NONE;
    }

    /** Phones that ring for it stop, unless it keeps its place. */
    private void take(Contact contact, int queueId, int priority, Chain chain, int step) {
        OverflowTarget target = chain.steps().get(step).target();
        if (contact.state() instanceof Ringing ringing && !target.kind().stays()) {
            rings.withdraw(contact, ringing, OfferEnd.WITHDRAWN, () -> lead(contact, queueId, priority, chain, step));
        } else {
            lead(contact, queueId, priority, chain, step);
        }
    }

    private void lead(Contact contact, int queueId, int priority, Chain chain, int step) {
        OverflowTarget target = chain.steps().get(step).target();
        tell(contact, queueId, chain, step);
        if (target.isCalled()) {
            turn.emit(contact.firmId(), new Event.ContactDialled(contact.contactId(), 0, target.number()));
        } else if (target.kind() == OverflowTarget.Kind.QUEUE) {
            int points = Math.clamp((long) priority + target.priority(), -Centre.MAX_PRIORITY, Centre.MAX_PRIORITY);
            entry.enter(contact.contactId(), target.queueId(), points, target.requirements(), QueuedCause.OVERFLOW);
            entry.seek(contact.contactId());
        }
    }

    private void tell(Contact contact, int queueId, Chain chain, int step) {
        OverflowStep taken = chain.steps().get(step);
        OverflowTarget target = taken.target();
        turn.emit(
                contact.firmId(),
                new Event.ContactOverflowed(
                        contact.contactId(),
                        queueId,
                        chain.queueId(),
                        step,
                        taken.trigger(),
                        target.kind(),
                        target.queueId()));
        if (target.kind() == OverflowTarget.Kind.CALLBACK && turn.centre().version() >= 4) {
            asked.add(contact.contactId());
        }
    }

    /**
     * Whether a step can be taken: a queue must be there, have room and be served by somebody. Since version 4 it must be
     * another one than the contact is in, and nobody is asked about a callback of which there are enough.
     */
    private boolean open(OverflowTarget target, int firmId, int hereQueueId) {
        if (turn.centre().version() >= 4 && !makesSense(target, hereQueueId)) {
            return false;
        }
        if (target.kind() != OverflowTarget.Kind.QUEUE) {
            return true;
        }
        Queue queue = turn.centre().queue(target.queueId());
        return queue != null
                && queue.firmId() == firmId
                && !queue.full()
                && queue.serving() > 0
                && !queue.tooMany(queue.plan(target.requirements()).openAsk(0));
    }

    private boolean makesSense(OverflowTarget target, int hereQueueId) {
        return switch (target.kind()) {
            case QUEUE -> target.queueId() != hereQueueId;
            case CALLBACK ->
                Objects.requireNonNull(turn.centre().queue(hereQueueId)).resting() < Centre.MAX_RESTING_PER_QUEUE;
            case ANNOUNCEMENT, HANG_UP, VOICEMAIL, NUMBER -> true;
        };
    }
}
