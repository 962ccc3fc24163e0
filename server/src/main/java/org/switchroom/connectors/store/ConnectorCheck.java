package org.switchroom.connectors.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.switchroom.connectors.ForeignCard.Field;
import org.switchroom.connectors.guard.Limits;
import org.switchroom.connectors.mapping.CardMapping;
import org.switchroom.connectors.source.SettingsCheck;
import org.switchroom.connectors.source.WriteBackCheck;
import org.switchroom.directory.ChangeRefused.FieldProblem;

/** What is wrong with a connector, by field. */
final class ConnectorCheck {
    private static final int MOST_FIELDS = 40;

    private final List<FieldProblem> problems = new ArrayList<>();

    private ConnectorCheck() {}

    /**
     * @param before null for a new one
     * @param secret null: the one of before
     */
    static List<FieldProblem> problems(Connector connector, @Nullable Connector before, @Nullable String secret) {
        var check = new ConnectorCheck();
        check.need(
                !connector.name().isBlank() && connector.name().length() <= 80,
                "name",
                "must have 1 to 80 characters.");
        check.between(connector.place(), 1, ConnectorBook.MAX_CONNECTORS, "place");
        check.limits(connector.limits());
        check.problems.addAll(SettingsCheck.problems(connector.settings()));
        check.mapping(connector.mapping());
        if (check.problems.isEmpty()) {
            check.problems.addAll(WriteBackCheck.problems(connector.settings(), connector.writeBack()));
        }
        if (check.problems.isEmpty()) {
            check.secret(connector, before, secret);
        }
        return check.problems;
    }

    private void limits(Limits limits) {
        between(limits.timeMs(), 100, 5_000, "limits.timeMs");
        between(limits.atOnce(), 1, 16, "limits.atOnce");
        between(limits.cacheSeconds(), 0, 3_600, "limits.cacheSeconds");
    }

    private void between(int value, int min, int max, String field) {
        need(value >= min && value <= max, field, "must be from " + min + " to " + max + ".");
    }

    private void mapping(CardMapping mapping) {
        place(mapping.list(), "mapping.list");
        place(mapping.items(), "mapping.items");
        need(
                !mapping.fields().isEmpty() && mapping.fields().size() <= MOST_FIELDS,
                "mapping.fields",
                "must be 1 to " + MOST_FIELDS + ".");
        need(
                mapping.itemFields().size() <= CardMapping.ItemField.values().length,
                "mapping.itemFields",
                "are too many.");
        for (int i = 0; i < mapping.fields().size(); i++) {
            var field = mapping.fields().get(i);
            var at = "mapping.fields[" + i + "]";
            need(!field.from().isBlank(), at + ".from", "must say where the value is.");
            place(field.from(), at + ".from");
            need(
                    field.field() != Field.OTHER
                            || (!field.label().isBlank() && field.label().length() <= 60),
                    at + ".label",
                    "must have 1 to 60 characters.");
        }
        for (int i = 0; i < mapping.itemFields().size(); i++) {
            place(mapping.itemFields().get(i).from(), "mapping.itemFields[" + i + "].from");
        }
    }

    private void place(String place, String field) {
        try {
            CardMapping.pointer(place);
            need(place.length() <= 200, field, "must have at most 200 characters.");
        } catch (IllegalArgumentException none) {
            problems.add(new FieldProblem(field, "must be a JSON pointer like /customer/name."));
        }
    }

    /** What is kept is for the place it was entered for. */
    private void secret(Connector connector, @Nullable Connector before, @Nullable String secret) {
        if (!connector.settings().needsSecret()) {
            return;
        }
        need(
                secret == null || (!secret.isEmpty() && secret.length() <= 2_000),
                "secret",
                "must have 1 to 2000 characters.");
        if (secret == null) {
            need(before != null && before.hasSecret(), "secret", "must be entered.");
            need(
                    before == null
                            || Objects.equals(
                                    before.settings().place(),
                                    connector.settings().place()),
                    "secret",
                    "must be entered again, because address or account have changed.");
        }
    }

    private void need(boolean held, String field, String otherwise) {
        if (!held) {
            problems.add(new FieldProblem(field, otherwise));
        }
    }
}
