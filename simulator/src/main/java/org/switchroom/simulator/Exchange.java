package org.switchroom.simulator;

import org.switchroom.engine.Command;
import org.switchroom.engine.Command.EndContact;
import org.switchroom.engine.Command.EnqueueContact;
import org.switchroom.engine.Command.OutsideAnswered;
import org.switchroom.engine.Command.OutsideEnded;
import org.switchroom.engine.EndCause;
import org.switchroom.engine.EndedBy;
import org.switchroom.engine.Event;
import org.switchroom.engine.OutsideEnd;
import org.switchroom.engine.OverflowTarget;
import org.switchroom.simulator.Town.Firm;

/**
 * What the shell does beside the engine: calls telephones outside, which are answered, or not, or hang up in the instant of
 * being answered; and sees to callers whom the overflow has led out of their queue.
 */
final class Exchange {
    private final Agenda agenda;
    private final Desk desk;
    private final Town town;
    private final Dice dice;
    /** Whose caller the overflow has led out last. */
    private Firm ledOut;

    Exchange(Agenda agenda, Desk desk, Town town, Dice dice) {
        this.agenda = agenda;
        this.desk = desk;
        this.town = town;
        this.dice = dice;
        this.ledOut = town.firms().getFirst();
        desk.listen(this::react);
    }

    private void react(Event event) {
        switch (event) {
            case Event.CallbackDialled e -> call(town.firmOf(e.agentId()), e.contactId());
            case Event.ContactDialled e when e.agentId() == 0 -> call(ledOut, e.contactId());
            case Event.ContactDialled e -> call(town.firmOf(e.agentId()), e.contactId());
            case Event.ConsultStarted e when !e.number().isEmpty() -> call(town.firmOf(e.agentId()), e.contactId());
            case Event.ConsultConnected e
            when e.partnerId() == 0 -> hangUp(town.firmOf(e.agentId()), e.contactId(), 30_000);
            case Event.OutsideConnected e -> town.firms().forEach(firm -> hangUp(firm, e.contactId(), 40_000));
            case Event.ContactHandedOver e
            when e.toAgentId() == 0 -> hangUp(town.firmOf(e.fromAgentId()), e.contactId(), 40_000);
            case Event.ContactOverflowed e -> overflowed(e);
            default -> {}
        }
    }

    private void call(Firm firm, long contactId) {
        long ringsMs = dice.msBetween(0, 12_000);
        long call = dice.oneIn(3) ? 0 : desk.told();
        if (dice.oneIn(3)) {
            OutsideEnd[] all = OutsideEnd.values();
            OutsideEnd why = all[dice.between(0, all.length - 1)];
            later(firm, ringsMs, new OutsideEnded(contactId, why, call));
        } else {
            later(firm, ringsMs, new OutsideAnswered(contactId, call));
        }
        if (dice.oneIn(10)) {
            later(firm, ringsMs, new OutsideEnded(contactId, OutsideEnd.LOST, call));
        }
        if (dice.oneIn(20)) {
            later(firm, ringsMs + dice.msBetween(0, 20_000), new OutsideAnswered(contactId, call));
        }
    }

    private void hangUp(Firm firm, long contactId, long withinMs) {
        later(firm, dice.msBetween(0, withinMs), new OutsideEnded(contactId, OutsideEnd.HUNG_UP));
    }

    /** Told something and let go, or sent to a queue again; who is called outside is seldom cut off there. */
    private void overflowed(Event.ContactOverflowed e) {
        if (e.toQueueId() != 0 || e.target().stays()) {
            return;
        }
        Firm firm = town.firmOfQueue(e.queueId());
        ledOut = firm;
        if (e.target() == OverflowTarget.Kind.NUMBER && !dice.oneIn(3)) {
            return;
        }
        if (dice.oneIn(4)) {
            int queueId = firm.queueIds().get(dice.between(0, firm.queueIds().size() - 1));
            later(firm, dice.msBetween(0, 10_000), new EnqueueContact(e.contactId(), queueId, dice.between(0, 2)));
        } else {
            later(firm, dice.msBetween(0, 20_000), new EndContact(e.contactId(), EndedBy.SYSTEM, EndCause.OVERFLOW));
        }
    }

    private void later(Firm firm, long ms, Command command) {
        agenda.after(ms, () -> desk.submit(Town.TELEPHONY, firm.firmId(), command));
    }
}
