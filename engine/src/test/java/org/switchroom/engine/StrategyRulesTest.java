package org.switchroom.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;
import org.switchroom.engine.Command.DefineQueue;
import org.switchroom.engine.Command.SetAvailable;
import org.switchroom.engine.Command.SetNotReady;
import org.switchroom.engine.Command.StartDay;

/** Whom each {@link Strategy} picks, as docs/algorithms/strategies.md says it. */
class StrategyRulesTest {
    private static final long TALK_MS = 60_000;

    private static Room room(Strategy strategy) {
        return Room.newest(Room.picking(strategy));
    }

    private static void available(Room room, int agentId, int weight, int order) {
        room.agentAvailable(agentId, new RoutingProfile(List.of(new Service(7, 1, 0, weight, order)), List.of()));
    }

    private static List<Integer> served(Room room, int callers, long talkMs) {
        return served(room, callers, agent -> talkMs);
    }

    private static List<Integer> served(Room room, int callers, IntToLongFunction talkMsOf) {
        List<Integer> agents = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
            agents.add(room.callerServed(1_000 + room.log.size(), 7, talkMsOf));
            room.nowMs += 1_000;
        }
        return agents;
    }

    private static Map<Integer, Integer> shares(List<Integer> agents) {
        Map<Integer, Integer> shares = new TreeMap<>();
        agents.forEach(agent -> shares.merge(agent, 1, Integer::sum));
        return shares;
    }

    @Test
    void longestIdleGoesRoundWhenAllAreFree() {
        Room room = room(Strategy.LONGEST_IDLE);
        List.of(1, 2, 3).forEach(agent -> available(room, agent, 100, 0));
        assertThat(served(room, 6, TALK_MS)).containsExactly(1, 2, 3, 1, 2, 3);
    }

    @Test
    void linearAlwaysBeginsAtTheFirst() {
        Room room = room(Strategy.LINEAR);
        available(room, 1, 100, 30);
        available(room, 2, 100, 10);
        available(room, 3, 100, 20);
        assertThat(served(room, 3, TALK_MS)).containsExactly(2, 2, 2);
        room.callerTalks(1, 7, 2);
        assertThat(served(room, 2, TALK_MS)).as("while 2 talks").containsExactly(3, 3);
    }

    @Test
    void circularRemembersWhoseTurnItIsThroughABreak() {
        Room room = room(Strategy.CIRCULAR);
        List.of(1, 2, 3).forEach(agent -> available(room, agent, 100, agent));
        assertThat(served(room, 1, TALK_MS)).containsExactly(1);
        // Longest idle would put 2 behind 3 for the break; the turn does not.
        room.does(new SetNotReady(2, "BREAK"));
        room.does(new SetAvailable(2));
        assertThat(served(room, 4, TALK_MS)).containsExactly(2, 3, 1, 2);
    }

    @Test
    void fewestContactsEvensOut() {
        Room room = room(Strategy.FEWEST_CONTACTS);
        available(room, 1, 100, 0);
        served(room, 3, TALK_MS);
        available(room, 2, 100, 0);
        assertThat(served(room, 3, TALK_MS)).as("2 has had none").containsExactly(2, 2, 2);
        assertThat(served(room, 1, TALK_MS)).as("equal, so the longest idle").containsExactly(1);
    }

    @Test
    void fewestContactsBeginsAnewEachDay() {
        Room room = room(Strategy.FEWEST_CONTACTS);
        available(room, 1, 100, 0);
        served(room, 3, TALK_MS);
        available(room, 2, 100, 0);
        room.does(new StartDay());
        assertThat(served(room, 2, TALK_MS)).containsExactly(1, 2);
    }

    @Test
    void leastOccupiedBeginsAnewEachDay() {
        Room room = room(Strategy.LEAST_OCCUPIED);
        available(room, 1, 100, 0);
        served(room, 3, TALK_MS);
        available(room, 2, 100, 0);
        room.does(new StartDay());
        assertThat(served(room, 1, TALK_MS)).containsExactly(1);
    }

    @Test
    void leastTalkGoesByTimeNotByNumber() {
        Room room = room(Strategy.LEAST_TALK);
        available(room, 1, 100, 0);
        available(room, 2, 100, 0);
        assertThat(room.callerServed(1, 7, agent -> 600_000)).isEqualTo(1);
        assertThat(served(room, 5, TALK_MS)).containsExactly(2, 2, 2, 2, 2);
    }

    @Test
    void leastOccupiedLooksAtAllQueuesTogether() {
        Room room = room(Strategy.LEAST_OCCUPIED);
        room.queue(8, Room.picking(Strategy.LONGEST_IDLE));
        room.agentAvailable(1, RoutingProfile.plain(List.of(7, 8)));
        room.agentAvailable(2, RoutingProfile.plain(List.of(7)));
        assertThat(room.callerServed(1, 8, agent -> 600_000)).isEqualTo(1);
        // Both come out of a contact, so both are ranked by what they did; 2 was free most of the time.
        assertThat(room.callerServed(2, 7, agent -> TALK_MS)).isEqualTo(2);
        assertThat(served(room, 3, TALK_MS)).containsExactly(2, 2, 2);
    }

    @Test
    void randomGivesEachTheSameChanceAndTheSameOnReplay() {
        Room room = room(Strategy.RANDOM);
        List.of(1, 2, 3, 4).forEach(agent -> available(room, agent, agent * 100, 0));
        List<Integer> served = served(room, 4_000, 1_000);
        // 99.9 % of a binomial with n = 4000, p = 1/4 lies within 1000 +- 90
        assertThat(shares(served).values())
                .allSatisfy(share -> assertThat(share).isCloseTo(1_000, within(90)));
    }

    @Test
    void weightedRandomGoesByWeight() {
        Room room = room(Strategy.WEIGHTED_RANDOM);
        List.of(1, 2, 3, 4).forEach(agent -> available(room, agent, agent * 100, 0));
        Map<Integer, Integer> shares = shares(served(room, 4_000, 1_000));
        for (int agent = 1; agent <= 4; agent++) {
            assertThat(shares.get(agent)).as("agent %d", agent).isCloseTo(agent * 400, within(105));
        }
    }

    /** One is twice as fast, so gets twice the contacts; both are free whenever a caller comes. */
    @Test
    void productivitySharesByHandleTime() {
        Room room = room(Strategy.PRODUCTIVITY);
        available(room, 1, 100, 0);
        available(room, 2, 100, 0);
        Map<Integer, Integer> shares = shares(served(room, 600, agent -> agent == 1 ? 60_000 : 120_000));
        assertThat(shares.get(1) / (double) shares.get(2)).isCloseTo(2.0, within(0.1));
    }

    @Test
    void productivityLetsNobodyStarveNorCatchUp() {
        Room room = room(Strategy.PRODUCTIVITY);
        available(room, 1, 100, 0);
        served(room, 50, 10_000);
        available(room, 2, 100, 0);
        Map<Integer, Integer> shares = shares(served(room, 100, agent -> agent == 1 ? 10_000 : 1_000_000));
        assertThat(shares.get(2)).as("a hundred times slower, and new").isBetween(5, 30);
    }

    /** Who waits for a call has missed none; only who was away does not catch up. */
    @Test
    void productivityTakesNothingFromWhoWasFreeAllAlong() {
        Room room = room(Strategy.PRODUCTIVITY);
        available(room, 1, 100, 0);
        room.agentAvailable(2, new RoutingProfile(List.of(new Service(7, 2, 0, 100, 0)), List.of()));
        assertThat(served(room, 3, TALK_MS)).as("by the first tier").containsExactly(1, 1, 1);
        room.callerTalks(1, 7, 1);
        room.callerTalks(2, 7, 2);
        room.does(new Command.DefineAgent(2, List.of(7)));
        room.callerHangsUp(1);
        room.callerHangsUp(2);
        assertThat(served(room, 1, TALK_MS)).as("2 has had one of five").containsExactly(2);
    }

    @Test
    void aStrategyChangesWhileAgentsAreFree() {
        Room room = room(Strategy.LONGEST_IDLE);
        available(room, 1, 100, 2);
        available(room, 2, 100, 1);
        room.does(new DefineQueue(7, Room.picking(Strategy.LINEAR)));
        assertThat(served(room, 2, TALK_MS)).containsExactly(2, 2);
        room.does(new DefineQueue(7, Room.picking(Strategy.LONGEST_IDLE)));
        assertThat(served(room, 1, TALK_MS)).containsExactly(1);
    }

    @Test
    void aStrategyChangesWhileCallersWait() {
        Room room = room(Strategy.LONGEST_IDLE);
        room.callerWaits(1, 7);
        room.callerWaits(2, 7);
        room.does(new DefineQueue(7, Room.picking(Strategy.FEWEST_CONTACTS)));
        available(room, 1, 100, 0);
        assertThat(room.offeredTo(1)).isEqualTo(1);
        assertThat(room.position(2)).isEqualTo(1);
    }

    @Test
    void versionOneKnowsNoStrategies() {
        Room room = Room.withoutWrapUp();
        assertThat(room.does(new DefineQueue(7, Room.picking(Strategy.RANDOM))))
                .singleElement()
                .isInstanceOf(Event.Refused.class);
    }

    @Test
    void anOfferSaysWhy() {
        Room room = room(Strategy.LINEAR);
        available(room, 1, 100, 2);
        available(room, 2, 100, 1);
        room.agentSignsIn(3, 7);
        room.callerWaits(1, 7);
        assertThat(room.log.stream().map(LoggedEvent::event).filter(Event.ContactOffered.class::isInstance))
                .singleElement()
                .isEqualTo(new Event.ContactOffered(
                        1,
                        7,
                        2,
                        "d2",
                        room.nowMs + Room.RING_MS,
                        new Choice(Strategy.LINEAR, 1, 0, 2, 2, 2, 2, 3, 1, 1)));
    }
}
