package org.switchroom.simulator;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.switchroom.engine.AgentState;
import org.switchroom.engine.Command;
import org.switchroom.engine.EndCause;
import org.switchroom.engine.EndedBy;
import org.switchroom.engine.Event;
import org.switchroom.engine.RejectCause;
import org.switchroom.simulator.Town.Firm;

/**
 * People who meddle: with an agent whatever he is doing, with a contact wherever it is, in the instant in which something
 * else happens to it, and now and then on behalf of a firm that it does not belong to.
 */
final class Supervisors {
    private static final int REMEMBERED = 200;
    private static final int BOSS = 900;

    private final Agenda agenda;
    private final Desk desk;
    private final Town town;
    private final Dice dice;
    private final Deque<Long> contacts = new ArrayDeque<>();
    private boolean gone;

    Supervisors(Agenda agenda, Desk desk, Town town, Dice dice) {
        this.agenda = agenda;
        this.desk = desk;
        this.town = town;
        this.dice = dice;
        desk.listen(this::react);
    }

    void start() {
        if (!gone) {
            Firm firm = anyOf(town.firms());
            meddle(firm, anyOf(firm.agentIds()));
            agenda.after(dice.msBetween(1_000, 20_000), this::start);
        }
    }

    void goHome() {
        gone = true;
    }

    private void react(Event event) {
        switch (event) {
            case Event.ContactOpened e -> remember(e.contactId());
            case Event.CallPlaced e when dice.oneIn(4) -> remember(e.contactId());
            case Event.ContactQueued e when dice.oneIn(15) -> inLine(town.firmOfQueue(e.queueId()), e.contactId());
            case Event.ConsultConnected e when dice.oneIn(60) -> interfere(e.agentId(), e.contactId());
            case Event.ContactWidened e when dice.oneIn(60) -> inLine(town.firmOfQueue(e.queueId()), e.contactId());
            case Event.ContactOffered e when dice.oneIn(60) -> interfere(e.agentId(), e.contactId());
            case Event.ContactConnected e when dice.oneIn(60) -> interfere(e.agentId(), e.contactId());
            case Event.WrapUpStarted e when dice.oneIn(60) -> interfere(e.agentId(), e.contactId());
            default -> {}
        }
    }

    private void remember(long contactId) {
        if (contacts.size() == REMEMBERED) {
            contacts.removeFirst();
        }
        contacts.addLast(contactId);
    }

    /** In the same instant. */
    private void interfere(int agentId, long contactId) {
        if (!gone) {
            Firm firm = town.firmOf(agentId);
            agenda.after(0, () -> submit(firm, dice.oneIn(2) ? toAgent(agentId) : toContact(firm, agentId, contactId)));
        }
    }

    /** Somebody waits, and is put elsewhere. */
    private void inLine(Firm firm, long contactId) {
        if (!gone) {
            Command command = dice.oneIn(3)
                    ? new Command.ChangePriority(contactId, dice.between(-2, 3), BOSS)
                    : new Command.MoveContact(contactId, anyOf(firm.queueIds()), BOSS);
            agenda.after(dice.oneIn(2) ? 0 : dice.msBetween(0, 30_000), () -> submit(firm, command));
        }
    }

    private void meddle(Firm firm, int agentId) {
        if (contacts.isEmpty() || dice.oneIn(2)) {
            submit(firm, toAgent(agentId));
        } else {
            submit(firm, toContact(firm, agentId, anyOf(new ArrayList<>(contacts))));
        }
    }

    private Command toAgent(int id) {
        int queueId = anyOf(town.firmOf(id).queueIds());
        return switch (dice.between(0, 13)) {
            case 8 -> new Command.ForceState(id, AgentState.AVAILABLE, dice.oneIn(20) ? "NOW" : "", BOSS);
            case 9 -> new Command.ForceState(id, AgentState.NOT_READY, dice.oneIn(2) ? "COACHING" : "TEA", BOSS);
            case 10 -> new Command.ForceState(id, AgentState.OFFLINE, "", BOSS);
            case 11 -> new Command.ForceState(id, anyOf(List.of(AgentState.values())), "", dice.between(0, 1));
            case 12 -> new Command.PauseQueue(id, queueId, BOSS);
            case 13 -> new Command.ResumeQueue(id, queueId, BOSS);
            case 0, 1 -> new Command.SetNotReady(id, "COACHING");
            case 2 -> new Command.SetAvailable(id);
            case 3 -> new Command.SignOut(id);
            case 4 -> new Command.LoseDevice(id);
            case 5 -> new Command.FinishWrapUp(id);
            case 6 -> new Command.ExtendWrapUp(id, dice.oneIn(4) ? 7_200_000 : dice.msBetween(-1_000, 120_000));
            default -> new Command.SignIn(id, "room-" + dice.between(1, 5));
        };
    }

    private Command toContact(Firm firm, int agentId, long contactId) {
        return switch (dice.between(0, 14)) {
            case 7, 8, 9 -> new Command.MoveContact(contactId, anyOf(firm.queueIds()), BOSS);
            case 10, 11 -> new Command.ChangePriority(contactId, dice.between(-2, 3), BOSS);
            case 12 -> new Command.EndConsult(contactId, agentId);
            case 13 -> new Command.CompleteTransfer(contactId, agentId);
            case 14 -> new Command.LeaveContact(contactId, agentId);
            case 0 -> new Command.EndContact(contactId, EndedBy.SYSTEM, EndCause.ERROR);
            case 1, 2 -> new Command.EnqueueContact(contactId, anyOf(firm.queueIds()), dice.between(-2, 3));
            case 3 -> new Command.AcceptOffer(contactId, agentId);
            case 4 -> new Command.RejectOffer(contactId, agentId, RejectCause.BUSY);
            case 5 -> dice.oneIn(2) ? new Command.HoldContact(contactId, agentId) : new Command.OpenContact(0, "", "");
            default -> new Command.ResumeContact(contactId, agentId);
        };
    }

    private void submit(Firm firm, Command command) {
        int firmId = dice.oneIn(20) ? anyOf(town.firms()).firmId() : firm.firmId();
        desk.submit(Town.SUPERVISORS, firmId, command);
    }

    private <T> T anyOf(List<T> list) {
        return list.get(dice.between(0, list.size() - 1));
    }
}
