package org.switchroom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which caller comes first, in one queue and among several, and that none of them starves. */
class WeighingRulesTest {
    private final Room room = Room.newest(Room.picking(Strategy.LONGEST_IDLE));

    private void serves(int agentId, int preferenceFor8) {
        room.agentAvailable(
                agentId,
                new RoutingProfile(List.of(Service.of(7), new Service(8, 1, preferenceFor8, 100, 0)), List.of()));
    }

    @Test
    void aPointOfPriorityIsAMinuteOfWaiting() {
        room.callerWaits(100, 7);
        room.nowMs += Centre.PRIORITY_POINT_MS - 1_000;
        room.callerWaits(101, 7, 1);
        assertThat(List.of(room.position(101), room.position(100))).containsExactly(1, 2);
        room.nowMs += 2_000;
        room.callerWaits(102, 7, 1);
        assertThat(room.position(102)).as("100 has waited longer than a minute").isEqualTo(3);
    }

    @Test
    void equalPriorityIsServedInOrderOfArrival() {
        for (int contact = 100; contact < 110; contact++) {
            room.callerWaits(contact, 7, contact % 2);
        }
        assertThat(List.of(room.position(101), room.position(103), room.position(109)))
                .isSorted();
        assertThat(List.of(room.position(100), room.position(102), room.position(108)))
                .isSorted();
    }

    @Test
    void aHeadStartMakesAQueueCountAsWaitingLonger() {
        room.queue(8, new QueueRules(Room.RING_MS, 0, 1_000, Strategy.LONGEST_IDLE, 60_000, 0));
        room.callerWaits(100, 7);
        room.nowMs += 30_000;
        room.callerWaits(101, 8);
        serves(1, 0);
        assertThat(room.offeredTo(101)).isEqualTo(1);
    }

    @Test
    void whoeverWaitsLongEnoughComesBeforeAHeadStart() {
        room.queue(8, new QueueRules(Room.RING_MS, 0, 1_000, Strategy.LONGEST_IDLE, 60_000, 0));
        room.callerWaits(100, 7);
        room.nowMs += 61_000;
        room.callerWaits(101, 8);
        serves(1, 0);
        assertThat(room.offeredTo(100)).isEqualTo(1);
    }

    @Test
    void anAgentsPreferenceCountsForThatAgentAlone() {
        room.queue(8, Room.picking(Strategy.LONGEST_IDLE));
        room.callerWaits(100, 7);
        room.nowMs += 10_000;
        room.callerWaits(101, 8);
        serves(1, 1);
        assertThat(room.offeredTo(101)).as("preference 1 is worth 30 s").isEqualTo(1);
        serves(2, 0);
        assertThat(room.offeredTo(100)).isEqualTo(2);
    }

    @Test
    void whoeverLostAnAgentComesBeforeEverybody() {
        room.queue(8, new QueueRules(Room.RING_MS, 0, 1_000, Strategy.LONGEST_IDLE, Centre.MAX_HEAD_START_MS, 0));
        serves(1, 10);
        room.callerWaits(100, 7);
        room.does(new Command.AcceptOffer(100, 1));
        room.callerWaits(101, 8, Centre.MAX_PRIORITY);
        room.does(new Command.LoseDevice(1));
        serves(2, 10);
        assertThat(room.offeredTo(100)).isEqualTo(2);
    }
}
