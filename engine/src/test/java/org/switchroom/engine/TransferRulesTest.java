package org.switchroom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.switchroom.engine.Event.AgentStateChanged;
import org.switchroom.engine.Event.ConsultEnded;
import org.switchroom.engine.Event.ContactEnded;
import org.switchroom.engine.Event.ContactHandedOver;
import org.switchroom.engine.Event.ContactQueued;
import org.switchroom.engine.Event.ConversationEnded;

/** Agent 1 talks to the caller of contact 100, who came through queue 7; 2 serves queue 8. */
class TransferRulesTest {
    private static final long CALL = 100;
    private static final String OUTSIDE = "+4940123456";

    private Room room;

    @BeforeEach
    void talk() {
        room = Room.newest(new QueueRules(Room.RING_MS, Room.WRAP_UP_MS, 1_000));
        room.queue(8, new QueueRules(Room.RING_MS, 0, 2));
        room.agentAvailable(1, 7);
        room.callerTalks(CALL, 7, 1);
        room.agentAvailable(2, 8);
        room.nowMs += 1_000;
    }

    private boolean refused(Command command) {
        return room.does(command).getFirst() instanceof Event.Refused;
    }

    private int talkingTo() {
        var status = room.engine.view().contact(CALL);
        return status == null ? -1 : status.agentId();
    }

    private void consultWith2() {
        room.does(new Command.ConsultAgent(CALL, 1, 2));
        room.does(new Command.AcceptOffer(CALL, 2));
        assertThat(room.state(2)).isEqualTo(AgentState.ON_CONTACT);
    }

    // ---- blind

    @Test
    void aColleagueIsRungForTheCallerAndTheAgentWrapsUp() {
        var events = room.does(new Command.TransferToAgent(CALL, 1, 2));
        assertThat(events)
                .contains(new ConversationEnded(CALL, 1, ConversationEnd.TRANSFERRED, 1_001, 0))
                .hasAtLeastOneElementOfType(Event.ContactOffered.class);
        assertThat(room.offeredTo(CALL)).isEqualTo(2);
        assertThat(room.state(1)).isEqualTo(AgentState.WRAP_UP);
        room.does(new Command.AcceptOffer(CALL, 2));
        assertThat(talkingTo()).isEqualTo(2);
    }

    @Test
    void aColleagueWhoDoesNotAnswerSendsTheCallerToTheFrontOfTheAgentsQueue() {
        room.callerWaits(101, 7, 9);
        room.does(new Command.TransferToAgent(CALL, 1, 2));
        room.ticksAfter(Room.RING_MS);
        assertThat(room.agent(2).reasonCode()).isEqualTo(Reasons.RNA);
        assertThat(room.position(CALL)).isEqualTo(1);
        assertThat(room.position(101)).isEqualTo(2);
    }

    @Test
    void anotherQueueTakesTheCallerAndTheAgentWrapsUp() {
        room.callerWaits(101, 8);
        room.does(new Command.RejectOffer(101, 2, RejectCause.BUSY));
        room.does(new Command.TransferToQueue(CALL, 1, 8, 0, Requirements.NONE));
        assertThat(room.position(CALL)).isEqualTo(2);
        assertThat(room.state(1)).isEqualTo(AgentState.WRAP_UP);
    }

    @Test
    void whoHasTheCallerNoLongerCannotPutHimIntoAQueue() {
        room.does(new Command.TransferToAgent(CALL, 1, 2));
        assertThat(refused(new Command.TransferToQueue(CALL, 1, 7, 0, Requirements.NONE)))
                .isTrue();
        room.does(new Command.AcceptOffer(CALL, 2));
        assertThat(refused(new Command.TransferToQueue(CALL, 1, 7, 0, Requirements.NONE)))
                .isTrue();
        assertThat(talkingTo()).isEqualTo(2);
    }

    @Test
    void whatIsToldOfAnEarlierRingIsTooLate() {
        room.does(new Command.TransferToAgent(CALL, 1, 2));
        long first = seqOf(Event.ContactOffered.class);
        room.does(new Command.RejectOffer(CALL, 2, RejectCause.BUSY, first));
        room.does(new Command.SetAvailable(1));
        room.does(new Command.AcceptOffer(CALL, 1));
        room.does(new Command.SetAvailable(2));
        room.does(new Command.ConsultAgent(CALL, 1, 2));
        assertThat(refused(new Command.AcceptOffer(CALL, 2, first))).isTrue();
        assertThat(refused(new Command.RejectOffer(CALL, 2, RejectCause.BUSY, first)))
                .isTrue();
        assertThat(room.state(2)).isEqualTo(AgentState.OFFERED);
        assertThat(refused(new Command.AcceptOffer(CALL, 2, seqOf(Event.ContactOffered.class))))
                .isFalse();
    }

    @Test
    void whatIsToldOfAnEarlierCallOutsideIsTooLate() {
        room.does(new Command.ConsultOutside(CALL, 1, OUTSIDE));
        long first = seqOf(Event.ConsultStarted.class);
        room.does(new Command.EndConsult(CALL, 1));
        room.does(new Command.TransferOutside(CALL, 1, OUTSIDE));
        assertThat(refused(new Command.OutsideAnswered(CALL, first))).isTrue();
        assertThat(refused(new Command.OutsideEnded(CALL, OutsideEnd.LOST, first)))
                .isTrue();
        long second = seqOf(Event.ContactDialled.class);
        assertThat(refused(new Command.OutsideAnswered(CALL, second))).isFalse();
        assertThat(refused(new Command.OutsideEnded(CALL, OutsideEnd.HUNG_UP, second)))
                .isFalse();
    }

    /** Of the last event of that kind. */
    private long seqOf(Class<? extends Event> kind) {
        return room.log.stream()
                .filter(logged -> kind.isInstance(logged.event()))
                .mapToLong(LoggedEvent::eventSeq)
                .max()
                .orElseThrow();
    }

    @Test
    void onlyWhoIsAvailableCanBeRung() {
        room.does(new Command.SetNotReady(2, "BREAK"));
        assertThat(refused(new Command.TransferToAgent(CALL, 1, 2))).isTrue();
        assertThat(refused(new Command.ConsultAgent(CALL, 1, 2))).isTrue();
        assertThat(refused(new Command.ConsultAgent(CALL, 1, 1))).isTrue();
        assertThat(room.state(1)).isEqualTo(AgentState.ON_CONTACT);
    }

    @Test
    void outsideTheCallerTalksUntilOneHangsUp() {
        room.does(new Command.TransferOutside(CALL, 1, OUTSIDE));
        assertThat(room.state(1)).isEqualTo(AgentState.WRAP_UP);
        assertThat(refused(new Command.RemoveQueue(7)))
                .as("the caller may come back")
                .isTrue();
        room.does(new Command.OutsideAnswered(CALL));
        assertThat(room.does(new Command.OutsideEnded(CALL, OutsideEnd.HUNG_UP)))
                .contains(new ContactEnded(CALL, Outcome.ANSWERED, EndedBy.OUTSIDE, EndCause.HANG_UP));
        assertThat(room.does(new Command.RemoveQueue(7))).containsExactly(new Event.QueueRemoved(7));
    }

    @Test
    void whoCannotBeReachedOutsideSendsTheCallerToTheFront() {
        room.callerWaits(101, 7, 9);
        room.does(new Command.TransferOutside(CALL, 1, OUTSIDE));
        assertThat(room.does(new Command.OutsideEnded(CALL, OutsideEnd.BUSY)))
                .contains(new Event.OutsideLost(CALL, OUTSIDE, OutsideEnd.BUSY));
        assertThat(room.position(CALL)).isEqualTo(1);
    }

    // ---- consult

    @Test
    void theCallerIsHeldWhileTheAgentAsksAndGoesOnWithTheColleague() {
        consultWith2();
        assertThat(room.state(1)).isEqualTo(AgentState.HELD);
        assertThat(room.does(new Command.CompleteTransfer(CALL, 1))).contains(new ContactHandedOver(CALL, 7, 1, 2));
        assertThat(room.state(1)).isEqualTo(AgentState.WRAP_UP);
        assertThat(talkingTo()).isEqualTo(2);
        assertThat(room.does(new Command.LeaveContact(CALL, 2)))
                .contains(new ContactEnded(CALL, Outcome.ANSWERED, EndedBy.AGENT, EndCause.HANG_UP));
    }

    @Test
    void takenBackTheCallerTalksToTheAgentAndTheColleagueIsFree() {
        consultWith2();
        assertThat(room.does(new Command.EndConsult(CALL, 1)))
                .containsExactly(
                        new ConsultEnded(CALL, 1, 2, ConsultEnd.TAKEN_BACK),
                        new AgentStateChanged(2, AgentState.AVAILABLE, "", 0, "d2", ""),
                        new Event.ContactResumed(CALL, 1),
                        new AgentStateChanged(1, AgentState.ON_CONTACT, "", CALL, "d1", ""));
    }

    @Test
    void toSwapIsToResumeAndToHold() {
        consultWith2();
        assertThat(refused(new Command.ResumeContact(CALL, 1))).isFalse();
        assertThat(room.state(1)).isEqualTo(AgentState.ON_CONTACT);
        assertThat(refused(new Command.HoldContact(CALL, 1))).isFalse();
        assertThat(refused(new Command.HoldContact(CALL, 2))).isTrue();
        room.does(new Command.CompleteTransfer(CALL, 1));
        assertThat(talkingTo()).isEqualTo(2);
    }

    @Test
    void aQueueIsAskedByItsOwnRules() {
        room.does(new Command.ConsultQueue(CALL, 1, 8, 0, Requirements.NONE));
        assertThat(room.state(2)).isEqualTo(AgentState.OFFERED);
        room.does(new Command.RejectOffer(CALL, 2, RejectCause.DECLINED));
        assertThat(room.engine.view().queue(8)).returns(1, CentreView.QueueStatus::waiting);
        assertThat(room.state(1)).isEqualTo(AgentState.HELD);
        room.agentAvailable(3, 8);
        assertThat(room.state(3)).isEqualTo(AgentState.OFFERED);
        room.does(new Command.AcceptOffer(CALL, 3));
        room.does(new Command.CompleteTransfer(CALL, 1));
        assertThat(talkingTo()).isEqualTo(3);
        assertThat(room.engine.view().queue(8)).returns(1, CentreView.QueueStatus::talking);
        assertThat(room.engine.view().queue(7)).returns(0, CentreView.QueueStatus::talking);
        room.callerHangsUp(CALL);
        assertThat(room.state(3)).as("no wrap-up in queue 8").isEqualTo(AgentState.AVAILABLE);
    }

    @Test
    void aFullQueueIsNotAsked() {
        room.does(new Command.SetNotReady(2, "BREAK"));
        room.callerWaits(201, 8);
        room.callerWaits(202, 8);
        assertThat(room.does(new Command.ConsultQueue(CALL, 1, 8, 0, Requirements.NONE)))
                .containsExactly(new Event.Refused(Refusal.QUEUE_FULL, "Queue 8 is full"));
        assertThat(room.state(1)).isEqualTo(AgentState.ON_CONTACT);
    }

    @Test
    void aColleagueWhoDoesNotAnswerEndsTheConsultAndTheCallerStaysHeld() {
        room.does(new Command.ConsultAgent(CALL, 1, 2));
        assertThat(refused(new Command.CompleteTransfer(CALL, 1)))
                .as("nobody there")
                .isTrue();
        assertThat(room.ticksAfter(Room.RING_MS))
                .contains(new ConsultEnded(CALL, 1, 0, ConsultEnd.NOT_REACHED))
                .doesNotHaveAnyElementsOfTypes(ContactQueued.class);
        assertThat(room.state(1)).isEqualTo(AgentState.HELD);
        assertThat(refused(new Command.ResumeContact(CALL, 1))).isFalse();
    }

    @Test
    void theCallerHangsUpAndEverybodyIsFree() {
        consultWith2();
        assertThat(room.callerHangsUp(CALL))
                .contains(new ConsultEnded(CALL, 1, 2, ConsultEnd.CALLER_GONE))
                .contains(new ContactEnded(CALL, Outcome.ANSWERED, EndedBy.CALLER, EndCause.HANG_UP));
        assertThat(room.state(2)).isEqualTo(AgentState.AVAILABLE);
        assertThat(room.state(1)).isEqualTo(AgentState.WRAP_UP);
    }

    @Test
    void theCallerHangsUpWhileAPhoneRings() {
        room.does(new Command.ConsultQueue(CALL, 1, 8, 0, Requirements.NONE));
        assertThat(room.callerHangsUp(CALL)).contains(new Event.OfferEnded(CALL, 8, 2, OfferEnd.WITHDRAWN));
        assertThat(room.state(2)).isEqualTo(AgentState.AVAILABLE);
        assertThat(room.engine.view().queue(8)).returns(0, CentreView.QueueStatus::waiting);
    }

    @Test
    void theColleagueHangsUpAndTheAgentKeepsTheCaller() {
        consultWith2();
        assertThat(room.does(new Command.LeaveContact(CALL, 2)))
                .contains(new ConsultEnded(CALL, 1, 2, ConsultEnd.PARTNER_LEFT));
        assertThat(room.state(2)).isEqualTo(AgentState.AVAILABLE);
        assertThat(room.state(1)).isEqualTo(AgentState.HELD);
    }

    @Test
    void aLostColleagueIsOfflineAndTheAgentKeepsTheCaller() {
        consultWith2();
        assertThat(room.does(new Command.LoseDevice(2)))
                .contains(new ConsultEnded(CALL, 1, 2, ConsultEnd.PARTNER_LOST));
        assertThat(room.state(2)).isEqualTo(AgentState.OFFLINE);
        assertThat(talkingTo()).isEqualTo(1);
    }

    @Test
    void aLostAgentLeavesTheCallerWithTheColleague() {
        consultWith2();
        assertThat(room.does(new Command.LoseDevice(1))).contains(new ContactHandedOver(CALL, 7, 1, 2));
        assertThat(room.state(1)).isEqualTo(AgentState.OFFLINE);
        assertThat(talkingTo()).isEqualTo(2);
    }

    @Test
    void anAgentLostWhileSearchingSendsTheCallerToTheFront() {
        room.does(new Command.ConsultAgent(CALL, 1, 2));
        room.does(new Command.LoseDevice(1));
        assertThat(room.position(CALL)).isEqualTo(1);
        assertThat(room.state(2)).isEqualTo(AgentState.AVAILABLE);
    }

    @Test
    void anAgentWhoHangsUpWhileSearchingSendsTheCallerToTheFront() {
        room.does(new Command.ConsultOutside(CALL, 1, OUTSIDE));
        assertThat(room.does(new Command.LeaveContact(CALL, 1)))
                .contains(new ConsultEnded(CALL, 1, 0, ConsultEnd.AGENT_GONE));
        assertThat(room.position(CALL)).isEqualTo(1);
        assertThat(room.state(1)).isEqualTo(AgentState.WRAP_UP);
    }

    @Test
    void somebodyOutsideIsAskedAndGetsTheCaller() {
        room.does(new Command.ConsultOutside(CALL, 1, OUTSIDE));
        assertThat(room.does(new Command.OutsideAnswered(CALL)))
                .containsExactly(new Event.ConsultConnected(CALL, 1, 0));
        room.does(new Command.CompleteTransfer(CALL, 1));
        assertThat(room.engine.view().contact(CALL))
                .returns(CentreView.ContactPhase.OUTSIDE, CentreView.ContactStatus::phase);
        assertThat(room.does(new Command.OutsideEnded(CALL, OutsideEnd.HUNG_UP)))
                .hasAtLeastOneElementOfType(ContactEnded.class);
    }

    // ---- all three

    @Test
    void ofThreeEachMayLeave() {
        consultWith2();
        room.does(new Command.JoinConsult(CALL, 1));
        assertThat(room.state(1)).isEqualTo(AgentState.ON_CONTACT);
        assertThat(refused(new Command.HoldContact(CALL, 1))).isTrue();
        assertThat(refused(new Command.JoinConsult(CALL, 1))).isTrue();
        assertThat(room.does(new Command.LeaveContact(CALL, 1))).contains(new ContactHandedOver(CALL, 7, 1, 2));
        assertThat(talkingTo()).isEqualTo(2);
    }

    @Test
    void duringAConsultNoOtherTransferBegins() {
        consultWith2();
        room.agentAvailable(3, 8);
        assertThat(refused(new Command.ConsultAgent(CALL, 1, 3))).isTrue();
        assertThat(refused(new Command.TransferToAgent(CALL, 1, 3))).isTrue();
        assertThat(refused(new Command.EnqueueContact(CALL, 8, 0))).isTrue();
        assertThat(refused(new Command.SignOut(2))).isTrue();
        assertThat(refused(new Command.RemoveAgent(2))).isTrue();
    }

    @Test
    void afterARestartNobodyIsLeft() {
        consultWith2();
        room.does(0, new Command.Restart());
        assertThat(room.state(1)).isEqualTo(AgentState.OFFLINE);
        assertThat(room.state(2)).isEqualTo(AgentState.OFFLINE);
        assertThat(room.engine.view().openContacts()).isZero();
    }
}
