package org.switchroom.crm.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.switchroom.crm.CustomField;
import org.switchroom.crm.RecordChanged;
import org.switchroom.crm.RecordLimits;
import org.switchroom.crm.TrailEntry.Action;
import org.switchroom.crm.written.ImportPlan;
import org.switchroom.crm.written.ImportPlan.Existing;
import org.switchroom.crm.written.ImportPlan.Match;
import org.switchroom.crm.written.ImportPlan.Missing;
import org.switchroom.crm.written.WrittenLine;
import org.switchroom.directory.ChangeRefused;
import org.switchroom.directory.ClientFirm;
import org.switchroom.directory.PhoneNumbers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes some lines of a file together: finds who is there already, makes and changes customers, keeps what was. */
@Component
class ImportBatch {
    private final JdbcClient sql;
    private final JsonMapper json;
    private final Trail trail;
    private final ImportedRows rows;
    private final ApplicationEventPublisher events;

    ImportBatch(JdbcClient sql, JsonMapper json, Trail trail, ImportedRows rows, ApplicationEventPublisher events) {
        this.sql = sql;
        this.json = json;
        this.trail = trail;
        this.rows = rows;
        this.events = events;
    }

    /** @param number of its record in the file, the head not counted */
    record Line(long number, WrittenLine written, boolean empty) {}

    /** @param dry nothing is changed, only counted */
    record As(ClientFirm firm, ImportPlan plan, List<CustomField> fields, long importId, int by, boolean dry) {

        /** By which a line could be about the same customer as another, or get in its way. */
        Set<String> keysOf(Line line) {
            var keys = new LinkedHashSet<String>();
            var form = line.written().form();
            if (form.customerNumber() != null) {
                keys.add("n" + form.customerNumber());
            }
            matchKeys(line).forEach(key -> keys.add("k" + key));
            return keys;
        }

        Set<String> matchKeys(Line line) {
            var form = line.written().form();
            var keys = new LinkedHashSet<String>();
            switch (plan.match()) {
                case CUSTOMER_NUMBER -> add(keys, form.customerNumber());
                case EMAIL ->
                    add(keys, form.email() == null ? null : form.email().toLowerCase(Locale.ROOT));
                case PHONE -> {
                    for (var phone : form.phones() == null ? List.<String>of() : form.phones()) {
                        var country = form.country() == null ? firm.country() : form.country();
                        PhoneNumbers.e164(phone, country).ifPresent(keys::add);
                    }
                }
                case NOTHING -> {}
            }
            return keys;
        }

        private static void add(Set<String> keys, @Nullable String key) {
            if (key != null) {
                keys.add(key);
            }
        }
    }

    /** What became of the lines. */
    private static final class Outcome {
        final List<ImportedRows.Made> made = new ArrayList<>();
        final Map<Long, String> refused = new TreeMap<>();
        int skipped;
    }

    /** In a transaction. */
    void write(As as, List<Line> lines) {
        var found = found(as, lines);
        int again = firstOfSomebodyAgain(lines, found);
        if (again > 0) {
            write(as, lines.subList(0, again));
            write(as, lines.subList(again, lines.size()));
            return;
        }
        var ids = found.values().stream().flatMap(Set::stream).distinct().toList();
        var before = rows.before(as.firm().id(), ids);
        var outcome = decided(as, lines, found, before);
        refuseTaken(as, outcome);
        var made = outcome.made;
        if (!as.dry()) {
            write(as, made, before);
        }
        long updated = made.stream().filter(one -> !one.isNew()).count();
        rows.refuse(as.firm().id(), as.importId(), outcome.refused);
        sql.sql("""
                        update crm.imports set line = line + :lines, created = created + :created,
                               updated = updated + :updated, skipped = skipped + :skipped, refused = refused + :refused
                         where id = :id""")
                .param("lines", lines.size())
                .param("created", made.size() - updated)
                .param("updated", updated)
                .param("skipped", outcome.skipped)
                .param("refused", outcome.refused.size())
                .param("id", as.importId())
                .update();
    }

    /** Two lines with different numbers can be one customer's: each is written on what the one before made. */
    private static int firstOfSomebodyAgain(List<Line> lines, Map<Long, Set<Long>> found) {
        var seen = new HashSet<Long>();
        for (int i = 0; i < lines.size(); i++) {
            var who = found.getOrDefault(lines.get(i).number(), Set.of());
            if (who.size() == 1 && !seen.addAll(who)) {
                return i;
            }
        }
        return 0;
    }

    private void write(As as, List<ImportedRows.Made> made, Map<Long, ImportedRows.Before> before) {
        int firmId = as.firm().id();
        var numbered = rows.write(firmId, made, as.by());
        var ids = numbered.stream().map(ImportedRows.Made::id).toList();
        var after = rows.words(firmId, ids);
        var entries = new ArrayList<Trail.Entry>();
        for (var one : numbered) {
            var was = before.get(one.id());
            var changes = trail.difference(
                    firmId, was == null ? Map.of() : was.words(), after.getOrDefault(one.id(), Map.of()));
            entries.add(new Trail.Entry(one.id(), was == null ? Action.CREATED : Action.CHANGED, changes));
        }
        trail.writeAll(firmId, as.by(), entries);
        rows.keepBefore(firmId, as.importId(), numbered, before);
        var numbers = new HashSet<String>();
        numbered.forEach(one -> numbers.addAll(one.phones()));
        if (!numbers.isEmpty()) {
            events.publishEvent(new RecordChanged(firmId, numbers));
        }
    }

    private Outcome decided(
            As as, List<Line> lines, Map<Long, Set<Long>> found, Map<Long, ImportedRows.Before> before) {
        var outcome = new Outcome();
        for (var line : lines) {
            var who = found.getOrDefault(line.number(), Set.of());
            var skips = who.isEmpty()
                    ? as.plan().missing() == Missing.SKIP
                    : as.plan().existing() == Existing.SKIP;
            if (line.empty()) {
                outcome.skipped++;
            } else if (who.size() > 1) {
                outcome.refused.put(
                        line.number(), who.size() + " customers fit. Merge them, or find them by something else.");
            } else if (skips) {
                outcome.skipped++;
            } else {
                try {
                    var id = who.isEmpty() ? null : who.iterator().next();
                    outcome.made.add(made(as, line, id, id == null ? null : before.get(id)));
                } catch (ChangeRefused e) {
                    outcome.refused.put(line.number(), String.valueOf(e.getMessage()));
                }
            }
        }
        return outcome;
    }

    /** @throws ChangeRefused when something in the line is wrong */
    private ImportedRows.Made made(As as, Line line, @Nullable Long id, ImportedRows.@Nullable Before before) {
        var form = line.written().form();
        var values = before == null
                ? form.asNew(as.firm(), List.of(), as.fields())
                : form.asChange(as.firm(), List.of(), as.fields(), null, customOf(as, before.rows()));
        var phones = new LinkedHashSet<String>();
        var tags = new LinkedHashSet<String>();
        if (before != null) {
            before.rows()
                    .get("phones")
                    .forEach(one -> phones.add(one.get("e164").asString()));
            before.rows().get("tags").forEach(one -> tags.add(one.get("tag").asString()));
        }
        phones.addAll(values.phones() == null ? List.of() : values.phones());
        tags.addAll(line.written().tags());
        refuseTooMany("phones", phones, RecordLimits.PHONES);
        refuseTooMany("tags", tags, RecordLimits.TAGS);
        if (tags.stream().anyMatch(tag -> tag.length() > RecordLimits.LABEL)) {
            throw new ChangeRefused(
                    ChangeRefused.Kind.INVALID, "Tags must have at most " + RecordLimits.LABEL + " characters.");
        }
        return new ImportedRows.Made(
                line.number(), id == null ? 0 : id, id == null, values, List.copyOf(phones), List.copyOf(tags));
    }

    private Map<String, Object> customOf(As as, JsonNode rowsOfOne) {
        var custom = new HashMap<String, Object>();
        for (var field : as.fields()) {
            var value = rowsOfOne.at("/customer/custom/" + field.id());
            if (!value.isMissingNode()) {
                custom.put(field.key(), json.treeToValue(value, Object.class));
            }
        }
        return custom;
    }

    private static void refuseTooMany(String what, Set<String> all, int most) {
        if (all.size() > most) {
            throw new ChangeRefused(
                    ChangeRefused.Kind.INVALID,
                    List.of(new ChangeRefused.FieldProblem(what, "would be more than " + most + ".")));
        }
    }

    /** By line, the customers it may be about. */
    private Map<Long, Set<Long>> found(As as, List<Line> lines) {
        var asked = new ArrayList<Map<String, Object>>();
        lines.forEach(line -> as.matchKeys(line).forEach(key -> asked.add(Map.of("line", line.number(), "key", key))));
        var found = new LinkedHashMap<Long, Set<Long>>();
        if (asked.isEmpty()) {
            return found;
        }
        var whose = switch (as.plan().match()) {
            case CUSTOMER_NUMBER -> "select id, customer_number as key from crm.customers where firm_id = :firm";
            case EMAIL -> "select id, lower(email) as key from crm.customers where firm_id = :firm and email <> ''";
            case PHONE, NOTHING ->
                "select customer_id as id, e164 as key from crm.customer_phones where firm_id = :firm";
        };
        sql.sql("select a.line, w.id from jsonb_to_recordset(:asked::jsonb) a (line bigint, key text) join lateral ("
                        + whose + " and " + keyColumn(as.plan().match()) + " = a.key limit 20) w on true")
                .param("firm", as.firm().id())
                .param("asked", json.writeValueAsString(asked))
                .query(row -> {
                    found.computeIfAbsent(row.getLong(1), _ -> new LinkedHashSet<>())
                            .add(row.getLong(2));
                });
        return found;
    }

    private static String keyColumn(Match match) {
        return switch (match) {
            case CUSTOMER_NUMBER -> "customer_number";
            case EMAIL -> "lower(email)";
            case PHONE, NOTHING -> "e164";
        };
    }

    /** A customer number is one customer's; lines that want another's are refused. */
    private void refuseTaken(As as, Outcome outcome) {
        var numbers = outcome.made.stream()
                .map(one -> one.values().customerNumber())
                .filter(number -> number != null)
                .toArray(String[]::new);
        if (numbers.length == 0) {
            return;
        }
        var owners = new HashMap<String, Long>();
        sql.sql("select customer_number, id from crm.customers where firm_id = ? and customer_number = any (?)")
                .params(as.firm().id(), numbers)
                .query(row -> {
                    owners.put(row.getString(1), row.getLong(2));
                });
        outcome.made.removeIf(one -> {
            var owner = owners.get(one.values().customerNumber());
            var taken = owner != null && owner != one.id();
            if (taken) {
                outcome.refused.put(one.line(), "Customer number is another customer's.");
            }
            return taken;
        });
    }
}
