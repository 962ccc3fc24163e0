package org.switchroom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.switchroom.engine.Event.ContactWidened;
import org.switchroom.engine.Event.Refused;
import org.switchroom.engine.Requirements.Need;
import org.switchroom.engine.Requirements.Step;

/** Who comes into question: skills with their steps, tiers with their waits. */
class SkillRulesTest {
    private static final int GERMAN = 1;
    private static final int TRUCKS = 2;
    private static final Requirements GERMAN_8 = Requirements.always(new Need(GERMAN, 8));
    private static final Requirements GERMAN_8_THEN_5_THEN_ANYBODY = new Requirements(
            List.of(
                    new Step(0, List.of(new Need(GERMAN, 8))),
                    new Step(30_000, List.of(new Need(GERMAN, 5))),
                    new Step(60_000, List.of())),
            List.of());

    private final Room room = Room.newest(Room.picking(Strategy.LONGEST_IDLE));

    private void available(int agentId, Skill... skills) {
        room.agentAvailable(agentId, new RoutingProfile(List.of(Service.of(7)), List.of(skills)));
    }

    @Test
    void onlyOneWhoCanIsOfferedIt() {
        available(1);
        available(2, new Skill(GERMAN, 7));
        available(3, new Skill(GERMAN, 8));
        room.callerAsks(100, 7, GERMAN_8);
        assertThat(room.offeredTo(100)).isEqualTo(3);
        room.callerAsks(101, 7, GERMAN_8);
        assertThat(room.offeredTo(101)).as("nobody else can").isZero();
        room.callerWaits(102, 7);
        assertThat(room.offeredTo(102)).as("anybody will do").isEqualTo(1);
    }

    @Test
    void theBestMatchComesBeforeTheLongestIdle() {
        available(1, new Skill(GERMAN, 8));
        available(2, new Skill(GERMAN, 9), new Skill(TRUCKS, 3));
        available(3, new Skill(GERMAN, 10));
        room.callerAsks(100, 7, GERMAN_8);
        assertThat(room.offeredTo(100)).isEqualTo(3);
        room.callerAsks(101, 7, new Requirements(GERMAN_8.steps(), List.of(TRUCKS)));
        assertThat(room.offeredTo(101)).as("9 + 3 against 8").isEqualTo(2);
    }

    @Test
    void aFreedAgentTakesTheFirstOneHeCan() {
        room.callerAsks(100, 7, GERMAN_8);
        room.callerAsks(101, 7, Requirements.always(new Need(TRUCKS, 1)));
        room.callerWaits(102, 7);
        available(1, new Skill(TRUCKS, 5));
        assertThat(room.offeredTo(101)).isEqualTo(1);
        assertThat(List.of(room.position(100), room.position(102))).containsExactly(1, 2);
        available(2, new Skill(GERMAN, 9));
        assertThat(room.offeredTo(100)).isEqualTo(2);
    }

    @Test
    void whatIsAskedIsRelaxedStepByStep() {
        available(1);
        available(2, new Skill(GERMAN, 6));
        room.callerAsks(100, 7, GERMAN_8_THEN_5_THEN_ANYBODY);
        assertThat(room.ticksAfter(29_999)).isEmpty();
        assertThat(room.ticksAfter(1)).contains(new ContactWidened(100, 7, 1));
        assertThat(room.offeredTo(100)).isEqualTo(2);
    }

    /** Whatever their numbers are. */
    @Test
    void whoCameFirstAsksForLessFirst() {
        room.does(new Command.OpenContact(100, "", ""));
        room.does(new Command.OpenContact(101, "", ""));
        room.does(new Command.EnqueueContact(101, 7, 0, GERMAN_8_THEN_5_THEN_ANYBODY));
        room.does(new Command.EnqueueContact(100, 7, 0, GERMAN_8_THEN_5_THEN_ANYBODY));
        available(1, new Skill(GERMAN, 6));
        room.ticksAfter(30_000);
        assertThat(room.offeredTo(101)).isEqualTo(1);
    }

    @Test
    void aRelaxationDuringAnOfferCountsAfterwards() {
        available(1);
        available(2, new Skill(GERMAN, 8));
        room.queue(7, new QueueRules(40_000, 0, 1_000));
        room.callerAsks(100, 7, GERMAN_8_THEN_5_THEN_ANYBODY);
        room.ticksAfter(35_000);
        assertThat(room.offeredTo(100)).isEqualTo(2);
        room.ticksAfter(5_000);
        assertThat(room.state(2)).isEqualTo(AgentState.NOT_READY);
        assertThat(room.offeredTo(100)).as("German 5 is still asked").isZero();
        room.ticksAfter(20_000);
        assertThat(room.offeredTo(100)).isEqualTo(1);
    }

    @Test
    void anAgentWhoLearnsIsConsideredAtOnce() {
        room.callerAsks(100, 7, GERMAN_8);
        available(1);
        assertThat(room.offeredTo(100)).isZero();
        room.does(
                new Command.DefineAgent(1, new RoutingProfile(List.of(Service.of(7)), List.of(new Skill(GERMAN, 10)))));
        assertThat(room.offeredTo(100)).isEqualTo(1);
    }

    @Test
    void whatWasAskedStaysAskedWhenTheAgentIsLost() {
        available(1, new Skill(GERMAN, 8));
        available(2);
        room.callerAsks(100, 7, GERMAN_8);
        room.does(new Command.AcceptOffer(100, 1));
        room.does(new Command.LoseDevice(1));
        assertThat(room.offeredTo(100)).as("2 knows no German").isZero();
        available(3, new Skill(GERMAN, 8));
        assertThat(room.offeredTo(100)).isEqualTo(3);
    }

    @Test
    void aLowerTierComesFirstWhateverTheIdleTime() {
        room.agentAvailable(1, new RoutingProfile(List.of(new Service(7, 2, 0, 100, 0)), List.of()));
        room.agentAvailable(2, new RoutingProfile(List.of(new Service(7, 1, 0, 100, 0)), List.of()));
        room.callerWaits(100, 7);
        assertThat(room.offeredTo(100)).isEqualTo(2);
        room.callerWaits(101, 7);
        assertThat(room.offeredTo(101)).as("without a tier wait").isEqualTo(1);
    }

    @Test
    void withATierWaitTheNextTierIsTriedLater() {
        room.queue(7, new QueueRules(Room.RING_MS, 0, 1_000, Strategy.LONGEST_IDLE, 0, 10_000));
        room.agentAvailable(1, new RoutingProfile(List.of(new Service(7, 3, 0, 100, 0)), List.of()));
        room.callerWaits(100, 7);
        assertThat(room.offeredTo(100)).isZero();
        assertThat(room.ticksAfter(10_000)).containsExactly(new ContactWidened(100, 7, 1));
        room.ticksAfter(10_000);
        assertThat(room.offeredTo(100)).isEqualTo(1);
    }

    @Test
    void aFullHouseOfWishesIsRefused() {
        for (int skill = 1; skill <= Centre.MAX_LANES; skill++) {
            room.callerAsks(skill, 7, Requirements.always(new Need(skill, 1)));
        }
        assertThat(room.callerAsks(200, 7, Requirements.always(new Need(1, 2))))
                .singleElement()
                .isInstanceOf(Refused.class);
        room.callerHangsUp(1);
        room.does(new Command.EnqueueContact(200, 7, 0, Requirements.always(new Need(1, 2))));
        assertThat(room.position(200)).isEqualTo(Centre.MAX_LANES);
    }

    @Test
    void aNeedBeyondTheScaleIsRefused() {
        assertThat(room.callerAsks(100, 7, Requirements.always(new Need(GERMAN, 11))))
                .singleElement()
                .isInstanceOf(Refused.class);
    }
}
