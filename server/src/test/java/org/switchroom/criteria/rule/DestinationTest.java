package org.switchroom.criteria.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.switchroom.criteria.rule.Destination.Gap;
import org.switchroom.criteria.rule.Rule.First;
import org.switchroom.criteria.rule.Rule.Person;
import org.switchroom.criteria.rule.Rule.Route;
import org.switchroom.criteria.rule.Rule.SkillStep;
import org.switchroom.criteria.rule.Rule.Skills;
import org.switchroom.engine.Requirements;
import org.switchroom.engine.Requirements.Need;
import org.switchroom.engine.Requirements.Step;

class DestinationTest {
    private static final int MENU = 1;
    private static final int TRUCKS = 2;
    private static final int ANNA = 11;
    private static final int GERMAN = 21;
    private static final Facts FACTS = new Facts(
            Map.of(Attribute.PERSONAL_MANAGER, List.of("" + ANNA), Attribute.LAST_AGENT, List.of("" + ANNA)),
            List.of(),
            LocalDate.EPOCH,
            true);
    private static final First ANNA_FIRST = new First(Person.PERSONAL_MANAGER, 20_000);

    private final Firm firm = new Firm();

    /** Two queues served by one agent, and a skill; each can be taken away. */
    private static final class Firm implements Known {
        final Set<Integer> queues = new HashSet<>(Set.of(MENU, TRUCKS));
        final Set<Integer> served = new HashSet<>(Set.of(MENU, TRUCKS));
        final Set<Integer> ofAnna = new HashSet<>(Set.of(MENU, TRUCKS));
        boolean anna = true;
        boolean german = true;
        Requirements asked = Requirements.NONE;

        @Override
        public boolean queue(int queueId) {
            return queues.contains(queueId);
        }

        @Override
        public boolean served(int queueId) {
            return served.contains(queueId);
        }

        @Override
        public boolean serves(int agentId, int queueId) {
            return agentId == ANNA && ofAnna.contains(queueId);
        }

        @Override
        public Requirements requirementsOf(int queueId) {
            return asked;
        }

        @Override
        public boolean skill(int skillId) {
            return german && skillId == GERMAN;
        }

        @Override
        public boolean agent(int userId) {
            return anna && userId == ANNA;
        }

        @Override
        public boolean hours(int hoursId) {
            return false;
        }

        @Override
        public boolean dialled(String e164) {
            return false;
        }
    }

    private Destination to(Route route) {
        return Destination.of(route, MENU, FACTS, firm);
    }

    private static Skills german(long... afterMs) {
        var steps = IntStream.range(0, afterMs.length)
                .mapToObj(i -> new SkillStep(afterMs[i], needs(afterMs.length - i)))
                .toList();
        return new Skills(steps, List.of());
    }

    private static List<Need> needs(int atLeast) {
        return List.of(new Need(GERMAN, atLeast));
    }

    @Test
    void asTheMenuSaidUnlessAQueueIsNamed() {
        assertThat(to(Route.AS_THE_MENU_SAID)).isEqualTo(new Destination(MENU, 0, Requirements.NONE, Set.of()));
        assertThat(to(new Route(TRUCKS, 5, null, Skills.NONE, 0)))
                .isEqualTo(new Destination(TRUCKS, 5, Requirements.NONE, Set.of()));
    }

    @Test
    void firstThePersonThenTheSkillsThenAnybody() {
        assertThat(to(new Route(TRUCKS, 0, ANNA_FIRST, german(0, 30_000), 90_000))
                        .requirements())
                .isEqualTo(new Requirements(
                        List.of(
                                new Step(0, List.of(), ANNA),
                                new Step(20_000, needs(2)),
                                new Step(50_000, needs(1)),
                                new Step(90_000, List.of())),
                        List.of()));
    }

    @Test
    void withoutSkillsOfItsOwnWhatTheQueueAsks() {
        firm.asked = Requirements.always(new Need(GERMAN, 5));
        assertThat(to(new Route(0, 0, ANNA_FIRST, Skills.NONE, 0))
                        .requirements()
                        .steps())
                .containsExactly(new Step(0, List.of(), ANNA), new Step(20_000, needs(5)));
    }

    @Test
    void withNothingAskedThePersonThenTheTeam() {
        assertThat(to(new Route(0, 0, ANNA_FIRST, Skills.NONE, 60_000))
                        .requirements()
                        .steps())
                .containsExactly(new Step(0, List.of(), ANNA), new Step(20_000, List.of()));
    }

    @Test
    void stepsThatWouldComeAfterAnybodyAreLeftOut() {
        assertThat(to(new Route(0, 0, ANNA_FIRST, german(0, 30_000), 40_000))
                        .requirements()
                        .steps())
                .containsExactly(new Step(0, List.of(), ANNA), new Step(20_000, needs(2)), new Step(40_000, List.of()));
    }

    @Test
    void ofTooManyStepsTheMostDemandingAreLeftOut() {
        assertThat(to(new Route(0, 0, ANNA_FIRST, german(0, 10_000, 20_000, 30_000, 40_000), 90_000))
                        .requirements()
                        .steps())
                .containsExactly(
                        new Step(0, List.of(), ANNA),
                        new Step(20_000, needs(3)),
                        new Step(50_000, needs(2)),
                        new Step(60_000, needs(1)),
                        new Step(90_000, List.of()));
    }

    @Test
    void aQueueThatIsGoneOrEmptyFallsThroughToTheMenus() {
        firm.queues.remove(TRUCKS);
        var route = new Route(TRUCKS, 5, null, german(0), 0);
        assertThat(to(route))
                .isEqualTo(new Destination(
                        MENU, 5, new Requirements(List.of(new Step(0, needs(1))), List.of()), Set.of(Gap.QUEUE_GONE)));
        firm.queues.add(TRUCKS);
        firm.served.remove(TRUCKS);
        assertThat(to(route))
                .returns(MENU, Destination::queueId)
                .returns(Set.of(Gap.QUEUE_UNSERVED), Destination::gaps);
    }

    @Test
    void nobodyIsWaitedForWhereARuleDoesNotSayWho() {
        var route = new Route(0, 0, new First(null, 20_000), Skills.NONE, 0);
        assertThat(to(route)).isEqualTo(new Destination(MENU, 0, Requirements.NONE, Set.of(Gap.PERSON_GONE)));
        assertThat(Gaps.of(new Rule(1, "Manager first", true, List.of(), route), firm))
                .containsExactly(Gap.PERSON_GONE);
    }

    @Test
    void nobodyIsWaitedForWhoIsNotThere() {
        firm.anna = false;
        assertThat(to(new Route(0, 0, ANNA_FIRST, Skills.NONE, 0)))
                .isEqualTo(new Destination(MENU, 0, Requirements.NONE, Set.of(Gap.PERSON_GONE)));
        var unknown = new Facts(Map.of(), List.of(), LocalDate.EPOCH, true);
        assertThat(Destination.of(new Route(0, 0, ANNA_FIRST, Skills.NONE, 0), MENU, unknown, firm))
                .isEqualTo(new Destination(MENU, 0, Requirements.NONE, Set.of()));
    }

    @Test
    void aPersonOfOtherQueuesIsNotWaitedFor() {
        firm.ofAnna.remove(TRUCKS);
        assertThat(to(new Route(TRUCKS, 0, ANNA_FIRST, Skills.NONE, 0)).gaps()).containsExactly(Gap.PERSON_ELSEWHERE);
        assertThat(to(new Route(TRUCKS, 0, new First(Person.LAST_AGENT, 5_000), Skills.NONE, 0)))
                .isEqualTo(new Destination(TRUCKS, 0, Requirements.NONE, Set.of()));
    }

    @Test
    void aSkillThatIsGoneIsNotAskedFor() {
        firm.german = false;
        assertThat(to(new Route(TRUCKS, 0, null, german(0), 0)))
                .isEqualTo(new Destination(TRUCKS, 0, Requirements.NONE, Set.of(Gap.SKILL_GONE)));
    }
}
