package org.switchroom.simulator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.switchroom.engine.Command;
import org.switchroom.engine.Command.DiscardMessage;
import org.switchroom.engine.Command.LeaveContact;
import org.switchroom.engine.Command.LeaveMessage;
import org.switchroom.engine.EndCause;
import org.switchroom.engine.EndedBy;
import org.switchroom.engine.Event;
import org.switchroom.engine.Requirements;
import org.switchroom.simulator.Town.Firm;

/**
 * Callers who leave a message, before or after the end of their call, and agents who listen to it and hang up; supervisors who
 * delete what nobody has listened to; and, once, a machine that fills a queue with messages.
 */
final class Messages {
    private static final int BOSS = 900;
    /** More than a queue holds. */
    private static final int FLOOD = 1_005;

    private static final long FLOOD_AFTER_MS = 30 * 60_000;

    private final Agenda agenda;
    private final Desk desk;
    private final Town town;
    private final Dice dice;
    private final Wishes wishes;
    /** Those that are open, and whose. */
    private final Map<Long, Firm> open = new HashMap<>();

    private long left = Town.MESSAGES;
    private boolean gone;

    Messages(Agenda agenda, Desk desk, Town town, Dice dice) {
        this.agenda = agenda;
        this.desk = desk;
        this.town = town;
        this.dice = dice;
        this.wishes = new Wishes(dice.split());
        desk.listen(this::react);
    }

    void start() {
        agenda.after(FLOOD_AFTER_MS, this::flood);
    }

    private void flood() {
        Firm firm = town.firms().getFirst();
        int queueId = firm.queueIds().getFirst();
        for (int n = 0; n < FLOOD && !gone; n++) {
            desk.submit(
                    Town.TELEPHONY,
                    firm.firmId(),
                    new LeaveMessage(++left, 1, "", "+4989100", queueId, 0, Requirements.NONE, 1_000));
        }
        open.forEach((contactId, its) -> discard(its, contactId, 5_000));
    }

    /** What nobody has listened to is deleted. */
    void goHome() {
        gone = true;
        open.forEach((contactId, firm) -> discard(firm, contactId, 10_000));
    }

    /** At once: nobody's phone rings. */
    void discardAll() {
        List.copyOf(open.entrySet())
                .forEach(one ->
                        desk.submit(Town.SUPERVISORS, one.getValue().firmId(), new DiscardMessage(one.getKey(), BOSS)));
    }

    private void react(Event event) {
        switch (event) {
            case Event.ContactOverflowed e
            when !e.target().stays() && dice.oneIn(2) -> speak(e.queueId(), e.contactId());
            case Event.MessageLeft e -> {
                open.put(e.contactId(), town.firms().getFirst());
                agenda.after(0, () -> again(e));
            }
            case Event.ContactQueued e when open.containsKey(e.contactId()) -> waits(e);
            case Event.ContactQueued e when dice.oneIn(80) -> speak(e.queueId(), e.contactId());
            case Event.ContactOffered e
            when open.containsKey(e.contactId()) && dice.oneIn(20) ->
                does(town.firmOf(e.agentId()), 0, new DiscardMessage(e.contactId(), BOSS));
            case Event.ContactConnected e
            when open.containsKey(e.contactId()) ->
                hangUp(town.firmOf(e.agentId()), new LeaveContact(e.contactId(), e.agentId()), 40_000);
            case Event.ContactEnded e -> open.remove(e.contactId());
            default -> {}
        }
    }

    private void speak(int queueId, long contactId) {
        Firm firm = town.firmOfQueue(queueId);
        int at = dice.oneIn(40) ? dice.between(10, 25) : queueId;
        long lengthMs = dice.oneIn(40) ? 0 : dice.msBetween(1_000, 180_000);
        does(
                firm,
                15_000,
                new LeaveMessage(
                        ++left,
                        contactId,
                        "+4930" + contactId,
                        "+4989100",
                        at,
                        dice.between(-2, 2),
                        wishes.any(),
                        lengthMs));
        if (dice.oneIn(2)) {
            does(firm, 15_000, new Command.EndContact(contactId, EndedBy.SYSTEM, EndCause.VOICEMAIL));
        }
    }

    /** Under an id that is taken. */
    private void again(Event.MessageLeft e) {
        Firm firm = open.get(e.contactId());
        if (firm != null && dice.oneIn(50)) {
            desk.submit(
                    Town.TELEPHONY,
                    firm.firmId(),
                    new LeaveMessage(
                            e.contactId(), 1, "", "", firm.queueIds().getFirst(), 0, Requirements.NONE, 1_000));
        }
    }

    private void waits(Event.ContactQueued e) {
        Firm firm = town.firmOfQueue(e.queueId());
        open.put(e.contactId(), firm);
        discard(firm, e.contactId(), gone ? 10_000 : 400_000);
    }

    /** Again and again while somebody's phone rings. */
    private void discard(Firm firm, long contactId, long withinMs) {
        agenda.after(dice.msBetween(0, withinMs), () -> {
            if (open.containsKey(contactId)) {
                desk.submit(Town.SUPERVISORS, firm.firmId(), new DiscardMessage(contactId, BOSS));
                discard(firm, contactId, 60_000);
            }
        });
    }

    /** Again and again: nobody else ends it. */
    private void hangUp(Firm firm, LeaveContact order, long withinMs) {
        does(firm, withinMs, order);
        agenda.after(withinMs + 1, () -> {
            if (open.containsKey(order.contactId())) {
                hangUp(firm, order, 60_000);
            }
        });
    }

    private void does(Firm firm, long withinMs, Command command) {
        int firmId = dice.oneIn(40) ? dice.between(1, 2) : firm.firmId();
        agenda.after(dice.msBetween(0, withinMs), () -> desk.submit(Town.TELEPHONY, firmId, command));
    }
}
