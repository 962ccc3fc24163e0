package org.switchroom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.switchroom.engine.Command.AcceptOffer;
import org.switchroom.engine.Command.RejectOffer;
import org.switchroom.engine.Command.SetAvailable;
import org.switchroom.engine.Command.SignOut;
import org.switchroom.engine.Event.AgentStateChanged;
import org.switchroom.engine.Event.ContactOffered;
import org.switchroom.engine.Event.OfferEnded;
import org.switchroom.engine.Event.Refused;

class OfferRulesTest {
    private final Room room = Room.withoutWrapUp();

    @Test
    void aCallerIsOfferedToAnIdleAgentAtOnce() {
        room.agentAvailable(1, 7);
        assertThat(room.callerWaits(100, 7))
                .containsExactly(
                        new Event.ContactQueued(100, 7, 0, 1, 180_000, QueuedCause.FROM_MENU),
                        new ContactOffered(100, 7, 1, "d1", room.nowMs + Room.RING_MS),
                        new AgentStateChanged(1, AgentState.OFFERED, "", 100, "d1", ""));
    }

    @Test
    void theLongestIdleAgentComesFirst() {
        room.agentAvailable(1, 7);
        room.agentAvailable(2, 7);
        room.callerWaits(100, 7);
        room.callerWaits(101, 7);
        assertThat(room.offeredTo(100)).isEqualTo(1);
        assertThat(room.offeredTo(101)).isEqualTo(2);
    }

    @Test
    void anAgentWhoHasTalkedIsIdleSinceThen() {
        room.agentAvailable(1, 7);
        room.agentAvailable(2, 7);
        room.callerTalks(100, 7, 1);
        room.callerHangsUp(100);
        room.callerWaits(101, 7);
        assertThat(room.offeredTo(101)).isEqualTo(2);
    }

    @Test
    void aCallerWhoHangsUpDuringTheOfferDoesNotCostTheAgentHisTurn() {
        room.agentAvailable(1, 7);
        room.agentAvailable(2, 7);
        room.callerWaits(100, 7);
        assertThat(room.callerHangsUp(100))
                .containsExactly(
                        new OfferEnded(100, 7, 1, OfferEnd.CALLER_GONE),
                        new Event.ContactEnded(100, Outcome.ABANDONED, EndedBy.CALLER, EndCause.HANG_UP),
                        new AgentStateChanged(1, AgentState.AVAILABLE, "", 0, "d1", ""));
        room.callerWaits(101, 7);
        assertThat(room.offeredTo(101)).isEqualTo(1);
    }

    @Test
    void anAgentWhoDoesNotAnswerIsNotReadyAndTheNextIsTriedAtOnce() {
        room.agentAvailable(1, 7);
        room.agentAvailable(2, 7);
        room.callerWaits(100, 7);
        assertThat(room.ticksAfter(Room.RING_MS - 1)).isEmpty();
        assertThat(room.ticksAfter(1))
                .containsExactly(
                        new OfferEnded(100, 7, 1, OfferEnd.EXPIRED),
                        new AgentStateChanged(1, AgentState.NOT_READY, Reasons.RNA, 0, "d1", ""),
                        new ContactOffered(100, 7, 2, "d2", room.nowMs + Room.RING_MS),
                        new AgentStateChanged(2, AgentState.OFFERED, "", 100, "d2", ""));
    }

    @Test
    void theCallerKeepsThePlaceWhenAnAgentDoesNotAnswer() {
        room.agentAvailable(1, 7);
        room.callerWaits(100, 7);
        room.callerWaits(101, 7);
        room.ticksAfter(Room.RING_MS);
        assertThat(room.position(100)).isEqualTo(1);
        assertThat(room.position(101)).isEqualTo(2);
        room.does(new SetAvailable(1));
        assertThat(room.offeredTo(100)).isEqualTo(1);
    }

    @Test
    void anAgentWhoDidNotAnswerGetsNobodyBeforeSayingSoAgain() {
        room.agentAvailable(1, 7);
        room.callerWaits(100, 7);
        room.ticksAfter(Room.RING_MS);
        room.callerWaits(101, 7);
        assertThat(room.offeredTo(101)).isZero();
        assertThat(room.agent(1).reasonCode()).isEqualTo(Reasons.RNA);
    }

    @Test
    void everyWayOfRefusingMakesTheAgentNotReady() {
        for (RejectCause cause : RejectCause.values()) {
            Room fresh = Room.withoutWrapUp();
            fresh.agentAvailable(1, 7);
            fresh.callerWaits(100, 7);
            assertThat(fresh.does(new RejectOffer(100, 1, cause)))
                    .containsExactly(
                            new OfferEnded(100, 7, 1, OfferEnd.valueOf(cause.name())),
                            new AgentStateChanged(1, AgentState.NOT_READY, Reasons.PHONE_REFUSED, 0, "d1", ""));
        }
    }

    @Test
    void anAnswerConnectsAndSaysHowLongTheCallerWaited() {
        room.agentAvailable(1, 7);
        room.callerWaits(100, 7);
        room.nowMs += 4_000;
        assertThat(room.does(new AcceptOffer(100, 1)))
                .containsExactly(
                        new Event.ContactConnected(100, 7, 1, 4_000),
                        new AgentStateChanged(1, AgentState.ON_CONTACT, "", 100, "d1", ""));
    }

    @Test
    void anAnswerAtTheDeadlineIsTooLateEvenWithoutATick() {
        room.agentAvailable(1, 7);
        room.callerWaits(100, 7);
        room.nowMs += Room.RING_MS;
        assertThat(room.does(new AcceptOffer(100, 1)))
                .hasSize(3)
                .startsWith(new OfferEnded(100, 7, 1, OfferEnd.EXPIRED))
                .last()
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).isEqualTo(Refusal.NOT_IN_THIS_STATE));
    }

    @Test
    void onlyTheAgentWhoIsRungCanAnswer() {
        room.agentAvailable(1, 7);
        room.agentAvailable(2, 7);
        room.callerWaits(100, 7);
        assertThat(room.does(new AcceptOffer(100, 2))).singleElement().isInstanceOf(Refused.class);
        assertThat(room.offeredTo(100)).isEqualTo(1);
    }

    @Test
    void anAgentWhoSignsOutWhileRingingLeavesTheCallerToTheNext() {
        room.agentAvailable(1, 7);
        room.agentAvailable(2, 7);
        room.callerWaits(100, 7);
        assertThat(room.does(new SignOut(1)))
                .startsWith(
                        new OfferEnded(100, 7, 1, OfferEnd.AGENT_GONE),
                        new AgentStateChanged(1, AgentState.OFFLINE, "", 0, "", ""));
        assertThat(room.offeredTo(100)).isEqualTo(2);
    }

    @Test
    void aTimerThatWasCancelledDoesNothing() {
        room.agentAvailable(1, 7);
        room.callerWaits(100, 7);
        room.does(new AcceptOffer(100, 1));
        assertThat(room.engine.nextDeadlineMs()).isEqualTo(Long.MAX_VALUE);
        assertThat(room.ticksAfter(Room.RING_MS)).isEmpty();
    }
}
