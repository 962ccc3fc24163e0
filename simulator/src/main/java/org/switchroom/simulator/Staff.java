package org.switchroom.simulator;

import java.util.List;
import org.switchroom.engine.Command;
import org.switchroom.engine.Command.AcceptOffer;
import org.switchroom.engine.Command.EndContact;
import org.switchroom.engine.Command.ExtendWrapUp;
import org.switchroom.engine.Command.FinishWrapUp;
import org.switchroom.engine.Command.HoldContact;
import org.switchroom.engine.Command.LeaveContact;
import org.switchroom.engine.Command.LoseDevice;
import org.switchroom.engine.Command.PauseQueue;
import org.switchroom.engine.Command.RejectOffer;
import org.switchroom.engine.Command.ResumeContact;
import org.switchroom.engine.Command.ResumeQueue;
import org.switchroom.engine.Command.SetAvailable;
import org.switchroom.engine.Command.SetNotReady;
import org.switchroom.engine.Command.SignIn;
import org.switchroom.engine.Command.SignOut;
import org.switchroom.engine.EndCause;
import org.switchroom.engine.EndedBy;
import org.switchroom.engine.Event;
import org.switchroom.engine.Event.AgentStateChanged;
import org.switchroom.engine.Event.ContactOffered;
import org.switchroom.engine.RejectCause;

/**
 * Agents as they are: most answer, some let it ring, refuse, pull the plug, or press a key just when it no longer counts.
 * What they have set out to do they do, even if the world has changed meanwhile; the engine has to say no.
 */
final class Staff {
    private final Agenda agenda;
    private final Desk desk;
    private final Town town;
    private final Dice dice;
    private boolean gone;

    Staff(Agenda agenda, Desk desk, Town town, Dice dice) {
        this.agenda = agenda;
        this.desk = desk;
        this.town = town;
        this.dice = dice;
        desk.listen(this::react);
    }

    /** No more signing in, so that the day comes to an end. */
    void goHome() {
        gone = true;
    }

    private void react(Event event) {
        switch (event) {
            case Event.AgentDefined e -> later(e.agentId(), 0, 20_000, signIn(e.agentId()));
            case ContactOffered e -> ring(e);
            case AgentStateChanged e -> live(e);
            default -> {}
        }
    }

    private void live(AgentStateChanged e) {
        int id = e.agentId();
        switch (e.state()) {
            case OFFLINE -> later(id, 1_000, 60_000, signIn(id));
            case NOT_READY -> {
                later(id, 500, 20_000, new SetAvailable(id));
                later(id, 30_000, 60_000, new SetAvailable(id));
                if (dice.oneIn(20)) {
                    later(id, 0, 5_000, new SetNotReady(id, dice.oneIn(2) ? e.reasonCode() : "COFFEE"));
                }
            }
            case AVAILABLE -> idle(id);
            case OFFERED -> {}
            case ON_CONTACT -> talk(id, e.contactId());
            case HELD -> later(id, 0, 30_000, new ResumeContact(e.contactId(), id));
            case WRAP_UP -> wrapUp(id);
        }
    }

    private SignIn signIn(int agentId) {
        int whose = dice.oneIn(20) ? dice.between(1, Town.MOST_AGENTS) : agentId;
        return new SignIn(agentId, "desk-" + whose);
    }

    private void idle(int id) {
        switch (dice.between(0, 60)) {
            case 0 -> later(id, 0, 30_000, new SetNotReady(id, "COFFEE"));
            case 1 -> later(id, 0, 30_000, new SignOut(id));
            case 2 -> later(id, 0, 30_000, new LoseDevice(id));
            case 3 -> later(id, 0, 30_000, new SignIn(id, "page-" + id));
            case 4 -> later(id, 0, 30_000, new SetNotReady(id, dice.oneIn(2) ? "TEA" : "LUNCH"));
            case 5 -> pause(id);
            default -> {}
        }
    }

    /** Nothing more from one queue for a while. */
    private void pause(int id) {
        List<Integer> queueIds = town.firmOf(id).queueIds();
        int queueId = queueIds.get(dice.between(0, queueIds.size() - 1));
        later(id, 0, 10_000, new PauseQueue(id, queueId, id));
        later(id, 10_000, 120_000, new ResumeQueue(id, queueId, id));
    }

    private void ring(ContactOffered e) {
        int id = e.agentId();
        long ring = dice.oneIn(3) ? 0 : desk.told();
        AcceptOffer answer = new AcceptOffer(e.contactId(), id, ring);
        int habit = dice.percent();
        if (habit < 70) {
            later(id, 0, 5_000, answer);
        } else if (habit < 76) {
            agenda.at(e.deadlineMs() + dice.between(-1, 1), () -> does(id, answer));
        } else if (habit < 84) {
            RejectCause[] causes = RejectCause.values();
            later(id, 0, 3_000, new RejectOffer(e.contactId(), id, causes[dice.between(0, causes.length - 1)], ring));
        } else if (habit < 88) {
            later(id, 0, 3_000, new LoseDevice(id));
        } else if (habit < 91) {
            later(id, 0, 3_000, new SignOut(id));
        } else if (habit < 95) {
            later(id, 0, 3_000, new SetNotReady(id, "LUNCH"));
            later(id, 3_000, 5_000, answer);
        }
        if (dice.oneIn(30)) {
            later(id, 0, 30_000, answer);
        }
    }

    private void talk(int id, long contactId) {
        switch (dice.between(0, 19)) {
            case 0 -> later(id, 0, 40_000, new LoseDevice(id));
            case 3, 4, 5 -> later(id, 0, 40_000, new HoldContact(contactId, id));
            case 6 -> later(id, 0, 40_000, new SetNotReady(id, "MEETING"));
            case 7 -> later(id, 0, 40_000, new SignOut(id));
            case 8 -> later(id, 0, 40_000, new SetAvailable(id));
            case 9, 10 -> later(id, 0, 60_000, new EndContact(contactId, EndedBy.AGENT, EndCause.HANG_UP));
            case 11, 12 -> later(id, 0, 60_000, new LeaveContact(contactId, id));
            default -> {}
        }
    }

    private void wrapUp(int id) {
        switch (dice.between(0, 9)) {
            case 0, 1, 2 -> later(id, 0, 15_000, new FinishWrapUp(id));
            case 3 -> later(id, 0, 10_000, new ExtendWrapUp(id, dice.msBetween(1_000, 20_000)));
            case 4 -> later(id, 0, 10_000, new SetNotReady(id, "TEA"));
            case 5 -> later(id, 0, 10_000, new SetAvailable(id));
            case 6 -> later(id, 0, 10_000, dice.oneIn(2) ? new SignOut(id) : new LoseDevice(id));
            default -> {}
        }
    }

    private void later(int agentId, long fromMs, long toMs, Command command) {
        if (!gone) {
            agenda.after(dice.msBetween(fromMs, toMs), () -> does(agentId, command));
        }
    }

    private void does(int agentId, Command command) {
        desk.submit(Town.PAGE, town.firmOf(agentId).firmId(), command);
    }
}
