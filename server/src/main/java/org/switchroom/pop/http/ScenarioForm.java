package org.switchroom.pop.http;

import static java.util.Objects.requireNonNullElse;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.switchroom.pop.CardSection;
import org.switchroom.pop.scenario.Scenario;
import org.switchroom.pop.scenario.ScenarioCondition;

/**
 * A scenario as written in the page. What may be left out is then nothing special.
 *
 * @param id only in a list that is tried; 0 or null: not kept yet
 * @param enabled null: yes
 * @param conditions null: none, so it always holds
 * @param everyConnector null: yes
 * @param connectorIds asked in this order, unless every connector is
 * @param script with blanks like {@code {lastName}}; null: none
 */
record ScenarioForm(
        @Nullable Integer id,
        @NotNull String name,
        @Nullable Boolean enabled,
        @Nullable List<@Valid ConditionForm> conditions,
        @Nullable Boolean everyConnector,
        @Nullable List<Integer> connectorIds,
        @NotNull List<CardSection> sections,
        @Nullable String script) {

    record ConditionForm(
            ScenarioCondition.@NotNull Subject subject,
            @Nullable Boolean not,
            @NotNull List<String> values) {

        ScenarioCondition toCondition() {
            return new ScenarioCondition(
                    subject,
                    requireNonNullElse(not, false),
                    values.stream().map(String::strip).toList());
        }
    }

    Scenario toScenario(int scenarioId) {
        return new Scenario(
                scenarioId,
                name.strip(),
                requireNonNullElse(enabled, true),
                requireNonNullElse(conditions, List.<ConditionForm>of()).stream()
                        .map(ConditionForm::toCondition)
                        .toList(),
                requireNonNullElse(everyConnector, true),
                requireNonNullElse(connectorIds, List.of()),
                sections,
                requireNonNullElse(script, "").strip());
    }
}
