package org.switchroom.simulator;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.switchroom.engine.AgentState;
import org.switchroom.engine.Command;
import org.switchroom.engine.EndCause;
import org.switchroom.engine.EndedBy;
import org.switchroom.engine.Event;
import org.switchroom.engine.Outcome;
import org.switchroom.engine.OverflowStep;
import org.switchroom.engine.OverflowTarget;
import org.switchroom.engine.OverflowTarget.Kind;
import org.switchroom.engine.OverflowTrigger;
import org.switchroom.engine.QueueRules;
import org.switchroom.engine.QueuedCause;
import org.switchroom.engine.Refusal;
import org.switchroom.engine.Requirements;

/** The checkers of messages notice: each story below has one thing wrong in it. */
class MessageCheckersTest extends Story {
    private static final int BOSS = 99;

    private void speaks(long contactId) {
        ask(new Command.LeaveMessage(contactId, 100, "", "", 7, 0, Requirements.NONE, 5_000));
        tell(new Event.MessageLeft(contactId, 100, "", "", 5_000));
    }

    private void left(long contactId) {
        speaks(contactId);
        tell(new Event.ContactQueued(contactId, 7, 0, 1, 0, QueuedCause.MESSAGE));
    }

    private void heard() {
        left(200);
        ask(new Command.SetAvailable(1));
        tell(state(1, AgentState.AVAILABLE, 0), offered(200, 1), state(1, AgentState.OFFERED, 200));
        ask(new Command.AcceptOffer(200, 1));
        tell(new Event.ContactConnected(200, 7, 1, 4_000), state(1, AgentState.ON_CONTACT, 200));
    }

    @Test
    void leftAndLost() {
        speaks(200);
        isNoticed("Left and does not wait");
    }

    @Test
    void leftWithAnotherPriority() {
        speaks(200);
        tell(new Event.ContactQueued(200, 7, 3, 1, 0, QueuedCause.MESSAGE));
        isNoticed("Comes with [");
    }

    @Test
    void theCallItWasLeftInIsAbandoned() {
        ask(new Command.EnqueueContact(100, 7, 0));
        tell(queued(100, 1));
        left(200);
        tell(new Event.ContactEnded(100, Outcome.ABANDONED, EndedBy.CALLER, EndCause.HANG_UP));
        isNoticed("ABANDONED instead of VOICEMAIL");
    }

    @Test
    void countedAmongTheCallers() {
        left(200);
        ask(new Command.EnqueueContact(101, 7, 0));
        tell(queued(101, 2));
        isNoticed("Told position 2 of 0");
    }

    @Test
    void aMessageThatWaitsMakesTheQueueFullForCallers() {
        OverflowStep whenFull = OverflowStep.when(OverflowTrigger.FULL, OverflowTarget.to(Kind.HANG_UP));
        tell(new Event.QueueDefined(7, new QueueRules(10, 0, 1).overflowing(List.of(whenFull))));
        left(200);
        ask(new Command.EnqueueContact(101, 7, 0));
        tell(new Event.ContactOverflowed(101, 7, 7, 0, OverflowTrigger.FULL, Kind.HANG_UP, 0));
        isNoticed("Overflows by step 0 of queue 7 instead of step -1");
    }

    @Test
    void oneMoreThanAQueueHolds() {
        for (long contactId = 200; contactId <= 1_200; contactId++) {
            left(contactId);
        }
        isNoticed("Left where there are 1000 already");
    }

    @Test
    void refusedThoughThereIsRoom() {
        ask(new Command.LeaveMessage(200, 100, "", "", 7, 0, Requirements.NONE, 5_000));
        tell(new Event.Refused(Refusal.QUEUE_FULL, ""));
        isNoticed("Refused though there is room for it");
    }

    @Test
    void endedByARestart() {
        left(200);
        ask(new Command.Restart());
        tell(new Event.ContactEnded(200, Outcome.DISCARDED, EndedBy.SYSTEM, EndCause.SERVER_RESTART));
        isNoticed("A message ends by Restart");
    }

    @Test
    void deletedByAnother() {
        left(200);
        ask(new Command.DiscardMessage(200, BOSS));
        tell(new Event.MessageDiscarded(200, 7, 1));
        isNoticed("Deleted by DiscardMessage");
    }

    @Test
    void deletedWhileAPhoneRings() {
        left(200);
        ask(new Command.SetAvailable(1));
        tell(state(1, AgentState.AVAILABLE, 0), offered(200, 1), state(1, AgentState.OFFERED, 200));
        ask(new Command.DiscardMessage(200, BOSS));
        tell(new Event.MessageDiscarded(200, 7, BOSS));
        isNoticed("Deleted though it is no message that waits");
    }

    @Test
    void deletedAndStillThere() {
        left(200);
        ask(new Command.DiscardMessage(200, BOSS));
        tell(new Event.MessageDiscarded(200, 7, BOSS));
        isNoticed("Deleted and goes on");
    }

    @Test
    void nobodyIsOnTheLineToBeHeld() {
        heard();
        ask(new Command.HoldContact(200, 1));
        tell(new Event.ContactHeld(200, 1));
        isNoticed("ContactHeld though it is a message");
    }

    @Test
    void endedByNobody() {
        left(200);
        ask(new Command.Tick());
        tell(new Event.ContactEnded(200, Outcome.DISCARDED, EndedBy.SYSTEM, EndCause.ERROR));
        isNoticed("A message ends by Tick");
    }
}
