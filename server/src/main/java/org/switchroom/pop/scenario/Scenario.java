package org.switchroom.pop.scenario;

import java.util.List;
import java.util.Optional;
import org.switchroom.pop.CallFacts;
import org.switchroom.pop.CardPlan;
import org.switchroom.pop.CardSection;

/**
 * A card for a type of caller.
 *
 * @param conditions all of which must hold; none: always
 * @param everyConnector see {@link CardPlan}
 */
public record Scenario(
        int id,
        String name,
        boolean enabled,
        List<ScenarioCondition> conditions,
        boolean everyConnector,
        List<Integer> connectorIds,
        List<CardSection> sections,
        String script) {
    public Scenario {
        conditions = List.copyOf(conditions);
        connectorIds = List.copyOf(connectorIds);
        sections = List.copyOf(sections);
    }

    public boolean holds(CallFacts facts) {
        return enabled && conditions.stream().allMatch(condition -> condition.holds(facts));
    }

    public CardPlan plan() {
        return new CardPlan(id, name, everyConnector, connectorIds, sections, script);
    }

    /** The first that holds. */
    public static Optional<Scenario> first(List<Scenario> inOrder, CallFacts facts) {
        return inOrder.stream().filter(scenario -> scenario.holds(facts)).findFirst();
    }
}
