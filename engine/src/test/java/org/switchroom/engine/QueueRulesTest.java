package org.switchroom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.switchroom.engine.Command.DefineAgent;
import org.switchroom.engine.Command.DefineQueue;
import org.switchroom.engine.Command.EnqueueContact;
import org.switchroom.engine.Command.OpenContact;
import org.switchroom.engine.Command.RemoveQueue;
import org.switchroom.engine.Command.SetAvailable;

class QueueRulesTest {
    private final Room room = Room.withoutWrapUp();

    @Test
    void callersAreServedInTheOrderReceived() {
        room.agentSignsIn(1, 7);
        room.callerWaits(101, 7);
        room.callerWaits(100, 7);
        assertThat(room.position(101)).isEqualTo(1);
        assertThat(room.position(100)).isEqualTo(2);
        room.does(new SetAvailable(1));
        assertThat(room.offeredTo(101)).isEqualTo(1);
    }

    @Test
    void aHigherPriorityGoesFirst() {
        room.callerWaits(100, 7);
        room.callerWaits(101, 7, 5);
        assertThat(room.position(101)).isEqualTo(1);
        assertThat(room.position(100)).isEqualTo(2);
    }

    @Test
    void overSeveralQueuesPriorityCountsFirstThenAge() {
        room.queue(8, new QueueRules(Room.RING_MS, 0, 10));
        room.queue(9, new QueueRules(Room.RING_MS, 0, 10));
        room.callerWaits(100, 8);
        room.callerWaits(101, 7);
        room.callerWaits(102, 9, 1);
        room.agentAvailable(1, 7, 8, 9);
        assertThat(room.offeredTo(102)).isEqualTo(1);
        room.agentAvailable(2, 7, 8, 9);
        assertThat(room.offeredTo(100)).isEqualTo(2);
    }

    @Test
    void anAgentIsNotOfferedAQueueHeDoesNotServe() {
        room.queue(8, new QueueRules(Room.RING_MS, 0, 10));
        room.agentAvailable(1, 8);
        room.callerWaits(100, 7);
        assertThat(room.offeredTo(100)).isZero();
    }

    @Test
    void theLogTellsWhyACallerWasSentToTheQueue() {
        Grounds grounds = new Grounds(3, "Best", List.of(new Grounds.Passed(2, "TIME")), List.of("SKILL_GONE"));
        room.does(new OpenContact(100, "", ""));
        assertThat(room.does(sentTo7(100, grounds)))
                .startsWith(new Event.ContactRouted(100, 7, grounds))
                .hasAtLeastOneElementOfType(Event.ContactQueued.class);
        room.does(new OpenContact(101, "", ""));
        assertThat(room.does(sentTo7(101, Grounds.NONE))).noneMatch(Event.ContactRouted.class::isInstance);
    }

    @Test
    void groundsWithoutEndAreRefused() {
        room.does(new OpenContact(100, "", ""));
        var passed = Collections.nCopies(Grounds.MAX_PASSED + 1, new Grounds.Passed(2, "TIME"));
        var word = "x".repeat(Grounds.MAX_WORD + 1);
        var name = "x".repeat(Centre.MAX_TEXT + 1);
        assertThat(List.of(
                        new Grounds(3, "Best", passed, List.of()),
                        new Grounds(3, "Best", List.of(), List.of(word)),
                        new Grounds(3, name, List.of(), List.of())))
                .allSatisfy(grounds -> assertThat(room.does(sentTo7(100, grounds)))
                        .singleElement()
                        .isInstanceOfSatisfying(
                                Event.Refused.class,
                                refused -> assertThat(refused.reason()).isEqualTo(Refusal.LIMIT_REACHED)));
    }

    private static EnqueueContact sentTo7(long contactId, Grounds grounds) {
        return new EnqueueContact(contactId, 7, 0, Requirements.NONE, grounds);
    }

    @Test
    void oneCallerTooManyIsRefused() {
        room.queue(8, new QueueRules(Room.RING_MS, 0, 1));
        room.callerWaits(100, 8);
        assertThat(room.callerWaits(101, 8)).containsExactly(new Event.Refused(Refusal.QUEUE_FULL, "Queue 8 is full"));
        room.does(new EnqueueContact(101, 7, 0));
        assertThat(room.position(101)).isEqualTo(1);
    }

    @Test
    void aCallerWhoIsBeingOfferedStillFillsTheQueue() {
        room.queue(8, new QueueRules(Room.RING_MS, 0, 1));
        room.agentAvailable(1, 8);
        room.callerWaits(100, 8);
        assertThat(room.callerWaits(101, 8)).containsExactly(new Event.Refused(Refusal.QUEUE_FULL, "Queue 8 is full"));
    }

    @Test
    void changedRulesLeaveTheWaitingInTheirPlaces() {
        room.callerWaits(100, 7);
        room.callerWaits(101, 7);
        room.does(new DefineQueue(7, new QueueRules(5_000, 0, 1)));
        assertThat(room.position(101)).isEqualTo(2);
        room.agentAvailable(1, 7);
        assertThat(room.engine.nextDeadlineMs()).isEqualTo(room.agent(1).sinceMs() + 5_000);
    }

    @Test
    void theSameDefinitionAgainSaysNothing() {
        assertThat(room.does(new DefineQueue(7, new QueueRules(Room.RING_MS, 0, 1_000))))
                .isEmpty();
        room.agentSignsIn(1, 7);
        assertThat(room.does(new DefineAgent(1, List.of(7)))).isEmpty();
    }

    @Test
    void aQueueInUseCannotBeRemoved() {
        room.callerWaits(100, 7);
        assertThat(room.does(new RemoveQueue(7))).singleElement().isInstanceOf(Event.Refused.class);
        room.agentAvailable(1, 7);
        assertThat(room.does(new RemoveQueue(7))).singleElement().isInstanceOf(Event.Refused.class);
        room.does(new Command.AcceptOffer(100, 1));
        assertThat(room.does(new RemoveQueue(7))).singleElement().isInstanceOf(Event.Refused.class);
        room.callerHangsUp(100);
        assertThat(room.does(new RemoveQueue(7))).containsExactly(new Event.QueueRemoved(7));
        assertThat(room.agent(1).queueIds()).isEmpty();
    }

    @Test
    void anAgentWhoTakesOnAQueueGetsItsCallersAtOnce() {
        room.queue(8, new QueueRules(Room.RING_MS, 0, 10));
        room.agentAvailable(1, 7);
        room.callerWaits(100, 8);
        room.does(new DefineAgent(1, List.of(7, 8)));
        assertThat(room.offeredTo(100)).isEqualTo(1);
    }

    @Test
    void anAgentWhoGivesUpAQueueGetsItsCallersNoMore() {
        room.agentAvailable(1, 7);
        room.does(new DefineAgent(1, List.of()));
        room.callerWaits(100, 7);
        assertThat(room.offeredTo(100)).isZero();
    }

    @Test
    void theEstimateIsPositionTimesHandleTimeOverAgentsAtWork() {
        room.agentAvailable(1, 7);
        room.agentAvailable(2, 7);
        room.callerTalks(100, 7, 1);
        room.nowMs += 60_000;
        room.callerHangsUp(100);
        room.callerTalks(101, 7, 2);
        room.callerTalks(102, 7, 1);
        assertThat(room.callerWaits(103, 7))
                .containsExactly(new Event.ContactQueued(103, 7, 0, 1, 30_000, QueuedCause.FROM_MENU));
    }

    @Test
    void aContactIsOpenedOnce() {
        room.does(new OpenContact(100, "", "+4989123456"));
        assertThat(room.does(new OpenContact(100, "", "+4989123456")))
                .containsExactly(new Event.Refused(Refusal.DUPLICATE_CONTACT, "Contact 100 is open already"));
    }

    @Test
    void aContactIsInOneQueueOnly() {
        room.queue(8, new QueueRules(Room.RING_MS, 0, 10));
        room.callerWaits(100, 7);
        assertThat(room.does(new EnqueueContact(100, 8, 0)))
                .containsExactly(new Event.Refused(Refusal.NOT_IN_THIS_STATE, "Contact 100 waits already"));
    }
}
