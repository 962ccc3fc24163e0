package org.switchroom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.switchroom.engine.Event.ContactWidened;
import org.switchroom.engine.Event.Refused;
import org.switchroom.engine.Requirements.Need;
import org.switchroom.engine.Requirements.Step;

/** A contact that waits for one agent alone for some time: the personal manager, the one spoken to last. */
class PersonalRulesTest {
    private static final Requirements FIRST_1 = Requirements.first(1, 30_000);

    private Room room = Room.newest(Room.picking(Strategy.LONGEST_IDLE));

    /** 1 and 2 are signed in; nobody is available. */
    @BeforeEach
    void signIn() {
        room.agentSignsIn(1, 7);
        room.agentSignsIn(2, 7);
    }

    private void available(int agentId) {
        room.does(new Command.SetAvailable(agentId));
        room.nowMs++;
    }

    @Test
    void theOneAskedForIsOfferedItAtOnceIfFree() {
        available(2);
        available(1);
        room.callerAsks(100, 7, FIRST_1);
        assertThat(room.offeredTo(100)).isEqualTo(1);
    }

    @Test
    void nobodyElseIsOfferedItUntilTheStepHasPassed() {
        available(2);
        room.callerAsks(100, 7, FIRST_1);
        assertThat(room.offeredTo(100)).isZero();
        assertThat(room.ticksAfter(29_999)).isEmpty();
        assertThat(room.ticksAfter(1)).contains(new ContactWidened(100, 7, 1));
        assertThat(room.offeredTo(100)).isEqualTo(2);
    }

    @Test
    void theAgentTakesOwnAndOthersInTheirOrder() {
        room.callerWaits(100, 7);
        room.callerAsks(101, 7, FIRST_1);
        room.callerWaits(102, 7);
        assertThat(room.position(102)).isEqualTo(3);
        available(2);
        available(1);
        assertThat(List.of(room.offeredTo(100), room.offeredTo(101))).containsExactly(2, 1);
        assertThat(room.position(102)).isEqualTo(1);
    }

    /** The colleague does not answer, and the one who was waited for by name is on a break. */
    @Test
    void whoComesBackFromTheOneAskedForIsForEverybody() {
        available(1);
        room.callerAsks(100, 7, FIRST_1);
        room.does(new Command.AcceptOffer(100, 1));
        available(2);
        room.does(new Command.SetNotReady(1, "LUNCH"));
        room.does(new Command.TransferToAgent(100, 1, 2));
        assertThat(room.offeredTo(100)).isEqualTo(2);
        room.agentSignsIn(3, 7);
        room.does(new Command.RejectOffer(100, 2, RejectCause.DECLINED));
        available(3);
        assertThat(room.offeredTo(100)).isEqualTo(3);
    }

    @Test
    void whoWaitsForOneAgentIsInTheListOfThoseWhoWait() {
        room.callerWaits(100, 7);
        room.nowMs++;
        room.callerAsks(101, 7, FIRST_1);
        room.nowMs++;
        room.callerWaits(102, 7);
        assertThat(room.engine.view().waiting(7, 2))
                .extracting(CentreView.WaitingStatus::contactId)
                .containsExactly(100L, 101L);
    }

    @Test
    void whoIsNotSignedInIsNotWaitedFor() {
        room.does(new Command.SignOut(1));
        available(2);
        assertThat(room.callerAsks(100, 7, FIRST_1)).contains(new ContactWidened(100, 7, 1));
        assertThat(room.offeredTo(100)).isEqualTo(2);
    }

    @Test
    void whoDoesNotServeTheQueueIsNotWaitedFor() {
        room.queue(8, Room.picking(Strategy.LONGEST_IDLE));
        room.agentSignsIn(3, 8);
        available(2);
        room.callerAsks(100, 7, Requirements.first(3, 30_000));
        room.callerAsks(101, 7, Requirements.first(99, 30_000));
        assertThat(room.offeredTo(100)).isEqualTo(2);
        assertThat(room.position(101)).isEqualTo(1);
        room.does(new Command.SetAvailable(3));
        assertThat(room.offeredTo(101)).isZero();
    }

    @Test
    void whoSignsOutIsWaitedForNoLonger() {
        available(2);
        room.callerAsks(100, 7, FIRST_1);
        room.callerAsks(101, 7, FIRST_1);
        assertThat(room.does(new Command.SignOut(1)))
                .contains(new ContactWidened(100, 7, 1), new ContactWidened(101, 7, 1));
        assertThat(room.offeredTo(100)).isEqualTo(2);
    }

    @Test
    void whoLeavesTheQueueOrLosesTheDeviceIsWaitedForNoLonger() {
        room.callerAsks(100, 7, FIRST_1);
        room.callerAsks(101, 7, Requirements.first(2, 30_000));
        assertThat(room.does(new Command.DefineAgent(1, List.of()))).contains(new ContactWidened(100, 7, 1));
        assertThat(room.does(new Command.LoseDevice(2))).contains(new ContactWidened(101, 7, 1));
    }

    @Test
    void onABreakTheAgentIsStillWaitedFor() {
        available(1);
        room.does(new Command.SetNotReady(1, "BREAK"));
        available(2);
        room.callerAsks(100, 7, FIRST_1);
        assertThat(room.offeredTo(100)).isZero();
    }

    @Test
    void whoPausesTheQueueIsWaitedForNoLonger() {
        available(1);
        room.does(new Command.SetNotReady(1, "BREAK"));
        available(2);
        room.callerAsks(100, 7, FIRST_1);
        assertThat(room.offeredTo(100)).isZero();
        assertThat(room.does(new Command.PauseQueue(1, 7, 1))).contains(new ContactWidened(100, 7, 1));
        assertThat(room.offeredTo(100)).isEqualTo(2);
        room.does(new Command.AcceptOffer(100, 2));
        assertThat(room.callerAsks(101, 7, FIRST_1)).contains(new ContactWidened(101, 7, 1));
    }

    @Test
    void beforeVersion3WhoPausedTheQueueWasStillWaitedFor() {
        room = new Room();
        room.does(0, new Command.ActivateVersion(2));
        room.queue(7, Room.picking(Strategy.LONGEST_IDLE));
        signIn();
        available(1);
        available(2);
        room.does(new Command.PauseQueue(1, 7, 1));
        room.callerAsks(100, 7, FIRST_1);
        assertThat(room.offeredTo(100)).isZero();
        room.does(new Command.ResumeQueue(1, 7, 1));
        assertThat(room.offeredTo(100)).isEqualTo(1);
    }

    @Test
    void movedToAQueueTheAgentDoesNotServeItIsForAll() {
        room.queue(8, Room.picking(Strategy.LONGEST_IDLE));
        room.agentAvailable(3, 8);
        room.callerAsks(100, 7, FIRST_1);
        room.does(new Command.MoveContact(100, 8, 1));
        assertThat(room.offeredTo(100)).isEqualTo(3);
    }

    @Test
    void whoDoesNotAnswerIsPassedOverWithTheStepNotBefore() {
        available(1);
        available(2);
        room.callerAsks(100, 7, FIRST_1);
        room.ticksAfter(Room.RING_MS);
        assertThat(room.offeredTo(100)).isZero();
        room.ticksAfter(30_000 - Room.RING_MS);
        assertThat(room.offeredTo(100)).isEqualTo(2);
    }

    @Test
    void whatFollowsComesAsMuchEarlierAsWasSaved() {
        room.does(new Command.SignOut(1));
        available(2);
        int german = 5;
        room.callerAsks(
                100,
                7,
                new Requirements(
                        List.of(
                                new Step(0, List.of(), 1),
                                new Step(30_000, List.of(new Need(german, 1))),
                                new Step(50_000, List.of())),
                        List.of()));
        assertThat(room.ticksAfter(19_999)).isEmpty();
        assertThat(room.ticksAfter(1)).contains(new ContactWidened(100, 7, 2));
        assertThat(room.offeredTo(100)).isEqualTo(2);
    }

    @Test
    void tiersOpenWhenTheStepHasPassed() {
        room.queue(7, new QueueRules(Room.RING_MS, 0, 1_000, Strategy.LONGEST_IDLE, 0, 10_000));
        room.agentAvailable(3, new RoutingProfile(List.of(new Service(7, 2, 0, 100, 0)), List.of()));
        room.callerAsks(100, 7, FIRST_1);
        room.ticksAfter(30_000);
        assertThat(room.offeredTo(100)).as("tier 1 comes first").isZero();
        room.ticksAfter(10_000);
        assertThat(room.offeredTo(100)).isEqualTo(3);
    }

    @Test
    void aDeputyMayComeNext() {
        room.callerAsks(
                100,
                7,
                new Requirements(
                        List.of(new Step(0, List.of(), 1), new Step(10_000, List.of(), 2), new Step(20_000, List.of())),
                        List.of()));
        room.does(new Command.SignOut(1));
        available(2);
        assertThat(room.offeredTo(100)).isEqualTo(2);
    }

    @Test
    void hundredsOfAgentsHaveTheirOwnCallers() {
        for (int agentId = 1; agentId <= 5 * Centre.MAX_LANES; agentId++) {
            room.agentSignsIn(agentId, 7);
            room.callerAsks(agentId, 7, Requirements.first(agentId, 30_000));
        }
        assertThat(room.position(5 * Centre.MAX_LANES)).isEqualTo(5 * Centre.MAX_LANES);
        room.does(new Command.SetAvailable(200));
        assertThat(room.offeredTo(200)).isEqualTo(200);
    }

    @Test
    void nobodyMayBeLeftWaitingForOneAlone() {
        for (Requirements wrong : List.of(
                new Requirements(List.of(new Step(0, List.of(), 1)), List.of()),
                new Requirements(List.of(new Step(0, List.of()), new Step(1, List.of(), 1)), List.of()),
                new Requirements(List.of(new Step(0, List.of(new Need(5, 1)), 1), new Step(1, List.of())), List.of()),
                Requirements.first(-1, 1))) {
            assertThat(room.callerAsks(100, 7, wrong)).singleElement().isInstanceOf(Refused.class);
        }
    }
}
