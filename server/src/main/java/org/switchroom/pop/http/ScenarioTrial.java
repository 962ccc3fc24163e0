package org.switchroom.pop.http;

import static java.util.Objects.requireNonNullElse;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.switchroom.connectors.CallerKeys;
import org.switchroom.connectors.ForeignRecord;
import org.switchroom.connectors.ForeignRecords;
import org.switchroom.crm.CallerCard;
import org.switchroom.crm.CallerLookup;
import org.switchroom.crm.CallerMatch;
import org.switchroom.directory.ChangeRefused;
import org.switchroom.directory.ChangeRefused.FieldProblem;
import org.switchroom.directory.ChangeRefused.Kind;
import org.switchroom.directory.Directory;
import org.switchroom.directory.PhoneNumbers;
import org.switchroom.directory.Queue;
import org.switchroom.directory.User;
import org.switchroom.pop.CallFacts;
import org.switchroom.pop.CallerKind;
import org.switchroom.pop.CardPlan;
import org.switchroom.pop.CardPlans;
import org.switchroom.pop.CardSection;
import org.switchroom.pop.OpenCaller;
import org.switchroom.pop.Script;
import org.switchroom.pop.scenario.Scenario;
import org.switchroom.pop.store.ScenarioBook;

/** Shows of an example caller what an agent would see, and why. */
@Component
class ScenarioTrial {
    private static final long LIMIT_MS = 2_000;

    private final ScenarioBook book;
    private final CallerLookup lookup;
    private final ForeignRecords foreign;
    private final Directory directory;

    ScenarioTrial(ScenarioBook book, CallerLookup lookup, ForeignRecords foreign, Directory directory) {
        this.book = book;
        this.lookup = lookup;
        this.foreign = foreign;
        this.directory = directory;
    }

    /**
     * @param scenarios in the order to be tried; null: those that are kept
     * @param number in any writing; empty: withheld
     * @param dialled one of the firm's numbers; null or empty: none
     * @param queueId null or 0: in no queue
     */
    record CardTrial(
            @Nullable List<@Valid ScenarioForm> scenarios,
            @NotNull String number,
            @Nullable String dialled,
            @Nullable Integer queueId) {}

    /**
     * @param winner place in the list of the scenario that holds; null: the built-in one
     * @param conditions of each scenario, whether each holds
     * @param script with the customer's fields
     */
    record CardOutcome(
            CallerKind caller,
            @Nullable Integer winner,
            List<List<Boolean>> conditions,
            List<CardSection> sections,
            String script,
            CallerCard card,
            List<CallerMatch> matches,
            List<ForeignRecord> records) {}

    CardOutcome run(int firmId, int userId, CardTrial form) {
        var scenarios = form.scenarios() == null ? book.of(firmId) : drafts(firmId, form.scenarios());
        int queueId = requireNonNullElse(form.queueId(), 0);
        var country = directory.firm(firmId).country();
        var keys = CallerKeys.ofNumber(number(form.number(), country), country);
        var found = lookup.lookUp(firmId, keys.number(), LIMIT_MS);
        var caller = new OpenCaller(firmId, keys, requireNonNullElse(form.dialled(), ""), queueId);
        caller.found(found);
        CardPlans plans = (_, facts) ->
                Scenario.first(scenarios, facts).map(Scenario::plan).orElseGet(() -> CardPlan.builtIn(facts.caller()));
        caller.ask(foreign, plans, () -> true, () -> {});
        var facts = caller.facts();
        var plan = plans.of(firmId, facts);
        var queue = directory.queue(firmId, queueId).map(Queue::name).orElse("");
        var agent = directory.user(firmId, userId).map(User::displayName).orElse("");
        return new CardOutcome(
                facts.caller(),
                Scenario.first(scenarios, facts).map(scenarios::indexOf).orElse(null),
                scenarios.stream().map(scenario -> held(scenario, facts)).toList(),
                plan.sections(),
                Script.filled(plan.script(), Script.known(found.card(), caller.records(), queue, agent)),
                found.card(),
                found.matches(),
                caller.records());
    }

    private static List<Boolean> held(Scenario scenario, CallFacts facts) {
        return scenario.conditions().stream()
                .map(condition -> condition.holds(facts))
                .toList();
    }

    private static String number(String written, String country) {
        return written.isBlank()
                ? ""
                : PhoneNumbers.e164(written, country)
                        .orElseThrow(() -> new ChangeRefused(
                                Kind.INVALID,
                                List.of(new FieldProblem("number", "must be a telephone number, or empty."))));
    }

    private List<Scenario> drafts(int firmId, List<ScenarioForm> forms) {
        if (forms.size() > ScenarioBook.MAX_SCENARIOS) {
            throw new ChangeRefused(
                    Kind.INVALID,
                    List.of(new FieldProblem("scenarios", "can be " + ScenarioBook.MAX_SCENARIOS + " at most.")));
        }
        var problems = new ArrayList<FieldProblem>();
        var scenarios = new ArrayList<Scenario>();
        for (int i = 0; i < forms.size(); i++) {
            var scenario =
                    forms.get(i).toScenario(requireNonNullElse(forms.get(i).id(), 0));
            scenarios.add(scenario);
            // One that is kept may name what is gone meanwhile.
            if (!book.of(firmId).contains(scenario)) {
                problems.addAll(problems(firmId, scenario, "scenarios[" + i + "]."));
            }
        }
        if (!problems.isEmpty()) {
            throw new ChangeRefused(Kind.INVALID, problems);
        }
        return scenarios;
    }

    private List<FieldProblem> problems(int firmId, Scenario scenario, String place) {
        try {
            book.check(firmId, scenario);
            return List.of();
        } catch (ChangeRefused refused) {
            return refused.problems().stream()
                    .map(problem -> new FieldProblem(place + problem.field(), problem.message()))
                    .toList();
        }
    }
}
