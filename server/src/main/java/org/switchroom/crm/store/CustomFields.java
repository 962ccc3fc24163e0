package org.switchroom.crm.store;

import java.math.BigDecimal;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.switchroom.crm.CustomField;
import org.switchroom.crm.RecordLimits;
import org.switchroom.directory.ChangeRefused;
import org.switchroom.directory.ChangeRefused.FieldProblem;
import org.switchroom.directory.ChangeRefused.Kind;

/** The fields of each firm; a copy in memory, read anew after every change. */
@Component
public class CustomFields {
    private final JdbcClient sql;
    private final CustomFieldRemoval removal;
    private final ReentrantLock loading = new ReentrantLock();
    private volatile Map<Integer, List<CustomField>> byFirm;

    CustomFields(JdbcClient sql, CustomFieldRemoval removal) {
        this.sql = sql;
        this.removal = removal;
        this.byFirm = load();
    }

    /** In the order in which they are shown. */
    public List<CustomField> of(int firmId) {
        return byFirm.getOrDefault(firmId, List.of());
    }

    /**
     * Adds (id 0) or replaces.
     *
     * @throws ChangeRefused naming what is wrong
     */
    public CustomField save(int firmId, CustomField field, int by) {
        var before = of(firmId).stream()
                .filter(one -> one.id() == field.id())
                .findFirst()
                .orElse(null);
        if (before == null && field.id() != 0) {
            throw notFound();
        }
        check(firmId, field, before);
        try {
            int id = sql.sql(field.id() == 0 ? """
                                    insert into crm.custom_fields (firm_id, key, name, type, required, on_card, position,
                                        smallest, largest, choices, created_by, changed_by)
                                    values (:firm, :key, :name, :type, :required, :onCard, :position, :smallest, :largest,
                                        :choices, :by, :by) returning id""" : """
                                    update crm.custom_fields
                                       set key = :key, name = :name, required = :required, on_card = :onCard,
                                           position = :position, smallest = :smallest, largest = :largest,
                                           choices = :choices, changed_at = now(), changed_by = :by
                                     where firm_id = :firm and id = :id and not gone returning id""")
                    .param("firm", firmId)
                    .param("id", field.id())
                    .param("key", field.key())
                    .param("name", field.name())
                    .param("type", field.type().name())
                    .param("required", field.required())
                    .param("onCard", field.onCard())
                    .param("position", field.position())
                    .param("smallest", field.smallest(), Types.NUMERIC)
                    .param("largest", field.largest(), Types.NUMERIC)
                    .param("choices", field.choices().toArray(String[]::new))
                    .param("by", by)
                    .query(Integer.class)
                    .optional()
                    .orElseThrow(CustomFields::notFound);
            loadAgain();
            return of(firmId).stream().filter(one -> one.id() == id).findFirst().orElseThrow(CustomFields::notFound);
        } catch (DuplicateKeyException e) {
            throw new ChangeRefused(Kind.CONFLICT, List.of(new FieldProblem("key", "is another field's.")));
        }
    }

    /** Nobody sees it from the first moment on; its values are taken out of the customers in the background. */
    public void remove(int firmId, int id, int by) {
        var found = sql.sql("""
                        update crm.custom_fields set gone = true, changed_at = now(), changed_by = ?
                         where firm_id = ? and id = ? and not gone""").params(by, firmId, id).update();
        if (found == 0) {
            throw notFound();
        }
        loadAgain();
        removal.soon();
    }

    /** Whoever loads last has seen what all before have written. */
    private void loadAgain() {
        loading.lock();
        try {
            byFirm = load();
        } finally {
            loading.unlock();
        }
    }

    private void check(int firmId, CustomField field, @Nullable CustomField before) {
        var problems = new ArrayList<FieldProblem>();
        refuse(
                problems,
                "key",
                "must be 1 to 40 of a-z, 0-9 and _.",
                !field.key().matches("[a-z][a-z0-9_]{0,39}"));
        refuse(problems, "name", "must have 1 to 60 characters.", isNoName(field.name()));
        refuse(
                problems,
                "type",
                "cannot be changed; delete the field and add another.",
                before != null && before.type() != field.type());
        refuse(
                problems,
                "",
                "A firm can have at most " + RecordLimits.CUSTOM_FIELDS + " fields.",
                before == null && of(firmId).size() >= RecordLimits.CUSTOM_FIELDS);
        checkLimits(field, problems);
        checkChoices(field, problems);
        if (!problems.isEmpty()) {
            throw new ChangeRefused(Kind.INVALID, problems);
        }
    }

    private static void checkLimits(CustomField field, List<FieldProblem> problems) {
        var most = field.largest();
        var tooLong = "must have at most " + RecordLimits.CUSTOM_DIGITS + " digits.";
        refuse(problems, "smallest", tooLong, !CustomField.isExact(field.smallest()));
        refuse(problems, "largest", tooLong, !CustomField.isExact(most));
        boolean none = field.smallest() == null && most == null;
        switch (field.type()) {
            case NUMBER ->
                refuse(
                        problems,
                        "largest",
                        "must not be below the smallest.",
                        field.smallest() != null && most != null && most.compareTo(field.smallest()) < 0);
            case TEXT -> {
                refuse(problems, "smallest", "is for numbers.", field.smallest() != null);
                refuse(
                        problems,
                        "largest",
                        "must be 1 to " + RecordLimits.CUSTOM_TEXT + " characters.",
                        most != null && !isBetween(most, 1, RecordLimits.CUSTOM_TEXT));
            }
            default -> refuse(problems, "largest", "is for texts and numbers.", !none);
        }
    }

    private static boolean isBetween(BigDecimal number, int least, int most) {
        return number.compareTo(BigDecimal.valueOf(least)) >= 0 && number.compareTo(BigDecimal.valueOf(most)) <= 0;
    }

    private static void checkChoices(CustomField field, List<FieldProblem> problems) {
        var choices = field.choices();
        if (field.type() != CustomField.Type.CHOICE) {
            refuse(problems, "choices", "are for fields with a choice.", !choices.isEmpty());
            return;
        }
        refuse(
                problems,
                "choices",
                "must be 1 to " + RecordLimits.CUSTOM_CHOICES + ".",
                choices.isEmpty() || choices.size() > RecordLimits.CUSTOM_CHOICES);
        refuse(
                problems,
                "choices",
                "must have 1 to 60 characters each.",
                choices.stream().anyMatch(CustomFields::isNoName));
        refuse(problems, "choices", "hold the same twice.", new HashSet<>(choices).size() < choices.size());
    }

    private static boolean isNoName(String text) {
        return text.isBlank()
                || text.length() > RecordLimits.CUSTOM_NAME
                || text.chars().anyMatch(Character::isISOControl);
    }

    private static void refuse(List<FieldProblem> problems, String field, String message, boolean wrong) {
        if (wrong) {
            problems.add(new FieldProblem(field, message));
        }
    }

    private static ChangeRefused notFound() {
        return new ChangeRefused(Kind.NOT_FOUND, "There is no such field (any more).");
    }

    private Map<Integer, List<CustomField>> load() {
        var loaded = new HashMap<Integer, List<CustomField>>();
        sql.sql("""
                        select firm_id, id, key, name, type, required, on_card, position, smallest, largest, choices
                          from crm.custom_fields where not gone order by position, name, id""").query(row -> {
            loaded.computeIfAbsent(row.getInt(1), _ -> new ArrayList<>())
                    .add(new CustomField(
                            row.getInt(2),
                            row.getString(3),
                            row.getString(4),
                            CustomField.Type.valueOf(row.getString(5)),
                            row.getBoolean(6),
                            row.getBoolean(7),
                            row.getInt(8),
                            row.getBigDecimal(9),
                            row.getBigDecimal(10),
                            List.of((String[]) row.getArray(11).getArray())));
        });
        return loaded;
    }
}
