package org.switchroom.simulator;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.switchroom.engine.Command.EndContact;
import org.switchroom.engine.Command.EnqueueContact;
import org.switchroom.engine.Command.LeaveQueue;
import org.switchroom.engine.Command.OpenContact;
import org.switchroom.engine.EndCause;
import org.switchroom.engine.EndedBy;
import org.switchroom.engine.Event;
import org.switchroom.engine.Grounds;
import org.switchroom.engine.Outcome;
import org.switchroom.simulator.Town.Firm;

/** People who call, choose a queue, wait, talk, and hang up whenever they like, wherever they are. */
final class Callers {
    private static final int REMEMBERED = 12;

    private final Agenda agenda;
    private final Desk desk;
    private final Town town;
    private final Dice dice;
    private final Wishes wishes;
    private final long toCome;
    private final long betweenMs;
    private long came;
    /** Those who may ring again: they were cut off, or are to be called back. */
    private final Deque<Long> returning = new ArrayDeque<>();

    Callers(Agenda agenda, Desk desk, Town town, Dice dice, long contacts) {
        this.agenda = agenda;
        this.desk = desk;
        this.town = town;
        this.dice = dice;
        this.wishes = new Wishes(dice.split());
        this.toCome = contacts;
        int agents =
                town.firms().stream().mapToInt(firm -> firm.agentIds().size()).sum();
        this.betweenMs = 60_000L * dice.between(60, 160) / 100 / agents;
        desk.listen(this::react);
    }

    long came() {
        return came;
    }

    void start() {
        if (came < toCome) {
            call(++came);
            agenda.after(dice.msBetween(0, 2 * betweenMs), this::start);
        }
    }

    private void call(long contactId) {
        Firm firm = town.firms().get(dice.between(0, 1));
        OpenContact open = new OpenContact(contactId, "+4930" + contactId, "+4989100");
        desk.submit(Town.TELEPHONY, firm.firmId(), open);
        if (dice.oneIn(200)) {
            desk.submit(Town.TELEPHONY, firm.firmId(), open);
        }
        agenda.after(dice.msBetween(0, 8_000), () -> choose(firm, contactId));
        long patienceMs = dice.oneIn(6) ? dice.msBetween(0, 10_000) : dice.msBetween(20_000, 240_000);
        agenda.after(patienceMs, () -> hangUp(firm.firmId(), contactId));
    }

    private void choose(Firm firm, long contactId) {
        int queueId = anyOf(firm.queueIds());
        int priority = dice.oneIn(5) ? dice.between(-2, 3) : 0;
        long before = returning.isEmpty() || dice.oneIn(2) ? 0 : anyOf(new ArrayList<>(returning));
        Grounds grounds = dice.oneIn(4) ? new Grounds(7, "open", List.of(), List.of()) : Grounds.NONE;
        desk.submit(
                Town.TELEPHONY,
                firm.firmId(),
                new EnqueueContact(contactId, queueId, priority, wishes.any(firm), grounds, before, dice.oneIn(10)));
    }

    private void hangUp(int firmId, long contactId) {
        desk.submit(Town.TELEPHONY, firmId, new EndContact(contactId, EndedBy.CALLER, EndCause.HANG_UP));
    }

    /** Hangs up at the very moment of whatever happens, around the last one of ringing, or after talking. */
    private void react(Event event) {
        if (event instanceof Event.ContactQueued e && dice.oneIn(8)) {
            press(e);
        }
        switch (event) {
            case Event.CallbackRequested e -> rememberToReturn(e.contactId());
            case Event.ContactEnded e when e.outcome() == Outcome.ABANDONED -> rememberToReturn(e.contactId());
            case Event.ContactOverflowed e when dice.oneIn(25) -> later(0, e.contactId());
            case Event.ConsultStarted e when dice.oneIn(25) -> later(0, e.contactId());
            case Event.ConsultConnected e when dice.oneIn(25) -> later(0, e.contactId());
            case Event.ConsultJoined e when dice.oneIn(25) -> later(0, e.contactId());
            case Event.ConsultEnded e when dice.oneIn(25) -> later(0, e.contactId());
            case Event.ContactHandedOver e when dice.oneIn(25) -> later(0, e.contactId());
            case Event.ContactDialled e when dice.oneIn(25) -> later(dice.msBetween(0, 200), e.contactId());
            case Event.OutsideConnected e when dice.oneIn(25) -> later(0, e.contactId());
            case Event.ContactOpened e when dice.oneIn(100) -> later(0, e.contactId());
            case Event.ContactQueued e when dice.oneIn(50) -> later(0, e.contactId());
            case Event.ContactOffered e when dice.oneIn(25) -> later(dice.msBetween(0, 200), e.contactId());
            case Event.ContactOffered e
            when dice.oneIn(50) -> later(e.deadlineMs() - agenda.nowMs() + dice.between(-1, 1), e.contactId());
            case Event.OfferEnded e when dice.oneIn(25) -> later(0, e.contactId());
            case Event.ContactHeld e when dice.oneIn(25) -> later(0, e.contactId());
            case Event.ContactResumed e when dice.oneIn(25) -> later(0, e.contactId());
            case Event.ConversationEnded e when dice.oneIn(25) -> later(0, e.contactId());
            case Event.ContactConnected e when dice.oneIn(25) -> later(0, e.contactId());
            case Event.ContactConnected e -> later(dice.msBetween(1_000, 80_000), e.contactId());
            default -> {}
        }
    }

    private void rememberToReturn(long contactId) {
        if (returning.size() == REMEMBERED) {
            returning.removeFirst();
        }
        returning.addLast(contactId);
    }

    /** A key that leads out, perhaps; while somebody's phone rings, perhaps. */
    private void press(Event.ContactQueued e) {
        String key = dice.oneIn(8) ? "9" : Definitions.KEYS.get(dice.between(0, Definitions.KEYS.size() - 1));
        Firm firm = town.firmOfQueue(e.queueId());
        agenda.after(
                dice.msBetween(0, 20_000),
                () -> desk.submit(Town.TELEPHONY, firm.firmId(), new LeaveQueue(e.contactId(), key)));
    }

    /** Tries both firms' names: the wrong one must be turned away. */
    private void later(long ms, long contactId) {
        if (contactId > Town.MESSAGES) {
            return;
        }
        agenda.after(ms, () -> {
            hangUp(1, contactId);
            hangUp(2, contactId);
        });
    }

    private <T> T anyOf(List<T> ids) {
        return ids.get(dice.between(0, ids.size() - 1));
    }
}
