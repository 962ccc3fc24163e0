package org.switchroom.simulator;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.switchroom.engine.AgentState;
import org.switchroom.engine.Command;
import org.switchroom.engine.Command.CallOutside;
import org.switchroom.engine.Command.EndContact;
import org.switchroom.engine.Command.EnqueueContact;
import org.switchroom.engine.Command.LeaveContact;
import org.switchroom.engine.Command.PlaceCall;
import org.switchroom.engine.Command.RingColleague;
import org.switchroom.engine.ContactKind;
import org.switchroom.engine.EndCause;
import org.switchroom.engine.EndedBy;
import org.switchroom.engine.Event;
import org.switchroom.simulator.Town.Firm;

/**
 * Agents who call of their own accord, out of idleness, a break or the notes of the contact before: a colleague, who may be on a
 * break as well, a queue, or somebody outside; and hang up, if nobody else does.
 */
final class OwnCalls {
    private final Agenda agenda;
    private final Desk desk;
    private final Town town;
    private final Dice dice;
    private final Wishes wishes;
    private final Set<Long> open = new HashSet<>();
    private long placed = Town.OWN_CALLS;
    private boolean gone;

    OwnCalls(Agenda agenda, Desk desk, Town town, Dice dice) {
        this.agenda = agenda;
        this.desk = desk;
        this.town = town;
        this.dice = dice;
        this.wishes = new Wishes(dice.split());
        desk.listen(this::react);
    }

    /** Nobody begins another. */
    void goHome() {
        gone = true;
    }

    private void react(Event event) {
        switch (event) {
            case Event.AgentStateChanged e when feelsLikeIt(e.state()) -> after(15_000, () -> place(e.agentId()));
            case Event.CallPlaced e -> {
                placed = e.contactId();
                open.add(e.contactId());
                placed(e);
                hangUp(e.agentId(), e.contactId(), 90_000);
            }
            case Event.ContactEnded e -> open.remove(e.contactId());
            default -> {}
        }
    }

    private boolean feelsLikeIt(AgentState state) {
        return switch (state) {
            case AVAILABLE -> dice.oneIn(12);
            case NOT_READY, WRAP_UP -> dice.oneIn(15);
            case ON_CONTACT -> dice.oneIn(100);
            case OFFLINE, OFFERED, HELD -> false;
        };
    }

    /** An id is used up when the call has begun; now and then one that is taken is tried. */
    private void place(int agentId) {
        if (!gone) {
            ContactKind kind =
                    dice.oneIn(40) ? ContactKind.CALL : dice.oneIn(4) ? ContactKind.OUTBOUND : ContactKind.INTERNAL;
            long contactId = open.contains(placed) && dice.oneIn(20) ? placed : placed + 1;
            does(agentId, new PlaceCall(contactId, agentId, kind, "2" + agentId, "22"));
        }
    }

    private void placed(Event.CallPlaced e) {
        Firm firm = town.firmOf(e.agentId());
        begins(e, firm);
        if (dice.oneIn(8)) {
            begins(e, firm);
        }
    }

    /** Mostly what goes with the kind of call. */
    private void begins(Event.CallPlaced e, Firm firm) {
        boolean inside = (e.kind() == ContactKind.INTERNAL) != dice.oneIn(20);
        Command command = !inside
                ? new CallOutside(e.contactId(), dice.oneIn(30) ? "" : "+4942" + e.contactId())
                : dice.oneIn(4)
                        ? new EnqueueContact(
                                e.contactId(), anyOf(firm.queueIds()), dice.between(0, 2), wishes.any(firm))
                        : new RingColleague(
                                e.contactId(),
                                dice.oneIn(20) ? dice.between(1, Town.MOST_AGENTS + 1) : anyOf(firm.agentIds()));
        after(5_000, () -> does(e.agentId(), command));
    }

    /** Again and again: from there he comes to nothing else. */
    private void hangUp(int agentId, long contactId, long withinMs) {
        after(withinMs, () -> {
            if (open.contains(contactId)) {
                does(
                        agentId,
                        dice.oneIn(3)
                                ? new EndContact(contactId, EndedBy.CALLER, EndCause.HANG_UP)
                                : new LeaveContact(contactId, agentId));
                hangUp(agentId, contactId, 60_000);
            }
        });
    }

    private void after(long withinMs, Runnable action) {
        agenda.after(dice.msBetween(0, withinMs), action);
    }

    private void does(int agentId, Command command) {
        int firmId = dice.oneIn(60) ? dice.between(1, 2) : town.firmOf(agentId).firmId();
        desk.submit(Town.PAGE, firmId, command);
    }

    private int anyOf(List<Integer> ids) {
        return ids.get(dice.between(0, ids.size() - 1));
    }
}
