package org.switchroom.simulator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.switchroom.engine.Command;
import org.switchroom.engine.Command.CancelCallback;
import org.switchroom.engine.Command.HoldCallbacks;
import org.switchroom.engine.Command.RequestCallback;
import org.switchroom.engine.Event;
import org.switchroom.simulator.Town.Firm;

/**
 * Callers who would rather be called back, ask for it in line, too late or twice, and are told no by somebody in the end if
 * nobody reaches them; and queues that call nobody for a while. Whether a customer answers is the {@link Exchange}'s.
 */
final class CalledBack {
    private static final int BOSS = 900;

    private final Agenda agenda;
    private final Desk desk;
    private final Town town;
    private final Dice dice;
    /** Promises that are open, and whose. */
    private final Map<Long, Firm> open = new HashMap<>();

    private boolean gone;

    CalledBack(Agenda agenda, Desk desk, Town town, Dice dice) {
        this.agenda = agenda;
        this.desk = desk;
        this.town = town;
        this.dice = dice;
        desk.listen(this::react);
    }

    void start() {
        if (!gone) {
            Firm firm = town.firms().get(dice.between(0, 1));
            int queueId = firm.queueIds().get(dice.between(0, firm.queueIds().size() - 1));
            later(firm, 0, new HoldCallbacks(queueId, untilMs()));
            agenda.after(dice.msBetween(1_000, 60_000), this::start);
        }
    }

    private long untilMs() {
        return switch (dice.between(0, 5)) {
            case 0, 1, 2 -> 0;
            case 3 -> agenda.nowMs() + dice.msBetween(0, 60_000);
            case 4 -> agenda.nowMs() + dice.msBetween(0, 10_000);
            default -> dice.oneIn(3) ? Long.MAX_VALUE : agenda.nowMs() - dice.msBetween(0, 10_000);
        };
    }

    /** Whoever was promised a call is told no now. */
    void goHome() {
        gone = true;
        open.forEach((contactId, firm) -> cancel(firm, contactId, 10_000));
    }

    /** At once: nobody's phone rings, and no customer's. */
    void cancelAll() {
        List.copyOf(open.entrySet())
                .forEach(one ->
                        desk.submit(Town.SUPERVISORS, one.getValue().firmId(), new CancelCallback(one.getKey(), BOSS)));
    }

    private void react(Event event) {
        switch (event) {
            case Event.ContactQueued e when dice.oneIn(6) -> request(e.queueId(), e.contactId(), 20_000);
            case Event.ContactOverflowed e
            when e.target().stays() && dice.oneIn(2) -> request(e.queueId(), e.contactId(), 8_000);
            case Event.ContactOffered e
            when e.queueId() != 0 && dice.oneIn(60) -> request(e.queueId(), e.contactId(), 0);
            case Event.CallbackRequested e -> promised(e);
            case Event.CallbackRested e when dice.oneIn(25) -> interfere(e.queueId(), e.contactId());
            case Event.CallbackReturned e when dice.oneIn(25) -> interfere(e.queueId(), e.contactId());
            case Event.CallbackDialled e when dice.oneIn(25) -> interfere(e.queueId(), e.contactId());
            case Event.ContactConnected e -> open.remove(e.contactId());
            case Event.ContactEnded e -> open.remove(e.contactId());
            default -> {}
        }
    }

    private void request(int queueId, long contactId, long withinMs) {
        String number = dice.oneIn(40) ? "" : "+4930" + contactId;
        later(town.firmOfQueue(queueId), withinMs, new RequestCallback(contactId, number));
    }

    private void promised(Event.CallbackRequested e) {
        Firm firm = town.firmOfQueue(e.queueId());
        open.put(e.contactId(), firm);
        cancel(firm, e.contactId(), gone ? 10_000 : dice.oneIn(8) ? 20_000 : 400_000);
        if (dice.oneIn(10)) {
            request(e.queueId(), e.contactId(), 10_000);
        }
    }

    /** Again and again while somebody's phone rings, or the customer's. */
    private void cancel(Firm firm, long contactId, long withinMs) {
        agenda.after(dice.msBetween(0, withinMs), () -> {
            if (open.containsKey(contactId)) {
                desk.submit(Town.SUPERVISORS, firm.firmId(), new CancelCallback(contactId, BOSS));
                cancel(firm, contactId, 20_000);
            }
        });
    }

    /** In the same instant. */
    private void interfere(int queueId, long contactId) {
        Firm firm = town.firmOfQueue(queueId);
        later(
                firm,
                0,
                switch (dice.between(0, 3)) {
                    case 0 -> new CancelCallback(contactId, dice.between(0, BOSS));
                    case 1 -> new HoldCallbacks(queueId, untilMs());
                    case 2 -> new Command.ChangePriority(contactId, dice.between(-2, 3), BOSS);
                    default ->
                        new Command.MoveContact(
                                contactId,
                                firm.queueIds()
                                        .get(dice.between(0, firm.queueIds().size() - 1)),
                                BOSS);
                });
    }

    private void later(Firm firm, long withinMs, Command command) {
        int firmId = dice.oneIn(30) ? dice.between(1, 2) : firm.firmId();
        agenda.after(dice.msBetween(0, withinMs), () -> desk.submit(Town.TELEPHONY, firmId, command));
    }
}
