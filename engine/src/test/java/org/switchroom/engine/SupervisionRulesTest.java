package org.switchroom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.switchroom.engine.Command.ChangePriority;
import org.switchroom.engine.Command.DefineReason;
import org.switchroom.engine.Command.ForceState;
import org.switchroom.engine.Command.MoveContact;
import org.switchroom.engine.Command.PauseQueue;
import org.switchroom.engine.Command.ResumeQueue;
import org.switchroom.engine.Command.SetNotReady;
import org.switchroom.engine.Event.AgentForced;
import org.switchroom.engine.Event.AgentStateChanged;
import org.switchroom.engine.Event.ContactOffered;
import org.switchroom.engine.Event.QueuePaused;
import org.switchroom.engine.Event.QueueResumed;
import org.switchroom.engine.Event.ReasonExceeded;
import org.switchroom.engine.Event.Refused;

/** Forced states, paused queues, timed reasons, and a supervisor's hand on those who wait. */
class SupervisionRulesTest {
    private static final int BOSS = 99;
    private static final QueueRules WITH_WRAP_UP =
            new QueueRules(Room.RING_MS, Room.WRAP_UP_MS, 1_000, Strategy.LONGEST_IDLE, 0, 0);

    private final Room room = Room.newest(WITH_WRAP_UP);

    SupervisionRulesTest() {
        room.queue(8, Room.picking(Strategy.LONGEST_IDLE));
    }

    private static ForceState force(AgentState state, String reason) {
        return new ForceState(1, state, reason, BOSS);
    }

    private void refused(Command command, String because) {
        assertThat(room.does(command))
                .singleElement()
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.detail()).contains(because));
    }

    // ---- forced states

    @Test
    void theLogSaysWhoForcedAState() {
        room.agentSignsIn(1, 7);
        assertThat(room.does(force(AgentState.AVAILABLE, "")))
                .containsExactly(
                        new AgentForced(1, AgentState.AVAILABLE, "", BOSS),
                        new AgentStateChanged(1, AgentState.AVAILABLE, "", 0, "d1", ""));
        assertThat(room.does(force(AgentState.AVAILABLE, ""))).isEmpty();
    }

    @Test
    void forcedDuringACallTakesEffectAfterwards() {
        room.agentAvailable(1, 7);
        room.callerTalks(100, 7, 1);
        assertThat(room.does(force(AgentState.NOT_READY, "TALK")))
                .containsExactly(
                        new AgentForced(1, AgentState.NOT_READY, "TALK", BOSS),
                        new AgentStateChanged(1, AgentState.ON_CONTACT, "", 100, "d1", "TALK"));
        room.callerHangsUp(100);
        room.ticksAfter(Room.WRAP_UP_MS);
        assertThat(room.agent(1).reasonCode()).isEqualTo("TALK");
    }

    @Test
    void nobodyIsSignedOutInConversation() {
        room.agentAvailable(1, 7);
        room.callerTalks(100, 7, 1);
        refused(force(AgentState.OFFLINE, ""), "is in a conversation");
        room.callerHangsUp(100);
        assertThat(room.does(force(AgentState.OFFLINE, ""))).first().isInstanceOf(AgentForced.class);
        assertThat(room.state(1)).isEqualTo(AgentState.OFFLINE);
    }

    @Test
    void wrapUpIsEndedByForcingAvailable() {
        room.agentAvailable(1, 7);
        room.callerTalks(100, 7, 1);
        room.callerHangsUp(100);
        assertThat(room.does(force(AgentState.AVAILABLE, ""))).first().isInstanceOf(AgentForced.class);
        assertThat(room.state(1)).isEqualTo(AgentState.AVAILABLE);
    }

    @Test
    void onlyWhatAnAgentCouldDoIsForced() {
        room.does(new Command.DefineAgent(1, List.of(7)));
        refused(force(AgentState.AVAILABLE, ""), "is not signed in");
        room.does(new Command.SignIn(1, "d1"));
        refused(force(AgentState.WRAP_UP, ""), "Nobody is set");
        refused(force(AgentState.NOT_READY, ""), "reason code");
        refused(new ForceState(1, AgentState.AVAILABLE, "", 0), "user id");
        assertThat(room.does(2, force(AgentState.OFFLINE, "")))
                .singleElement()
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).isEqualTo(Refusal.OTHER_FIRM));
    }

    // ---- single queues

    @Test
    void aPausedQueueSendsNothingUntilItIsResumed() {
        room.agentAvailable(1, 7, 8);
        assertThat(room.does(new PauseQueue(1, 7, 1))).containsExactly(new QueuePaused(1, 7, 1));
        assertThat(room.does(new PauseQueue(1, 7, 1))).isEmpty();
        room.callerWaits(100, 7);
        assertThat(room.offeredTo(100)).isZero();
        assertThat(room.does(new ResumeQueue(1, 7, BOSS)))
                .startsWith(new QueueResumed(1, 7, BOSS))
                .hasAtLeastOneElementOfType(ContactOffered.class);
    }

    @Test
    void aPausedAgentServesAndIsNotAtWorkThere() {
        room.agentAvailable(1, 7, 8);
        room.agentAvailable(2, 7);
        room.does(new PauseQueue(1, 7, BOSS));
        assertThat(room.engine.view().queue(7).agentsAtWork()).isEqualTo(1);
        assertThat(room.engine.view().queue(8).agentsAtWork()).isEqualTo(1);
        room.callerWaits(100, 7);
        Choice choice = room.log.stream()
                .map(LoggedEvent::event)
                .filter(ContactOffered.class::isInstance)
                .map(event -> ((ContactOffered) event).choice())
                .findFirst()
                .orElseThrow();
        assertThat(List.of(choice.serving(), choice.atWork(), choice.free())).containsExactly(2, 1, 1);
    }

    @Test
    void aPauseEndsAtSignOutAndWithTheService() {
        room.agentAvailable(1, 7, 8);
        room.does(new PauseQueue(1, 7, 1));
        room.does(new Command.SetNotReady(1, "LUNCH"));
        assertThat(room.agent(1).pausedQueueIds()).containsExactly(7);
        room.does(new Command.DefineAgent(1, List.of(8)));
        assertThat(room.agent(1).pausedQueueIds()).isEmpty();
        room.does(new PauseQueue(1, 8, 1));
        room.does(new Command.SignOut(1));
        assertThat(room.agent(1).pausedQueueIds()).isEmpty();
        refused(new PauseQueue(1, 8, 1), "is not signed in");
    }

    @Test
    void onlyAQueueThatIsServedIsPaused() {
        room.agentAvailable(1, 8);
        refused(new PauseQueue(1, 7, 1), "does not serve queue 7");
        refused(new PauseQueue(1, 9, 1), "No queue 9");
    }

    // ---- timed reasons

    private void lunchLasts(long ms, AtEnd atEnd) {
        room.does(new DefineReason("LUNCH", new ReasonRules(ms, atEnd)));
    }

    @Test
    void aTimedReasonIsToldOnceWhenItIsOver() {
        lunchLasts(60_000, AtEnd.WARN);
        room.agentAvailable(1, 7);
        room.does(new SetNotReady(1, "LUNCH"));
        assertThat(room.agent(1).deadlineMs()).isEqualTo(room.nowMs + 60_000);
        assertThat(room.ticksAfter(59_999)).isEmpty();
        assertThat(room.ticksAfter(1)).containsExactly(new ReasonExceeded(1, "LUNCH"));
        assertThat(room.ticksAfter(600_000)).isEmpty();
        assertThat(room.state(1)).isEqualTo(AgentState.NOT_READY);
    }

    @Test
    void someReasonsEndByBecomingAvailable() {
        lunchLasts(60_000, AtEnd.AVAILABLE);
        room.agentAvailable(1, 7);
        room.does(new SetNotReady(1, "LUNCH"));
        room.callerWaits(100, 7);
        assertThat(room.ticksAfter(60_000))
                .startsWith(
                        new ReasonExceeded(1, "LUNCH"), new AgentStateChanged(1, AgentState.AVAILABLE, "", 0, "d1", ""))
                .hasAtLeastOneElementOfType(ContactOffered.class);
    }

    @Test
    void theTimeBeginsWithTheReasonHoweverItComesAndEndsWithIt() {
        lunchLasts(60_000, AtEnd.WARN);
        room.agentAvailable(1, 7);
        room.callerTalks(100, 7, 1);
        room.does(force(AgentState.NOT_READY, "LUNCH"));
        room.ticksAfter(100_000);
        room.callerHangsUp(100);
        room.does(new Command.FinishWrapUp(1));
        assertThat(room.engine.nextDeadlineMs()).isEqualTo(room.nowMs + 60_000);
        room.does(new SetNotReady(1, "TALK"));
        assertThat(room.engine.nextDeadlineMs()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aLimitIsTakenBack() {
        lunchLasts(60_000, AtEnd.WARN);
        assertThat(room.engine.view().timedReasons(Room.FIRM)).containsOnlyKeys("LUNCH");
        assertThat(room.engine.view().timedReasons(2)).isEmpty();
        room.does(new DefineReason("LUNCH", ReasonRules.UNTIMED));
        assertThat(room.engine.view().timedReasons(Room.FIRM)).isEmpty();
        refused(new DefineReason("LUNCH", new ReasonRules(Centre.MAX_NOT_READY_MS + 1, AtEnd.WARN)), "limitMs");
    }

    // ---- those who wait

    @Test
    void aSupervisorsPriorityCountsAsIfTheCallerHadComeWithIt() {
        room.callerWaits(100, 7);
        room.callerWaits(101, 7);
        room.does(new ChangePriority(101, 1, BOSS));
        assertThat(room.position(101)).isEqualTo(1);
        room.does(new ChangePriority(101, 0, BOSS));
        assertThat(room.position(101)).isEqualTo(2);
        assertThat(room.does(new ChangePriority(101, 0, BOSS))).isEmpty();
        refused(new ChangePriority(101, Centre.MAX_PRIORITY + 1, BOSS), "A priority is");
    }

    @Test
    void whoIsMovedKeepsThePlaceByArrival() {
        room.callerWaits(100, 7);
        room.callerWaits(101, 8);
        assertThat(room.does(new MoveContact(100, 8, BOSS)))
                .startsWith(new Event.ContactMoved(100, 7, 8, BOSS))
                .hasAtLeastOneElementOfType(Event.ContactQueued.class);
        assertThat(room.position(100)).isEqualTo(1);
        assertThat(room.position(101)).isEqualTo(2);
        assertThat(room.engine.view().queue(7).waiting()).isZero();
        assertThat(room.engine.view().waiting(8, 10))
                .extracting(CentreView.WaitingStatus::contactId)
                .containsExactly(100L, 101L);
    }

    @Test
    void whoIsMovedIsOfferedAtOnceWhereSomebodyIsFree() {
        room.agentAvailable(1, 8);
        room.callerWaits(100, 7);
        room.does(new MoveContact(100, 8, BOSS));
        assertThat(room.offeredTo(100)).isEqualTo(1);
        refused(new MoveContact(100, 7, BOSS), "is offered to an agent");
        refused(new ChangePriority(100, 5, BOSS), "is offered to an agent");
    }

    @Test
    void aMoveIsRefusedWhereThereIsNoRoomOrNoSense() {
        room.queue(9, new QueueRules(Room.RING_MS, 0, 1));
        room.callerWaits(100, 9);
        room.callerWaits(101, 7);
        refused(new MoveContact(101, 9, BOSS), "is full");
        refused(new MoveContact(101, 7, BOSS), "waits in queue 7 already");
        refused(new MoveContact(101, 77, BOSS), "No queue 77");
        room.does(new Command.OpenContact(102, "", ""));
        refused(new MoveContact(102, 7, BOSS), "does not wait");
    }

    /** What was relaxed by waiting stays relaxed. */
    @Test
    void whoIsMovedAsksForWhatTheWaitHasComeTo() {
        Requirements relaxing = new Requirements(
                List.of(
                        new Requirements.Step(0, List.of(new Requirements.Need(4, 8))),
                        new Requirements.Step(10_000, List.of())),
                List.of());
        room.agentAvailable(1, 8);
        room.callerAsks(100, 7, relaxing);
        room.ticksAfter(10_000);
        assertThat(room.does(new MoveContact(100, 8, BOSS)))
                .as("as somebody is free for what it asks for by now, no wait is told")
                .contains(new Event.ContactQueued(100, 8, 0, 1, 0, QueuedCause.MOVED, relaxing));
        assertThat(room.offeredTo(100)).isEqualTo(1);
    }

    /** A journal of version 2 has it so. */
    @Test
    void inVersion2TheWaitToldWasThatOfOneWhoBeginsToWait() {
        Room before = new Room();
        before.does(0, new Command.ActivateVersion(2));
        before.queue(7, Room.picking(Strategy.LONGEST_IDLE));
        before.queue(8, Room.picking(Strategy.LONGEST_IDLE));
        Requirements relaxing = new Requirements(
                List.of(
                        new Requirements.Step(0, List.of(new Requirements.Need(4, 8))),
                        new Requirements.Step(10_000, List.of())),
                List.of());
        before.agentAvailable(1, 8);
        before.callerAsks(100, 7, relaxing);
        before.ticksAfter(10_000);
        assertThat(before.does(new MoveContact(100, 8, BOSS)))
                .contains(new Event.ContactQueued(100, 8, 0, 1, 180_000, QueuedCause.MOVED, relaxing));
    }
}
