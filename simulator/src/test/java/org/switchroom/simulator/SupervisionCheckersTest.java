package org.switchroom.simulator;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.switchroom.engine.AgentState;
import org.switchroom.engine.AtEnd;
import org.switchroom.engine.Command;
import org.switchroom.engine.Event;
import org.switchroom.engine.QueueRules;
import org.switchroom.engine.QueuedCause;
import org.switchroom.engine.ReasonRules;
import org.switchroom.engine.Requirements;

/** The checkers of what supervisors do, of pauses and of callers of one agent notice: each story has one thing wrong in it. */
class SupervisionCheckersTest extends Story {
    private static final int BOSS = 99;

    private void comes(long contactId, Requirements requirements) {
        ask(new Command.EnqueueContact(contactId, 7, 0, requirements));
        tell(new Event.ContactQueued(contactId, 7, 0, 1, 0, QueuedCause.FROM_MENU, requirements));
    }

    private void available(int agentId) {
        ask(new Command.SetAvailable(agentId));
        tell(state(agentId, AgentState.AVAILABLE, 0));
    }

    @Test
    void aPausedQueueIsRungFor() {
        available(1);
        ask(new Command.PauseQueue(1, 7, BOSS));
        tell(new Event.QueuePaused(1, 7, BOSS));
        comes(100, Requirements.NONE);
        tell(offered(100, 1));
        isNoticed("Rung though the queue is paused");
    }

    @Test
    void nobodyIsSoughtForOneWhoTakesTheQueueAgain() {
        available(1);
        tell(new Event.QueuePaused(1, 7, BOSS));
        comes(100, Requirements.NONE);
        ask(new Command.ResumeQueue(1, 7, BOSS));
        tell(new Event.QueueResumed(1, 7, BOSS));
        isNoticed("Waits in vain though agent 1 is free");
    }

    @Test
    void pausedByNobody() {
        ask(new Command.Tick());
        tell(new Event.QueuePaused(1, 7, BOSS));
        isNoticed("QueuePaused came of Tick");
    }

    @Test
    void aSupervisorsDoingThatIsNotSaid() {
        ask(new Command.ForceState(1, AgentState.AVAILABLE, "", BOSS));
        tell(state(1, AgentState.AVAILABLE, 0));
        isNoticed("Changed by a supervisor, and it is not said by whom");
    }

    @Test
    void movedByAnotherThanIsSaid() {
        tell(new Event.QueueDefined(8, new QueueRules(10, 0, 9)));
        comes(100, Requirements.NONE);
        ask(new Command.MoveContact(100, 8, BOSS));
        tell(new Event.ContactMoved(100, 7, 8, 1));
        isNoticed("ContactMoved came of MoveContact");
    }

    @Test
    void movedOutOfOrder() {
        tell(new Event.QueueDefined(8, new QueueRules(10, 0, 9)));
        comes(100, Requirements.NONE);
        ask(new Command.EnqueueContact(101, 8, 0));
        tell(new Event.ContactQueued(101, 8, 0, 1, 0, QueuedCause.FROM_MENU));
        ask(new Command.MoveContact(100, 8, BOSS));
        tell(new Event.ContactMoved(100, 7, 8, BOSS));
        tell(new Event.ContactQueued(100, 8, 0, 2, 0, QueuedCause.MOVED));
        isNoticed("Told position 2 of 0");
    }

    @Test
    void anotherPriorityThatDoesNotCount() {
        comes(100, Requirements.NONE);
        comes(101, Requirements.NONE);
        ask(new Command.ChangePriority(101, 3, BOSS));
        tell(new Event.PriorityChanged(101, 7, 3, BOSS));
        available(1);
        tell(offered(100, 1));
        isNoticed("Served before contact 101");
    }

    // ---- timed reasons

    private void onBreak(AtEnd atEnd) {
        tell(new Event.ReasonDefined("TEA", new ReasonRules(2_000, atEnd)));
        ask(new Command.SetNotReady(1, "TEA"));
        tell(new Event.AgentStateChanged(1, AgentState.NOT_READY, "TEA", 0, "d1", ""));
    }

    @Test
    void aBreakThatIsToldOfTooEarly() {
        onBreak(AtEnd.WARN);
        tell(new Event.ReasonExceeded(1, "TEA"));
        isNoticed("Too long on [");
    }

    @Test
    void aBreakThatIsNotToldOf() {
        onBreak(AtEnd.WARN);
        tell(new Event.DayStarted(), new Event.DayStarted());
        isNoticed("Not ready beyond");
    }

    @Test
    void aBreakThatIsToldOfTwice() {
        onBreak(AtEnd.WARN);
        tell(new Event.DayStarted(), new Event.ReasonExceeded(1, "TEA"), new Event.ReasonExceeded(1, "TEA"));
        isNoticed("Too long on [");
    }

    @Test
    void aBreakThatIsOverAndGoesOn() {
        onBreak(AtEnd.AVAILABLE);
        tell(new Event.DayStarted(), new Event.ReasonExceeded(1, "TEA"));
        isNoticed("Not available though the break is over");
    }

    // ---- one agent alone

    @Test
    void anotherIsRungThanTheOneWaitedFor() {
        available(2);
        comes(100, Requirements.first(1, 60_000));
        tell(offered(100, 2));
        isNoticed("Rung though another is waited for");
    }

    @Test
    void somebodyIsWaitedForWhoIsNotThere() {
        comes(100, Requirements.first(1, 60_000));
        ask(new Command.SignOut(1));
        tell(state(1, AgentState.OFFLINE, 0));
        isNoticed("Waits for agent 1, who is not there");
    }

    @Test
    void somebodyIsPassedOverWhoIsThere() {
        comes(100, Requirements.first(1, 60_000));
        tell(new Event.ContactWidened(100, 7, 1));
        isNoticed("though the next stage begins at");
    }

    @Test
    void whatFollowsIsNotSoMuchEarlier() {
        Requirements steps = new Requirements(
                List.of(
                        new Requirements.Step(0, List.of(), 3),
                        new Requirements.Step(60_000, List.of(new Requirements.Need(3, 5))),
                        new Requirements.Step(61_000, List.of())),
                List.of());
        comes(100, steps);
        tell(new Event.ContactWidened(100, 7, 1), new Event.DayStarted(), new Event.DayStarted());
        isNoticed("Was to be widened at");
    }
}
