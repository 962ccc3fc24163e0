package org.switchroom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.switchroom.engine.CentreView.CallbackStatus;
import org.switchroom.engine.CentreView.ContactPhase;

/** Callbacks keep their place; agent 1 is the only one, and signs in when a test wants it. */
class CallbackRulesTest {
    private static final String NUMBER = "+4930123456";
    private static final long RETRY_MS = 600_000;

    private Room room = new Room();

    @BeforeEach
    void aQueue() {
        room = new Room();
        room.does(0, new Command.ActivateVersion(Engine.NEWEST_VERSION));
        aQueueIn(room);
    }

    private static void aQueueIn(Room room) {
        room.queue(7, new QueueRules(Room.RING_MS, Room.WRAP_UP_MS, 1_000));
        room.does(new Command.DefineAgent(1, List.of(7)));
    }

    private static String number(long contactId) {
        return contactId == 100 ? NUMBER : "+4930" + contactId;
    }

    private void callbackAsked(long contactId) {
        room.callerWaits(contactId, 7);
        assertThat(room.does(new Command.RequestCallback(contactId, number(contactId))))
                .containsExactly(new Event.CallbackRequested(contactId, 7, number(contactId)));
    }

    private void agentComes() {
        room.does(new Command.SignIn(1, "d1"));
        room.does(new Command.SetAvailable(1));
    }

    private CallbackStatus callback(long contactId) {
        return Objects.requireNonNull(room.engine.view().callback(contactId));
    }

    private ContactPhase phase(long contactId) {
        return Objects.requireNonNull(room.engine.view().contact(contactId)).phase();
    }

    private List<Event> answers(long contactId) {
        return room.does(new Command.AcceptOffer(contactId, 1));
    }

    private List<Event> missed(long contactId) {
        answers(contactId);
        return room.does(new Command.OutsideEnded(contactId, OutsideEnd.NO_ANSWER));
    }

    /** After a start of the process: nobody is on the line. One waits, one rests. */
    @Test
    void theNextBehaviourComesIntoForceWhileCallbacksWait() {
        room = new Room();
        room.does(0, new Command.ActivateVersion(3));
        aQueueIn(room);
        callbackAsked(100);
        agentComes();
        missed(100);
        room.callerWaits(101, 7);
        room.callerHangsUp(101);
        room.does(new Command.SignOut(1));
        callbackAsked(102);
        room.does(0, new Command.Restart());
        assertThat(room.does(0, new Command.ActivateVersion(4))).containsExactly(new Event.VersionActivated(4));
        room.ticksAfter(ReturnRules.USUAL.retryMs());
        agentComes();
        assertThat(room.offeredTo(100)).isEqualTo(1);
    }

    /** A journal in which that was refused is read as it was. */
    @Test
    void version3DidNotComeIntoForceWhileACallbackWaited() {
        room = new Room();
        room.does(0, new Command.ActivateVersion(2));
        aQueueIn(room);
        callbackAsked(100);
        assertThat(room.does(0, new Command.ActivateVersion(3))).singleElement().isInstanceOf(Event.Refused.class);
    }

    @Test
    void oneNumberIsCalledBackOnceAtATime() {
        callbackAsked(100);
        room.queue(8, new QueueRules(Room.RING_MS, 0, 1_000));
        room.callerWaits(101, 8);
        assertThat(room.does(new Command.RequestCallback(101, NUMBER)))
                .containsExactly(
                        new Event.Refused(Refusal.DUPLICATE_CONTACT, "This number is to be called back already"));
        agentComes();
        answers(100);
        assertThat(room.does(new Command.RequestCallback(101, NUMBER)))
                .as("while it is being called")
                .singleElement()
                .isInstanceOf(Event.Refused.class);
        room.does(new Command.OutsideAnswered(100));
        assertThat(room.does(new Command.RequestCallback(101, NUMBER)))
                .containsExactly(new Event.CallbackRequested(101, 8, NUMBER));
    }

    @Test
    void whereAsManyRestAsMayNobodyIsAskedAboutACallback() {
        OverflowStep asks = OverflowStep.after(60_000, OverflowTarget.to(OverflowTarget.Kind.CALLBACK));
        room.queue(7, new QueueRules(Room.RING_MS, 0, 100_000, Strategy.LONGEST_IDLE, 0, 0, List.of(asks)));
        room.does(new Command.HoldCallbacks(7, room.nowMs + 3_600_000));
        for (long contactId = 1_000; contactId < 1_000 + Centre.MAX_RESTING_PER_QUEUE; contactId++) {
            room.callerWaits(contactId, 7);
            room.does(new Command.RequestCallback(contactId, number(contactId)));
        }
        room.callerWaits(100, 7);
        assertThat(room.ticksAfter(60_000)).containsExactly(new Event.OverflowPassed(100, 7, 0));
    }

    @Test
    void whoAskedFirstIsServedBeforeALaterCaller() {
        callbackAsked(100);
        room.callerWaits(101, 7);
        assertThat(room.position(101)).isEqualTo(2);
        agentComes();
        assertThat(room.offeredTo(100)).isEqualTo(1);
        assertThat(answers(100))
                .contains(new Event.CallbackDialled(100, 7, 1, NUMBER, 1))
                .noneMatch(Event.ContactConnected.class::isInstance);
        assertThat(room.state(1)).isEqualTo(AgentState.ON_CONTACT);
        assertThat(phase(100)).isEqualTo(ContactPhase.CALLING_BACK);
    }

    @Test
    void theCustomerAnswersAndFromThenOnItIsACallLikeAnyOther() {
        callbackAsked(100);
        room.nowMs += 50_000;
        agentComes();
        answers(100);
        room.nowMs += 8_000;
        assertThat(room.does(new Command.OutsideAnswered(100)))
                .containsExactly(new Event.ContactConnected(100, 7, 1, 58_000));
        room.nowMs += 5_000;
        assertThat(room.does(new Command.HoldContact(100, 1))).contains(new Event.ContactHeld(100, 1));
        assertThat(room.callerHangsUp(100))
                .contains(
                        new Event.ConversationEnded(100, 1, ConversationEnd.CALLER_HUNG_UP, 5_000, 0),
                        new Event.ContactEnded(100, Outcome.ANSWERED, EndedBy.CALLER, EndCause.HANG_UP));
        assertThat(room.state(1)).isEqualTo(AgentState.WRAP_UP);
    }

    @Test
    void aCustomerNotReachedIsTriedAgainAtTheSamePlace() {
        callbackAsked(100);
        room.callerWaits(101, 7);
        agentComes();
        long retryAtMs = room.nowMs + RETRY_MS;
        assertThat(missed(100))
                .startsWith(new Event.CallbackAttempted(100, 7, 1, 1, OutsideEnd.NO_ANSWER, retryAtMs))
                .noneMatch(Event.WrapUpStarted.class::isInstance);
        assertThat(room.offeredTo(101)).as("the agent is free for the next").isEqualTo(1);
        room.does(new Command.AcceptOffer(101, 1));
        room.callerWaits(102, 7);
        assertThat(callback(100).nextAtMs()).isEqualTo(retryAtMs);
        assertThat(room.position(102)).as("who rests is not in line").isEqualTo(1);
        assertThat(room.ticksAfter(RETRY_MS)).containsExactly(new Event.CallbackReturned(100, 7));
        assertThat(room.position(102)).isEqualTo(2);
        room.callerHangsUp(101);
        room.does(new Command.FinishWrapUp(1));
        assertThat(room.offeredTo(100)).isEqualTo(1);
        assertThat(answers(100)).contains(new Event.CallbackDialled(100, 7, 1, NUMBER, 2));
    }

    @Test
    void afterTheLastAttemptItIsGivenUp() {
        callbackAsked(100);
        agentComes();
        for (int attempt = 1; attempt < 3; attempt++) {
            missed(100);
            room.ticksAfter(RETRY_MS);
        }
        assertThat(missed(100))
                .startsWith(
                        new Event.CallbackAttempted(100, 7, 1, 3, OutsideEnd.NO_ANSWER, 0),
                        new Event.ContactEnded(100, Outcome.CALLBACK_FAILED, EndedBy.SYSTEM, EndCause.CALLBACK));
        assertThat(room.state(1)).isEqualTo(AgentState.AVAILABLE);
        assertThat(room.engine.view().openContacts()).isZero();
        assertThat(room.does(new Command.RemoveAgent(1))).isNotEmpty();
        assertThat(room.does(new Command.RemoveQueue(7))).containsExactly(new Event.QueueRemoved(7));
    }

    @Test
    void theAgentWhoHangsUpWhileItRingsHasMadeAnAttempt() {
        callbackAsked(100);
        agentComes();
        answers(100);
        assertThat(room.does(new Command.LeaveContact(100, 1)))
                .startsWith(new Event.CallbackAttempted(100, 7, 1, 1, OutsideEnd.HUNG_UP, room.nowMs + RETRY_MS));
        assertThat(room.state(1)).isEqualTo(AgentState.AVAILABLE);
    }

    @Test
    void aLostDeviceCostsTheCustomerNoAttempt() {
        callbackAsked(100);
        agentComes();
        answers(100);
        assertThat(room.does(new Command.LoseDevice(1)))
                .startsWith(new Event.CallbackAttempted(100, 7, 1, 0, OutsideEnd.LOST, room.nowMs + RETRY_MS));
        assertThat(room.state(1)).isEqualTo(AgentState.OFFLINE);
    }

    @Test
    void noCallerIsThereToHangUp() {
        callbackAsked(100);
        assertThat(room.callerHangsUp(100)).singleElement().isInstanceOf(Event.Refused.class);
        assertThat(room.position(100)).isEqualTo(1);
    }

    @Test
    void whoseTurnHasComeIsNotCalledBackAnyMore() {
        agentComes();
        room.callerWaits(100, 7);
        assertThat(room.does(new Command.RequestCallback(100, NUMBER)))
                .singleElement()
                .isInstanceOf(Event.Refused.class);
        assertThat(room.offeredTo(100)).isEqualTo(1);
    }

    @Test
    void aCallbackTakesNoStepsOfTheOverflow() {
        room.queue(
                7,
                new QueueRules(Room.RING_MS, 0, 9)
                        .overflowing(List.of(
                                OverflowStep.after(60_000, OverflowTarget.to(OverflowTarget.Kind.HANG_UP)),
                                new OverflowStep(
                                        OverflowTrigger.KEY,
                                        0,
                                        "1",
                                        OverflowTarget.to(OverflowTarget.Kind.CALLBACK)))));
        room.callerWaits(100, 7);
        for (int times = 1; times <= 2; times++) {
            assertThat(room.does(new Command.LeaveQueue(100, "1")))
                    .containsExactly(new Event.ContactOverflowed(
                            100, 7, 7, 1, OverflowTrigger.KEY, OverflowTarget.Kind.CALLBACK, 0));
            assertThat(room.position(100)).as("the place is kept while asked").isEqualTo(1);
        }
        room.does(new Command.RequestCallback(100, NUMBER));
        assertThat(room.ticksAfter(60_000)).isEmpty();
        assertThat(room.position(100)).isEqualTo(1);
    }

    @Test
    void outsideItsHoursAQueueCallsNobodyAndThenTheFirstFirst() {
        callbackAsked(101);
        callbackAsked(100);
        long opensMs = room.nowMs + 3_600_000;
        assertThat(room.does(new Command.HoldCallbacks(7, opensMs)))
                .containsExactly(
                        new Event.CallbacksHeld(7, opensMs),
                        new Event.CallbackRested(100, 7, opensMs),
                        new Event.CallbackRested(101, 7, opensMs));
        assertThat(room.does(new Command.HoldCallbacks(7, opensMs))).isEmpty();
        room.callerWaits(102, 7);
        assertThat(room.does(new Command.RequestCallback(102, number(102))))
                .containsExactly(
                        new Event.CallbackRequested(102, 7, number(102)), new Event.CallbackRested(102, 7, opensMs));
        agentComes();
        assertThat(room.state(1)).isEqualTo(AgentState.AVAILABLE);
        assertThat(room.ticksAfter(3_600_000))
                .startsWith(
                        new Event.CallbackReturned(100, 7),
                        new Event.CallbackReturned(101, 7),
                        new Event.CallbackReturned(102, 7));
        assertThat(room.offeredTo(101)).as("came first").isEqualTo(1);
    }

    @Test
    void ofThoseWhoReturnTogetherTheFirstIsFirstWhateverTheyAskFor() {
        callbackAsked(101);
        Requirements preferring = new Requirements(List.of(), List.of(5));
        room.does(new Command.OpenContact(100, "", ""));
        room.does(new Command.EnqueueContact(100, 7, 0, preferring));
        room.does(new Command.RequestCallback(100, NUMBER));
        room.does(new Command.HoldCallbacks(7, room.nowMs + 60_000));
        agentComes();
        room.ticksAfter(60_000);
        assertThat(room.offeredTo(101)).isEqualTo(1);
    }

    @Test
    void behaviourCanChangeWhileCallbacksWaitAndRest() {
        Room older = new Room();
        older.does(0, new Command.ActivateVersion(3));
        older.queue(7, new QueueRules(Room.RING_MS, 0, 9));
        older.callerWaits(100, 7);
        older.does(new Command.RequestCallback(100, NUMBER));
        older.callerWaits(101, 7);
        assertThat(older.does(0, new Command.ActivateVersion(4)))
                .singleElement()
                .isInstanceOf(Event.Refused.class);
        older.callerHangsUp(101);
        older.does(new Command.HoldCallbacks(7, Long.MAX_VALUE));
        assertThat(older.does(0, new Command.ActivateVersion(4))).containsExactly(new Event.VersionActivated(4));
    }

    @Test
    void anOfferThatComesToNothingOutsideTheHoursRests() {
        callbackAsked(100);
        agentComes();
        room.does(new Command.HoldCallbacks(7, Long.MAX_VALUE));
        assertThat(room.does(new Command.RejectOffer(100, 1, RejectCause.BUSY)))
                .contains(new Event.CallbackRested(100, 7, Long.MAX_VALUE));
        room.does(new Command.SetAvailable(1));
        assertThat(room.offeredTo(100)).isZero();
        assertThat(room.does(new Command.HoldCallbacks(7, 0))).contains(new Event.CallbackReturned(100, 7));
        assertThat(room.offeredTo(100)).isEqualTo(1);
    }

    @Test
    void itIsCancelledInLineRestingAndRinging() {
        callbackAsked(100);
        assertThat(room.does(new Command.CancelCallback(100, 9)))
                .containsExactly(
                        new Event.CallbackCancelled(100, 9),
                        new Event.ContactEnded(100, Outcome.CALLBACK_CANCELLED, EndedBy.SYSTEM, EndCause.CALLBACK));
        callbackAsked(101);
        agentComes();
        room.does(new Command.CancelCallback(101, 9));
        assertThat(room.state(1)).isEqualTo(AgentState.AVAILABLE);
        room.does(new Command.SetNotReady(1, "LUNCH"));
        callbackAsked(102);
        room.does(new Command.SetAvailable(1));
        answers(102);
        assertThat(room.does(new Command.CancelCallback(102, 9)))
                .singleElement()
                .isInstanceOf(Event.Refused.class);
    }

    @Test
    void aRestartLosesCallsButNoCallback() {
        callbackAsked(100);
        callbackAsked(101);
        room.callerWaits(102, 7);
        agentComes();
        answers(100);
        assertThat(room.does(0, new Command.Restart()))
                .contains(
                        new Event.CallbackAttempted(100, 7, 1, 0, OutsideEnd.LOST, room.nowMs + RETRY_MS),
                        new Event.ContactEnded(102, Outcome.ABANDONED, EndedBy.SYSTEM, EndCause.SERVER_RESTART));
        assertThat(phase(100)).isEqualTo(ContactPhase.RESTING);
        agentComes();
        assertThat(room.offeredTo(101)).isEqualTo(1);
    }

    @Test
    void aSupervisorMovesACallback() {
        room.queue(8, new QueueRules(Room.RING_MS, 0, 10));
        callbackAsked(100);
        room.does(new Command.MoveContact(100, 8, 9));
        assertThat(callback(100).queueId()).isEqualTo(8);
        assertThat(room.engine.view().callbacks(8, 9)).hasSize(1);
        assertThat(room.engine.view().callbacks(7, 9)).isEmpty();
    }
}
