package org.switchroom.pop.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.switchroom.pop.CallFacts;
import org.switchroom.pop.CallerKind;
import org.switchroom.pop.CardPlan;
import org.switchroom.pop.CardSection;
import org.switchroom.pop.Script;
import org.switchroom.pop.Script.Blank;
import org.switchroom.pop.scenario.ScenarioCondition.Subject;

class ScenarioTest {
    private static final CallFacts VIP = new CallFacts(CallerKind.CUSTOMER, "+49301", 7, Set.of("VIP", "press"));

    private static ScenarioCondition is(Subject subject, String... values) {
        return new ScenarioCondition(subject, false, List.of(values));
    }

    private static Scenario scenario(String name, boolean enabled, ScenarioCondition... conditions) {
        return new Scenario(1, name, enabled, List.of(conditions), true, List.of(), List.of(CardSection.PERSONAL), "");
    }

    @Test
    void eachConditionLooksAtItsSubject() {
        assertThat(is(Subject.CALLER, "EMPLOYEE", "CUSTOMER").holds(VIP)).isTrue();
        assertThat(is(Subject.CALLER, "SEVERAL").holds(VIP)).isFalse();
        assertThat(is(Subject.DIALLED, "+49301").holds(VIP)).isTrue();
        assertThat(is(Subject.DIALLED, "+493").holds(VIP)).isFalse();
        assertThat(is(Subject.QUEUE, "7").holds(VIP)).isTrue();
        assertThat(is(Subject.QUEUE, "70").holds(VIP)).isFalse();
        assertThat(is(Subject.TAG, "vip").holds(VIP)).isTrue();
        assertThat(is(Subject.TAG, "vi").holds(VIP)).isFalse();
        assertThat(new ScenarioCondition(Subject.TAG, true, List.of("vip")).holds(VIP))
                .isFalse();
        assertThat(new ScenarioCondition(Subject.TAG, true, List.of("debt")).holds(VIP))
                .isTrue();
    }

    @Test
    void theFirstWinsOfWhichAllConditionsHold() {
        var half = scenario("Half", true, is(Subject.TAG, "vip"), is(Subject.QUEUE, "8"));
        var off = scenario("Off", false);
        var both = scenario("Both", true, is(Subject.TAG, "vip"), is(Subject.QUEUE, "7"));
        var always = scenario("Always", true);
        assertThat(Scenario.first(List.of(half, off, both, always), VIP)).contains(both);
        assertThat(Scenario.first(List.of(half, off, always), VIP)).contains(always);
        assertThat(Scenario.first(List.of(half, off), VIP)).isEmpty();
    }

    @Test
    void withoutOneEveryKindOfCallerHasACard() {
        assertThat(CardPlan.builtIn(CallerKind.CUSTOMER).sections()).contains(CardSection.LAST_ORDER);
        assertThat(CardPlan.builtIn(CallerKind.EMPLOYEE).sections())
                .contains(CardSection.INCIDENTS)
                .doesNotContain(CardSection.ORDERS);
        assertThat(CardPlan.builtIn(CallerKind.UNKNOWN).sections()).startsWith(CardSection.NEW_CUSTOMER);
    }

    @Test
    void aScriptSaysWhatIsKnownAndWhatElseToSay() {
        var known = Map.of(Blank.LAST_NAME, "M$ller", Blank.CITY, " ");
        assertThat(Script.filled("Hello {lastName}, how is {city|it} there? {company}", known))
                .isEqualTo("Hello M$ller, how is it there? …");
        assertThat(Script.filled("No {blank here} nor {nobody}", known)).isEqualTo("No {blank here} nor …");
        assertThat(Script.unknownBlanks("{lastName} {shoeSize|44} {x}")).containsExactly("shoeSize", "x");
    }
}
