package org.switchroom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.switchroom.engine.Event.AgentStateChanged;
import org.switchroom.engine.Event.ContactEnded;
import org.switchroom.engine.Event.OfferEnded;
import org.switchroom.engine.Event.WrapUpEnded;
import org.switchroom.engine.Event.WrapUpStarted;

/** Agent 1 calls agent 2, queue 8, which 3 serves, or somebody outside. 1 and 2 serve queue 7. */
class PlacedCallRulesTest {
    private static final long OWN = 100;
    private static final long CALLER = 200;
    private static final String OUTSIDE = "+4940123456";

    private Room room;

    @BeforeEach
    void signIn() {
        room = Room.newest(new QueueRules(Room.RING_MS, Room.WRAP_UP_MS, 1_000));
        room.queue(8, new QueueRules(Room.RING_MS, Room.WRAP_UP_MS, 10));
        room.agentAvailable(1, 7);
        room.agentAvailable(2, 7);
        room.agentAvailable(3, 8);
        room.nowMs += 1_000;
    }

    private void places(ContactKind kind) {
        assertThat(room.does(new Command.PlaceCall(OWN, 1, kind, "21", "22")))
                .noneMatch(Event.Refused.class::isInstance);
    }

    private void calls2() {
        places(ContactKind.INTERNAL);
        assertThat(room.does(new Command.RingColleague(OWN, 2))).noneMatch(Event.Refused.class::isInstance);
    }

    private void talksTo2() {
        calls2();
        room.nowMs += 3_000;
        room.does(new Command.AcceptOffer(OWN, 2));
    }

    private boolean refused(Command command) {
        return room.does(command).getFirst() instanceof Event.Refused;
    }

    private long ringing() {
        var agent = room.agent(2);
        return agent.state() == AgentState.OFFERED ? agent.contactId() : 0;
    }

    // ---- to a colleague

    @Test
    void bothTalkAndAreAvailableAgainWithoutWrapUp() {
        talksTo2();
        assertThat(room.state(1)).isEqualTo(AgentState.ON_CONTACT);
        assertThat(room.state(2)).isEqualTo(AgentState.ON_CONTACT);
        room.nowMs += 60_000;
        assertThat(room.does(new Command.LeaveContact(OWN, 2)))
                .contains(new ContactEnded(OWN, Outcome.ANSWERED, EndedBy.AGENT, EndCause.HANG_UP))
                .noneMatch(WrapUpStarted.class::isInstance);
        assertThat(room.state(1)).isEqualTo(AgentState.AVAILABLE);
        assertThat(room.state(2)).isEqualTo(AgentState.AVAILABLE);
    }

    @Test
    void nobodyIsOfferedACallerMeanwhile() {
        talksTo2();
        room.callerWaits(CALLER, 7);
        assertThat(room.offeredTo(CALLER)).isZero();
        room.does(new Command.LeaveContact(OWN, 1));
        assertThat(room.offeredTo(CALLER)).isNotZero();
    }

    @Test
    void whoIsOnABreakCanBeCalledAndIsOnItAfterwards() {
        room.does(new Command.SetNotReady(2, "LUNCH"));
        talksTo2();
        room.callerHangsUp(OWN);
        assertThat(room.state(2)).isEqualTo(AgentState.NOT_READY);
        assertThat(room.agent(2).reasonCode()).isEqualTo("LUNCH");
    }

    @Test
    void whoCallsFromABreakIsOnItAfterwards() {
        room.does(new Command.SetNotReady(1, "LUNCH"));
        talksTo2();
        room.does(new Command.LeaveContact(OWN, 2));
        assertThat(room.agent(1).reasonCode()).isEqualTo("LUNCH");
        assertThat(room.state(2)).isEqualTo(AgentState.AVAILABLE);
    }

    @Test
    void whatIsAskedForDuringTheCallCounts() {
        room.does(new Command.SetNotReady(1, "LUNCH"));
        talksTo2();
        room.does(new Command.SetAvailable(1));
        room.does(new Command.SetNotReady(2, "TRAINING"));
        room.callerHangsUp(OWN);
        assertThat(room.state(1)).isEqualTo(AgentState.AVAILABLE);
        assertThat(room.agent(2).reasonCode()).isEqualTo("TRAINING");
    }

    @Test
    void noAnswerCostsNothingButTheCall() {
        calls2();
        var events = room.ticksAfter(Centre.COLLEAGUE_RING_MS);
        assertThat(events)
                .contains(
                        new OfferEnded(OWN, 0, 2, OfferEnd.EXPIRED),
                        new ContactEnded(OWN, Outcome.NOT_REACHED, EndedBy.SYSTEM, EndCause.NO_ANSWER));
        assertThat(room.state(1)).isEqualTo(AgentState.AVAILABLE);
        assertThat(room.state(2)).isEqualTo(AgentState.AVAILABLE);
    }

    @Test
    void whoDidNotAnswerKeepsHisPlaceAmongTheIdle() {
        room.does(new Command.SetNotReady(1, "LUNCH"));
        calls2();
        room.ticksAfter(Centre.COLLEAGUE_RING_MS);
        room.does(new Command.SetAvailable(1));
        room.callerWaits(CALLER, 7);
        assertThat(room.offeredTo(CALLER)).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(RejectCause.class)
    void aRefusalEndsIt(RejectCause cause) {
        calls2();
        room.does(new Command.RejectOffer(OWN, 2, cause));
        assertThat(room.engine.view().openContacts()).isZero();
        assertThat(room.state(1)).isEqualTo(AgentState.AVAILABLE);
        assertThat(room.state(2)).isEqualTo(AgentState.AVAILABLE);
    }

    @Test
    void whoCallsCanGiveUp() {
        calls2();
        assertThat(room.callerHangsUp(OWN)).contains(new OfferEnded(OWN, 0, 2, OfferEnd.CALLER_GONE));
        assertThat(room.state(2)).isEqualTo(AgentState.AVAILABLE);
        assertThat(room.state(1)).isEqualTo(AgentState.AVAILABLE);
    }

    @Test
    void whoIsBusyOrAwayCannotBeCalled() {
        places(ContactKind.INTERNAL);
        room.callerTalks(CALLER, 7, 2);
        assertThat(refused(new Command.RingColleague(OWN, 2))).isTrue();
        room.callerHangsUp(CALLER);
        assertThat(room.state(2)).isEqualTo(AgentState.WRAP_UP);
        assertThat(refused(new Command.RingColleague(OWN, 2))).isTrue();
        room.does(new Command.SignOut(2));
        assertThat(refused(new Command.RingColleague(OWN, 2))).isTrue();
        assertThat(refused(new Command.RingColleague(OWN, 1))).isTrue();
        assertThat(refused(new Command.RingColleague(OWN, 9))).isTrue();
    }

    @Test
    void whoHasAContactOrIsNotThereCannotCall() {
        room.does(new Command.SetNotReady(1, "LUNCH"));
        room.callerTalks(CALLER, 7, 2);
        assertThat(refused(new Command.PlaceCall(OWN, 2, ContactKind.INTERNAL, "", "")))
                .isTrue();
        room.does(new Command.SignOut(1));
        assertThat(refused(new Command.PlaceCall(OWN, 1, ContactKind.INTERNAL, "", "")))
                .isTrue();
        assertThat(refused(new Command.PlaceCall(OWN, 3, ContactKind.CALL, "", "")))
                .isTrue();
    }

    @Test
    void wrapUpGoesOnWhereItWasInterrupted() {
        room.does(new Command.SetNotReady(2, "LUNCH"));
        room.callerTalks(CALLER, 7, 1);
        room.callerHangsUp(CALLER);
        room.nowMs += 10_000;
        calls2();
        assertThat(ringing()).isEqualTo(OWN);
        room.does(new Command.AcceptOffer(OWN, 2));
        room.nowMs += 300_000;
        assertThat(room.does(new Command.LeaveContact(OWN, 1)))
                .contains(new WrapUpStarted(CALLER, 1, 7, room.nowMs + Room.WRAP_UP_MS - 10_000));
        assertThat(room.state(1)).isEqualTo(AgentState.WRAP_UP);
        assertThat(room.ticksAfter(Room.WRAP_UP_MS - 10_000)).contains(new WrapUpEnded(CALLER, 1, WrapUpEnd.TIME));
    }

    /** No talk, so the estimate of the next caller is the mean wrap-up. */
    @Test
    void anInterruptedWrapUpIsOneInTheFigures() {
        wrapUpGoesOnWhereItWasInterrupted();
        room.does(new Command.SetNotReady(1, "LUNCH"));
        assertThat(room.callerWaits(200, 7))
                .containsExactly(new Event.ContactQueued(
                        200, 7, 0, 1, Room.WRAP_UP_MS, QueuedCause.FROM_MENU, Requirements.NONE));
    }

    /** Version 4; before, it was counted when it was interrupted. */
    @Test
    void oneThatIsNeverResumedIsOneInTheFiguresTooAsLongAsItLasted() {
        room.does(new Command.SetNotReady(2, "LUNCH"));
        room.callerTalks(CALLER, 7, 1);
        room.callerHangsUp(CALLER);
        room.nowMs += 10_000;
        places(ContactKind.INTERNAL);
        room.nowMs += 300_000;
        room.does(new Command.LoseDevice(1));
        assertThat(room.callerWaits(CALLER + 1, 7))
                .containsExactly(
                        new Event.ContactQueued(CALLER + 1, 7, 0, 1, 10_000, QueuedCause.FROM_MENU, Requirements.NONE));
    }

    @Test
    void aLostDeviceEndsTheCall() {
        talksTo2();
        assertThat(room.does(new Command.LoseDevice(1)))
                .contains(new ContactEnded(OWN, Outcome.ANSWERED, EndedBy.SYSTEM, EndCause.DEVICE_LOST));
        assertThat(room.state(1)).isEqualTo(AgentState.OFFLINE);
        assertThat(room.state(2)).isEqualTo(AgentState.AVAILABLE);
    }

    @Test
    void aLostDeviceOnTheOtherSideEndsItToo() {
        talksTo2();
        assertThat(room.does(new Command.LoseDevice(2)))
                .contains(new ContactEnded(OWN, Outcome.ANSWERED, EndedBy.SYSTEM, EndCause.DEVICE_LOST));
        assertThat(room.state(2)).isEqualTo(AgentState.OFFLINE);
        assertThat(room.state(1)).isEqualTo(AgentState.AVAILABLE);
    }

    @Test
    void signingOutWhileItRingsIsNoAnswer() {
        calls2();
        assertThat(room.does(new Command.SignOut(2)))
                .contains(new ContactEnded(OWN, Outcome.NOT_REACHED, EndedBy.SYSTEM, EndCause.NOT_REACHED));
        assertThat(room.state(1)).isEqualTo(AgentState.AVAILABLE);
    }

    @Test
    void theCalledOneCanHoldAndHandOver() {
        talksTo2();
        room.does(new Command.HoldContact(OWN, 2));
        assertThat(room.state(2)).isEqualTo(AgentState.HELD);
        assertThat(refused(new Command.ResumeContact(OWN, 1))).isTrue();
        room.does(new Command.ConsultAgent(OWN, 2, 3));
        room.does(new Command.AcceptOffer(OWN, 3));
        room.does(new Command.CompleteTransfer(OWN, 2));
        assertThat(room.state(2)).isEqualTo(AgentState.AVAILABLE);
        assertThat(room.agent(3).contactId()).isEqualTo(OWN);
        room.does(new Command.LeaveContact(OWN, 3));
        assertThat(room.state(1)).isEqualTo(AgentState.AVAILABLE);
        assertThat(room.state(3)).isEqualTo(AgentState.AVAILABLE);
    }

    @Test
    void thereIsNoQueueToComeBackToFromABlindTransfer() {
        talksTo2();
        assertThat(refused(new Command.TransferToAgent(OWN, 2, 3))).isTrue();
        assertThat(refused(new Command.TransferOutside(OWN, 2, OUTSIDE))).isTrue();
        room.does(new Command.ConsultQueue(OWN, 2, 8, 0, Requirements.NONE));
        assertThat(room.does(new Command.LeaveContact(OWN, 2))).anyMatch(ContactEnded.class::isInstance);
        assertThat(room.state(1)).isEqualTo(AgentState.AVAILABLE);
        assertThat(room.state(3)).isEqualTo(AgentState.AVAILABLE);
    }

    @Test
    void aRestartEndsIt() {
        talksTo2();
        room.does(0, new Command.Restart());
        assertThat(room.engine.view().openContacts()).isZero();
        assertThat(room.state(1)).isEqualTo(AgentState.OFFLINE);
        assertThat(room.state(2)).isEqualTo(AgentState.OFFLINE);
    }

    // ---- to a queue

    @Test
    void aColleagueWaitsInAQueueLikeAnybodyAndLeavesNoTraceInItsEstimate() {
        room.callerServed(CALLER, 8, agent -> 100_000);
        room.does(new Command.FinishWrapUp(3));
        room.does(new Command.SetNotReady(3, "LUNCH"));
        places(ContactKind.INTERNAL);
        room.does(new Command.EnqueueContact(OWN, 8, 0));
        assertThat(room.position(OWN)).isEqualTo(1);
        room.does(new Command.SetAvailable(3));
        long estimate = estimateOfSecond();
        room.does(new Command.AcceptOffer(OWN, 3));
        room.nowMs += 3_600_000;
        assertThat(room.does(new Command.LeaveContact(OWN, 3))).noneMatch(WrapUpStarted.class::isInstance);
        assertThat(room.state(1)).isEqualTo(AgentState.AVAILABLE);
        assertThat(room.state(3)).isEqualTo(AgentState.AVAILABLE);
        room.does(new Command.SetNotReady(3, "LUNCH"));
        room.does(new Command.SetAvailable(3));
        room.callerTalks(CALLER + 10, 8, 3);
        assertThat(estimateOfSecond()).isEqualTo(estimate);
    }

    private long probe = 1_000;

    private long estimateOfSecond() {
        long contactId = probe++;
        var events = room.callerWaits(contactId, 8);
        room.callerHangsUp(contactId);
        return events.stream()
                .filter(Event.ContactQueued.class::isInstance)
                .map(Event.ContactQueued.class::cast)
                .findFirst()
                .orElseThrow()
                .estimatedWaitMs();
    }

    @Test
    void whoWaitsInAQueueCanHangUpThere() {
        room.does(new Command.SetNotReady(3, "LUNCH"));
        places(ContactKind.INTERNAL);
        room.does(new Command.EnqueueContact(OWN, 8, 0));
        assertThat(room.does(new Command.LeaveContact(OWN, 1)))
                .contains(new ContactEnded(OWN, Outcome.ABANDONED, EndedBy.CALLER, EndCause.HANG_UP))
                .contains(new AgentStateChanged(1, AgentState.AVAILABLE, "", 0, "d1", ""));
    }

    // ---- to the outside

    @Test
    void somebodyOutsideAnswers() {
        places(ContactKind.OUTBOUND);
        room.does(new Command.CallOutside(OWN, OUTSIDE));
        room.nowMs += 5_000;
        room.does(new Command.OutsideAnswered(OWN));
        room.nowMs += 60_000;
        assertThat(room.does(new Command.LeaveContact(OWN, 1)))
                .contains(new ContactEnded(OWN, Outcome.ANSWERED, EndedBy.AGENT, EndCause.HANG_UP));
        assertThat(room.state(1)).isEqualTo(AgentState.AVAILABLE);
    }

    @Test
    void nobodyOutsideAnswers() {
        places(ContactKind.OUTBOUND);
        room.does(new Command.CallOutside(OWN, OUTSIDE));
        assertThat(room.does(new Command.OutsideEnded(OWN, OutsideEnd.BUSY)))
                .contains(new ContactEnded(OWN, Outcome.NOT_REACHED, EndedBy.OUTSIDE, EndCause.BUSY));
        assertThat(room.state(1)).isEqualTo(AgentState.AVAILABLE);
    }

    @Test
    void aCallInsideDoesNotGoOutNorTheOtherWayRound() {
        places(ContactKind.INTERNAL);
        assertThat(refused(new Command.CallOutside(OWN, OUTSIDE))).isTrue();
        room.callerHangsUp(OWN);
        room.does(new Command.PlaceCall(OWN + 1, 1, ContactKind.OUTBOUND, "", OUTSIDE));
        assertThat(refused(new Command.RingColleague(OWN + 1, 2))).isTrue();
        assertThat(refused(new Command.EnqueueContact(OWN + 1, 8, 0))).isTrue();
        room.does(new Command.OpenContact(CALLER, "", ""));
        assertThat(refused(new Command.RingColleague(CALLER, 2))).isTrue();
    }
}
