package org.switchroom.simulator;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.switchroom.engine.AgentState;
import org.switchroom.engine.Command;
import org.switchroom.engine.EndCause;
import org.switchroom.engine.EndedBy;
import org.switchroom.engine.Event;
import org.switchroom.engine.Grounds;
import org.switchroom.engine.Outcome;
import org.switchroom.engine.OutsideEnd;
import org.switchroom.engine.QueueRules;
import org.switchroom.engine.QueuedCause;
import org.switchroom.engine.Requirements;
import org.switchroom.engine.ReturnRules;
import org.switchroom.engine.Strategy;

/** The checkers of callbacks and of places taken up notice: each story below has one thing wrong in it. */
class CallbackCheckersTest extends Story {
    private static final String NUMBER = "+4930123456";
    private static final int BOSS = 99;
    /** Two attempts, half a minute apart; places are kept for as long. */
    private static final ReturnRules RETURNS = new ReturnRules(30_000, 2, 30_000);

    @BeforeEach
    void toBeCalledBack() {
        tell(new Event.QueueDefined(7, new QueueRules(10, 0, 9).returning(RETURNS)));
        ask(new Command.EnqueueContact(100, 7, 0));
        tell(queued(100, 1));
        ask(new Command.RequestCallback(100, NUMBER));
        tell(new Event.CallbackRequested(100, 7, NUMBER));
    }

    private void rings() {
        ask(new Command.SetAvailable(1));
        tell(state(1, AgentState.AVAILABLE, 0), offered(100, 1), state(1, AgentState.OFFERED, 100));
    }

    private void dialled(String number, int attempt) {
        rings();
        ask(new Command.AcceptOffer(100, 1));
        tell(new Event.CallbackDialled(100, 7, 1, number, attempt), state(1, AgentState.ON_CONTACT, 100));
    }

    /** @param afterMs from this very event */
    private void missed(OutsideEnd why, int attempts, long afterMs) {
        ask(new Command.OutsideEnded(100, OutsideEnd.NO_ANSWER));
        tell(new Event.CallbackAttempted(100, 7, 1, attempts, why, story.size() * 1_000L + afterMs));
        tell(state(1, AgentState.AVAILABLE, 0));
    }

    @Test
    void calledOnAnotherNumber() {
        dialled("+4930999", 1);
        isNoticed("Called on +4930999");
    }

    @Test
    void theCustomerIsCalledBeforeTheAgentHasAnswered() {
        rings();
        ask(new Command.Tick());
        tell(new Event.CallbackDialled(100, 7, 1, NUMBER, 1));
        isNoticed("The customer is called by Tick");
    }

    @Test
    void connectedBeforeTheCustomerWasCalled() {
        rings();
        ask(new Command.AcceptOffer(100, 1));
        tell(new Event.ContactConnected(100, 7, 1, 5_000));
        isNoticed("Connected before the customer was called");
    }

    @Test
    void anAttemptThatIsNotCounted() {
        dialled(NUMBER, 1);
        missed(OutsideEnd.NO_ANSWER, 0, 30_000);
        isNoticed("0 attempts instead of 1");
    }

    @Test
    void wrappedUpThoughNobodyWasReached() {
        dialled(NUMBER, 1);
        missed(OutsideEnd.NO_ANSWER, 1, 30_000);
        tell(new Event.QueueDefined(7, new QueueRules(10, 5_000, 9).returning(RETURNS)));
        tell(new Event.WrapUpStarted(100, 1, 7, story.size() * 1_000L + 5_000));
        isNoticed("Wraps up what was no conversation");
    }

    @Test
    void triedAgainTooSoon() {
        dialled(NUMBER, 1);
        missed(OutsideEnd.NO_ANSWER, 1, 30_000);
        tell(new Event.CallbackReturned(100, 7));
        isNoticed("In line again at");
    }

    @Test
    void triedAgainTooLate() {
        dialled(NUMBER, 1);
        missed(OutsideEnd.NO_ANSWER, 1, 30_000);
        for (int seconds = 0; seconds < 31; seconds++) {
            tell(new Event.DayStarted());
        }
        isNoticed("Was to be in line again at");
    }

    @Test
    void triedOnceMoreThanAllowed() {
        tell(new Event.QueueDefined(7, new QueueRules(10, 0, 9).returning(new ReturnRules(30_000, 1, 0))));
        dialled(NUMBER, 1);
        missed(OutsideEnd.NO_ANSWER, 1, 30_000);
        isNoticed("Again at");
    }

    @Test
    void failedAndGoesOn() {
        tell(new Event.QueueDefined(7, new QueueRules(10, 0, 9).returning(new ReturnRules(30_000, 1, 0))));
        dialled(NUMBER, 1);
        missed(OutsideEnd.NO_ANSWER, 1, -story.size() * 1_000L);
        isNoticed("Is failed and goes on");
    }

    @Test
    void ringsWhileNobodyIsCalledBack() {
        ask(new Command.HoldCallbacks(7, 900_000));
        tell(new Event.CallbacksHeld(7, 900_000));
        rings();
        isNoticed("Rings while its queue calls nobody back");
    }

    @Test
    void heldForLongerThanWasSaid() {
        ask(new Command.HoldCallbacks(7, 900_000));
        tell(new Event.CallbacksHeld(7, 900_001));
        isNoticed("Held until 900001 instead of 900000");
    }

    @Test
    void cancelledAndGoesOn() {
        ask(new Command.CancelCallback(100, BOSS));
        tell(new Event.CallbackCancelled(100, BOSS));
        isNoticed("Is cancelled and goes on");
    }

    @Test
    void endedByARestart() {
        ask(new Command.Restart());
        tell(new Event.ContactEnded(100, Outcome.CALLBACK_FAILED, EndedBy.SYSTEM, EndCause.SERVER_RESTART));
        isNoticed("A restart ends a promise");
    }

    @Test
    void theWrongOutcome() {
        ask(new Command.CancelCallback(100, BOSS));
        tell(new Event.CallbackCancelled(100, BOSS));
        tell(new Event.ContactEnded(100, Outcome.CALLBACK_FAILED, EndedBy.SYSTEM, EndCause.CALLBACK));
        isNoticed("CALLBACK_FAILED instead of CALLBACK_CANCELLED");
    }

    @Test
    void rungAtAllForACustomerWhoIsNotOnTheLine() {
        tell(new Event.QueueDefined(7, new QueueRules(10, 0, 9, Strategy.RING_ALL, 0, 0).returning(RETURNS)));
        rings();
        tell(state(2, AgentState.AVAILABLE, 0), offered(100, 2));
        isNoticed("Offered to two");
    }

    @Test
    void backBehindWhoCameLater() {
        ask(new Command.HoldCallbacks(7, 900_000));
        tell(new Event.CallbacksHeld(7, 900_000), new Event.CallbackRested(100, 7, 900_000));
        ask(new Command.EnqueueContact(101, 7, 0));
        tell(queued(101, 1));
        ask(new Command.HoldCallbacks(7, 0));
        tell(new Event.CallbacksHeld(7, 0), new Event.CallbackReturned(100, 7));
        ask(new Command.SetAvailable(1));
        tell(state(1, AgentState.AVAILABLE, 0), offered(101, 1));
        isNoticed("Served before contact 100");
    }

    // ---- here again

    private void isHereAgain(int position, long sinceMs) {
        ask(new Command.EnqueueContact(101, 7, 0, Requirements.NONE, Grounds.NONE, 100));
        tell(new Event.PlaceTakenUp(101, 100, 7, sinceMs));
        tell(new Event.ContactEnded(100, Outcome.CALLBACK_TAKEN_UP, EndedBy.CALLER, EndCause.CALLBACK));
        tell(new Event.ContactQueued(101, 7, 0, position, 0, QueuedCause.TAKEN_UP));
    }

    @Test
    void atThePlaceSinceAnotherTime() {
        isHereAgain(1, 12);
        isNoticed("Takes up [");
    }

    @Test
    void atTheEndOfTheLine() {
        tell(new Event.ContactOpened(102, "", ""));
        ask(new Command.EnqueueContact(102, 7, 0));
        tell(queued(102, 2));
        isHereAgain(2, 9_000);
        isNoticed("Told position 2 of 0");
    }

    @Test
    void atAPlaceThatIsNotKept() {
        ask(new Command.EnqueueContact(101, 7, 0, Requirements.NONE, Grounds.NONE, 77));
        tell(new Event.PlaceTakenUp(101, 77, 7, 9_000));
        isNoticed("Takes up [null]");
    }
}
