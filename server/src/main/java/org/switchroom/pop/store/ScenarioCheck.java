package org.switchroom.pop.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.switchroom.connectors.ForeignRecords;
import org.switchroom.directory.ChangeRefused.FieldProblem;
import org.switchroom.directory.Directory;
import org.switchroom.pop.CallerKind;
import org.switchroom.pop.Script;
import org.switchroom.pop.scenario.Scenario;
import org.switchroom.pop.scenario.ScenarioCondition;

/** What is wrong with a scenario, by field. */
final class ScenarioCheck {
    private static final int MOST_CONDITIONS = 10;
    private static final int MOST_VALUES = 50;
    private static final int LONGEST_VALUE = 100;
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_SCRIPT = 4_000;

    private final int firmId;
    private final Directory directory;
    private final ForeignRecords foreign;
    private final List<FieldProblem> problems = new ArrayList<>();

    private ScenarioCheck(int firmId, Directory directory, ForeignRecords foreign) {
        this.firmId = firmId;
        this.directory = directory;
        this.foreign = foreign;
    }

    static List<FieldProblem> problems(int firmId, Scenario scenario, Directory directory, ForeignRecords foreign) {
        var check = new ScenarioCheck(firmId, directory, foreign);
        check.scenario(scenario);
        return check.problems;
    }

    private void scenario(Scenario scenario) {
        need(
                !scenario.name().isBlank() && scenario.name().length() <= LONGEST_NAME,
                "name",
                "must have 1 to " + LONGEST_NAME + " characters.");
        need(scenario.conditions().size() <= MOST_CONDITIONS, "conditions", "can be " + MOST_CONDITIONS + " at most.");
        for (int i = 0; i < Math.min(MOST_CONDITIONS, scenario.conditions().size()); i++) {
            condition(scenario.conditions().get(i), "conditions[" + i + "].values");
        }
        need(!scenario.sections().isEmpty(), "sections", "must be one at least: the card would be empty.");
        need(eachOnce(scenario.sections()), "sections", "must name each part of the card once.");
        need(eachOnce(scenario.connectorIds()), "connectorIds", "must name each connector once.");
        need(
                foreign.connectorIds(firmId).containsAll(scenario.connectorIds()),
                "connectorIds",
                "name a connector that is not there (any more).");
        need(
                scenario.script().length() <= LONGEST_SCRIPT,
                "script",
                "must have at most " + LONGEST_SCRIPT + " characters.");
        var unknown = Script.unknownBlanks(scenario.script());
        need(unknown.isEmpty(), "script", "has blanks nothing can be filled into: " + String.join(", ", unknown) + ".");
    }

    private void condition(ScenarioCondition condition, String field) {
        need(
                !condition.values().isEmpty() && condition.values().size() <= MOST_VALUES,
                field,
                "must be 1 to " + MOST_VALUES + ".");
        condition.values().stream()
                .filter(value -> !exists(condition.subject(), value))
                .findFirst()
                .ifPresent(value -> problems.add(new FieldProblem(field, wrong(condition.subject()))));
    }

    private boolean exists(ScenarioCondition.Subject subject, String value) {
        return switch (subject) {
            case CALLER ->
                Arrays.stream(CallerKind.values()).anyMatch(kind -> kind.name().equals(value));
            case DIALLED ->
                directory
                        .number(value)
                        .filter(number -> number.firmId() == firmId)
                        .isPresent();
            case QUEUE ->
                directory.queues(firmId).stream()
                        .anyMatch(queue -> String.valueOf(queue.id()).equals(value));
            case TAG -> !value.isBlank() && value.length() <= LONGEST_VALUE;
        };
    }

    private static String wrong(ScenarioCondition.Subject subject) {
        return switch (subject) {
            case CALLER -> "name a kind of caller that does not exist.";
            case DIALLED -> "name a number that is none of the firm's.";
            case QUEUE -> "name a queue that is not there (any more).";
            case TAG -> "must have 1 to " + LONGEST_VALUE + " characters.";
        };
    }

    private static boolean eachOnce(List<?> all) {
        return new HashSet<>(all).size() == all.size();
    }

    private void need(boolean held, String field, String otherwise) {
        if (!held) {
            problems.add(new FieldProblem(field, otherwise));
        }
    }
}
