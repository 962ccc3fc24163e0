package org.switchroom.simulator;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.switchroom.engine.AgentState;
import org.switchroom.engine.Command;
import org.switchroom.engine.Command.CompleteTransfer;
import org.switchroom.engine.Command.ConsultAgent;
import org.switchroom.engine.Command.ConsultOutside;
import org.switchroom.engine.Command.ConsultQueue;
import org.switchroom.engine.Command.EndConsult;
import org.switchroom.engine.Command.EnqueueContact;
import org.switchroom.engine.Command.HoldContact;
import org.switchroom.engine.Command.JoinConsult;
import org.switchroom.engine.Command.LeaveContact;
import org.switchroom.engine.Command.LoseDevice;
import org.switchroom.engine.Command.ResumeContact;
import org.switchroom.engine.Command.TransferOutside;
import org.switchroom.engine.Command.TransferToAgent;
import org.switchroom.engine.Command.TransferToQueue;
import org.switchroom.engine.Event;
import org.switchroom.simulator.Town.Firm;

/**
 * Agents who do not know, and ask others: pass a caller on to a queue, a colleague or a telephone outside, or have the caller
 * wait while they ask. They change their minds while it rings, press complete while the other hangs up, swap, take all three
 * together, and pull the plug at any moment.
 */
final class Colleagues {
    private final Agenda agenda;
    private final Desk desk;
    private final Town town;
    private final Dice dice;
    private final Wishes wishes;
    private final Set<Integer> available = new TreeSet<>();

    Colleagues(Agenda agenda, Desk desk, Town town, Dice dice) {
        this.agenda = agenda;
        this.desk = desk;
        this.town = town;
        this.dice = dice;
        this.wishes = new Wishes(dice.split());
        desk.listen(this::react);
    }

    private void react(Event event) {
        switch (event) {
            case Event.AgentStateChanged e when e.state() == AgentState.AVAILABLE -> available.add(e.agentId());
            case Event.AgentStateChanged e -> available.remove(e.agentId());
            case Event.ContactConnected e when dice.oneIn(3) -> asks(e.agentId(), e.contactId());
            case Event.ContactHandedOver e
            when e.toAgentId() != 0 && dice.oneIn(4) -> asks(e.toAgentId(), e.contactId());
            case Event.ConsultStarted e when dice.oneIn(3) -> seeking(e.agentId(), e.contactId());
            case Event.ConsultConnected e -> together(e.agentId(), e.partnerId(), e.contactId());
            case Event.ConsultJoined e when dice.oneIn(4) -> seeking(e.agentId(), e.contactId());
            case Event.ContactHeld e when dice.oneIn(20) -> asks(e.agentId(), e.contactId());
            default -> {}
        }
    }

    private void asks(int id, long contactId) {
        Firm firm = town.firmOf(id);
        int colleague = colleague(firm);
        int queueId = anyOf(firm.queueIds());
        int priority = dice.oneIn(4) ? dice.between(-2, 3) : 0;
        String number = dice.oneIn(30) ? "" : "+4940" + dice.between(100_000, 999_999);
        later(
                id,
                30_000,
                switch (dice.between(0, 9)) {
                    case 0, 1 -> new TransferToAgent(contactId, id, colleague);
                    case 2 -> new TransferOutside(contactId, id, number);
                    case 3, 4 -> new ConsultAgent(contactId, id, colleague);
                    case 5, 6 -> new ConsultQueue(contactId, id, queueId, priority, wishes.any(firm));
                    case 7 -> new ConsultOutside(contactId, id, number);
                    case 8 ->
                        dice.oneIn(2)
                                ? new EnqueueContact(contactId, queueId, priority, wishes.any(firm))
                                : new TransferToQueue(contactId, id, queueId, priority, wishes.any(firm));
                    default -> new LeaveContact(contactId, id);
                });
    }

    /** Mostly somebody who is there. */
    private int colleague(Firm firm) {
        List<Integer> there =
                available.stream().filter(firm.agentIds()::contains).toList();
        if (dice.oneIn(20)) {
            return dice.between(1, Town.MOST_AGENTS + 1);
        }
        return there.isEmpty() ? anyOf(firm.agentIds()) : anyOf(there);
    }

    /** Somebody rings, or nobody is found yet. */
    private void seeking(int id, long contactId) {
        later(
                id,
                15_000,
                switch (dice.between(0, 7)) {
                    case 0, 1, 2 -> new EndConsult(contactId, id);
                    case 3 -> new CompleteTransfer(contactId, id);
                    case 4 -> new LeaveContact(contactId, id);
                    case 5 -> new JoinConsult(contactId, id);
                    case 6 -> new LoseDevice(id);
                    default -> new ResumeContact(contactId, id);
                });
    }

    private void together(int id, int partner, long contactId) {
        switch (dice.between(0, 9)) {
            case 0, 1, 2 -> later(id, 20_000, new CompleteTransfer(contactId, id));
            case 3 -> atOnce(id, partner, contactId);
            case 4, 5 -> {
                later(id, 10_000, new ResumeContact(contactId, id));
                later(id, 20_000, new HoldContact(contactId, id));
            }
            case 6, 7 -> later(id, 10_000, new JoinConsult(contactId, id));
            case 8 -> later(id, 10_000, new LoseDevice(dice.oneIn(2) && partner != 0 ? partner : id));
            default -> {}
        }
        later(
                id,
                40_000,
                switch (dice.between(0, 5)) {
                    case 0, 1 -> new CompleteTransfer(contactId, id);
                    case 2 -> new LeaveContact(contactId, id);
                    default -> new EndConsult(contactId, id);
                });
        if (partner != 0 && dice.oneIn(3)) {
            later(partner, 40_000, new LeaveContact(contactId, partner));
        }
        if (partner != 0 && dice.oneIn(20)) {
            asks(partner, contactId);
        }
    }

    /** One completes in the very instant in which the other leaves, in whatever order. */
    private void atOnce(int id, int partner, long contactId) {
        long ms = dice.msBetween(0, 10_000);
        List<Command> both = List.of(
                new CompleteTransfer(contactId, id),
                dice.oneIn(2) ? new LeaveContact(contactId, partner) : new LoseDevice(Math.max(1, partner)));
        (dice.oneIn(2) ? both : both.reversed()).forEach(command -> agenda.after(ms, () -> does(id, command)));
    }

    private void later(int agentId, long withinMs, Command command) {
        agenda.after(dice.msBetween(0, withinMs), () -> does(agentId, command));
    }

    private void does(int agentId, Command command) {
        desk.submit(Town.PAGE, town.firmOf(agentId).firmId(), command);
    }

    private int anyOf(List<Integer> ids) {
        return ids.get(dice.between(0, ids.size() - 1));
    }
}
