package org.switchroom.crm.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.switchroom.crm.CustomField;
import org.switchroom.crm.Merge;
import org.switchroom.crm.RecordChanged;
import org.switchroom.crm.RecordLimits;
import org.switchroom.crm.TrailEntry.Action;
import org.switchroom.crm.TrailEntry.FieldChange;
import org.switchroom.directory.ChangeRefused;
import org.switchroom.directory.ChangeRefused.FieldProblem;
import org.switchroom.directory.ChangeRefused.Kind;
import org.switchroom.directory.Directory;
import org.switchroom.directory.User;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Makes one customer of two, and takes them apart again. What was is kept as rows, so it comes back as it was. */
@Component
public class Merges {
    private static final Map<String, String> COLUMNS = Map.ofEntries(
            Map.entry("customerNumber", "customer_number"),
            Map.entry("firstName", "first_name"),
            Map.entry("lastName", "last_name"),
            Map.entry("company", "company"),
            Map.entry("email", "email"),
            Map.entry("street", "street"),
            Map.entry("postcode", "postcode"),
            Map.entry("city", "city"),
            Map.entry("country", "country"),
            Map.entry("language", "language"),
            Map.entry("valueClass", "value_class"),
            Map.entry("managerId", "manager_id"));

    private final JdbcClient sql;
    private final TransactionOperations transaction;
    private final ApplicationEventPublisher events;
    private final JsonMapper json;
    private final Trail trail;
    private final CustomFields fields;
    private final MovedRows rows;
    private final Directory directory;

    Merges(
            JdbcClient sql,
            TransactionOperations transaction,
            ApplicationEventPublisher events,
            JsonMapper json,
            Trail trail,
            CustomFields fields,
            MovedRows rows,
            Directory directory) {
        this.sql = sql;
        this.transaction = transaction;
        this.events = events;
        this.json = json;
        this.trail = trail;
        this.fields = fields;
        this.rows = rows;
        this.directory = directory;
    }

    /**
     * What somebody decided who saw both.
     *
     * @param keptVersion as it was read; likewise {@code goneVersion}
     * @param take the fields that are to be as the one has them that goes
     */
    public record Wish(long keptId, int keptVersion, long goneId, int goneVersion, Set<String> take) {}

    /** @throws ChangeRefused when one of them is not there or was changed meanwhile, or too much would come together */
    public Merge merge(int firmId, Wish wish, int by) {
        if (wish.keptId() == wish.goneId()) {
            throw new ChangeRefused(Kind.INVALID, "A customer cannot be merged with itself. Choose another.");
        }
        var numbers = new HashSet<String>();
        var merge = Objects.requireNonNull(transaction.execute(_ -> {
            lock(firmId, wish.keptId(), wish.goneId());
            refuseWhileRequested(firmId, wish.keptId(), wish.goneId());
            var kept = ownRows(firmId, wish.keptId(), wish.keptVersion());
            var gone = ownRows(firmId, wish.goneId(), wish.goneVersion());
            rows.refuseTooMuch(firmId, wish.keptId(), wish.goneId());
            kept.get("phones").forEach(phone -> numbers.add(phone.get("e164").asString()));
            gone.get("phones").forEach(phone -> numbers.add(phone.get("e164").asString()));
            trail.changing(firmId, wish.keptId(), by, () -> {
                together(firmId, wish, kept, gone, by);
                return wish.keptId();
            });
            var id = latest(firmId, wish.goneId());
            var done = of(firmId, wish.keptId()).stream()
                    .filter(one -> one.id() == id)
                    .findFirst()
                    .orElseThrow();
            trail.note(
                    firmId, wish.keptId(), by, Action.MERGED, List.of(new FieldChange("merge", "", done.goneName())));
            return done;
        }));
        events.publishEvent(new RecordChanged(firmId, numbers));
        return merge;
    }

    private void together(int firmId, Wish wish, JsonNode kept, JsonNode gone, int by) {
        var pointers = rows.pointersTo(firmId, wish.goneId(), wish.keptId());
        rows.unite(firmId, wish.keptId(), wish.goneId());
        var moved = rows.move(firmId, wish.goneId(), wish.keptId());
        sql.sql("delete from crm.customers where firm_id = ? and id = ?")
                .params(firmId, wish.goneId())
                .update();
        var united = (ObjectNode) kept.get("customer").deepCopy();
        take(firmId, wish.take(), united, gone.get("customer"));
        united.put("changed_at", Instant.now().toString()).put("changed_by", by);
        sql.sql("call crm.put_back_customer(?, ?::jsonb)")
                .params(firmId, json.writeValueAsString(united))
                .update();
        var was = gone.get("customer");
        var name =
                (was.get("first_name").asString() + " " + was.get("last_name").asString()).strip();
        sql.sql("""
                        insert into crm.merges (
                            firm_id, kept_id, gone_id, gone_name, by_id, by_name, kept, gone, result, pointers, moved)
                        values (:firm, :kept, :gone, :name, :by, :byName, :keptRows::jsonb, :goneRows::jsonb,
                            crm.own_rows(:firm, :kept), :pointers::jsonb, :moved::jsonb)""")
                .param("firm", firmId)
                .param("kept", wish.keptId())
                .param("gone", wish.goneId())
                .param(
                        "name",
                        (name.isEmpty() ? was.get("company").asString() : name) + " ("
                                + was.get("customer_number").asString() + ")")
                .param("by", by)
                .param(
                        "byName",
                        directory.user(firmId, by).map(User::displayName).orElse(""))
                .param("keptRows", json.writeValueAsString(kept))
                .param("goneRows", json.writeValueAsString(gone))
                .param("pointers", pointers)
                .param("moved", json.writeValueAsString(moved))
                .update();
    }

    private void take(int firmId, Set<String> wanted, ObjectNode united, JsonNode gone) {
        var custom = (ObjectNode) united.get("custom");
        var ids = new LinkedHashMap<String, String>();
        for (CustomField field : fields.of(firmId)) {
            ids.put("custom." + field.key(), String.valueOf(field.id()));
        }
        for (var field : wanted) {
            if (COLUMNS.containsKey(field)) {
                united.set(COLUMNS.get(field), gone.get(COLUMNS.get(field)));
            } else if (ids.containsKey(field)) {
                custom.remove(ids.get(field));
                custom.setAll((ObjectNode) only(gone.get("custom"), ids.get(field)));
            } else {
                throw new ChangeRefused(
                        Kind.INVALID, List.of(new FieldProblem("take", "names '" + field + "', which is no field.")));
            }
        }
    }

    private JsonNode only(JsonNode all, String key) {
        var one = json.createObjectNode();
        return all.has(key) ? one.set(key, all.get(key)) : one;
    }

    /** The newest first; what went into those that went into it is not listed: it comes out of them. */
    public List<Merge> of(int firmId, long customerId) {
        return sql.sql("""
                        select id, gone_id, gone_name, at, by_name,
                               case when kept is not null then at + make_interval(days => :days) end until
                          from crm.merges where firm_id = :firm and kept_id = :customer and undone_at is null
                         order by id desc limit 100""")
                .param("days", RecordLimits.MERGE_DAYS)
                .param("firm", firmId)
                .param("customer", customerId)
                .query((row, _) -> {
                    var until = row.getTimestamp("until");
                    return new Merge(
                            row.getLong("id"),
                            row.getLong("gone_id"),
                            row.getString("gone_name"),
                            row.getTimestamp("at").toInstant(),
                            row.getString("by_name"),
                            until == null || until.toInstant().isBefore(Instant.now()) ? null : until.toInstant());
                })
                .list();
    }

    private record Done(long goneId, JsonNode kept, JsonNode gone, JsonNode result, String pointers, JsonNode moved) {}

    /** @throws ChangeRefused when the one that stayed has been changed since, or it is too late */
    public void undo(int firmId, long keptId, long mergeId, int by) {
        var numbers = new HashSet<String>();
        try {
            transaction.executeWithoutResult(_ -> {
                lock(firmId, keptId, keptId);
                var done = done(firmId, keptId, mergeId);
                refuseWhileRequested(firmId, keptId, done.goneId());
                refuseChanged(firmId, keptId, done.result());
                done.result()
                        .get("phones")
                        .forEach(phone -> numbers.add(phone.get("e164").asString()));
                trail.changing(firmId, keptId, by, () -> {
                    apart(firmId, keptId, done);
                    return keptId;
                });
                sql.sql(
                                "update crm.merges set undone_at = now(), undone_by = ?, kept = null, gone = null, result = null,"
                                        + " pointers = null, moved = null where firm_id = ? and id = ?")
                        .params(by, firmId, mergeId)
                        .update();
                var name = nameOf(firmId, mergeId);
                trail.note(firmId, keptId, by, Action.UNMERGED, List.of(new FieldChange("merge", name, "")));
            });
        } catch (DuplicateKeyException e) {
            throw new ChangeRefused(
                    Kind.CONFLICT,
                    "The customer number of one of the two has been given to another meanwhile. Change that one first.");
        }
        events.publishEvent(new RecordChanged(firmId, numbers));
    }

    private void apart(int firmId, long keptId, Done done) {
        for (var rowsOfOne : List.of(done.kept(), done.gone())) {
            sql.sql("call crm.put_back_customer(?, ?::jsonb)")
                    .params(firmId, json.writeValueAsString(rowsOfOne.get("customer")))
                    .update();
        }
        rows.moveBack(firmId, keptId, done.goneId(), done.moved());
        rows.pointBack(firmId, keptId, done.goneId(), done.pointers());
        for (var one : List.of(Map.entry(keptId, done.kept()), Map.entry(done.goneId(), done.gone()))) {
            sql.sql("call crm.put_back_belongings(?, ?, ?::jsonb)")
                    .params(firmId, one.getKey(), json.writeValueAsString(one.getValue()))
                    .update();
        }
    }

    private Done done(int firmId, long keptId, long mergeId) {
        var done = sql.sql("""
                        select gone_id, kept, gone, result, pointers, moved from crm.merges
                         where firm_id = :firm and id = :id and kept_id = :kept and undone_at is null""")
                .param("firm", firmId)
                .param("id", mergeId)
                .param("kept", keptId)
                .query((row, _) -> new Done(
                        row.getLong(1),
                        tree(row.getString(2)),
                        tree(row.getString(3)),
                        tree(row.getString(4)),
                        Objects.requireNonNullElse(row.getString(5), "[]"),
                        tree(row.getString(6))))
                .optional()
                .orElseThrow(() -> notFound("merge"));
        var young = of(firmId, keptId).stream().anyMatch(one -> one.id() == mergeId && one.undoableUntil() != null);
        if (!young) {
            throw new ChangeRefused(
                    Kind.CONFLICT,
                    "A merge can be taken back for " + RecordLimits.MERGE_DAYS + " days; this one is older.");
        }
        return done;
    }

    private JsonNode tree(@Nullable String rowsOfOne) {
        return rowsOfOne == null ? json.createObjectNode() : json.readTree(rowsOfOne);
    }

    private void refuseChanged(int firmId, long keptId, JsonNode result) {
        var now = tree(sql.sql("select crm.own_rows(?, ?)")
                .params(firmId, keptId)
                .query(String.class)
                .optional()
                .orElse(null));
        if (now.isEmpty()) {
            throw new ChangeRefused(
                    Kind.CONFLICT,
                    "The customer it went into is gone into another one itself. Take that merge back first.");
        }
        var since = "has been changed since the two were merged. Set it back, then try again.";
        var problems = new ArrayList<FieldProblem>();
        COLUMNS.forEach((field, column) -> {
            if (!now.at("/customer/" + column).equals(result.at("/customer/" + column))) {
                problems.add(new FieldProblem(field, since));
            }
        });
        for (CustomField field : fields.of(firmId)) {
            var path = "/customer/custom/" + field.id();
            if (!now.at(path).equals(result.at(path))) {
                problems.add(new FieldProblem("custom." + field.key(), since));
            }
        }
        for (var part : List.of("phones", "addresses", "tags", "relations", "products")) {
            if (!now.get(part).equals(result.get(part))) {
                problems.add(new FieldProblem(part, since));
            }
        }
        if (!problems.isEmpty()) {
            throw new ChangeRefused(Kind.CONFLICT, problems);
        }
    }

    /** In the order of ids, so that two who merge the same ones crosswise wait for one another. */
    private void lock(int firmId, long one, long other) {
        sql.sql("select id from crm.customers where firm_id = ? and id in (?, ?) order by id for update")
                .params(firmId, one, other)
                .query(Long.class)
                .list();
    }

    /** What somebody has asked for is found once, when it begins: nothing may come or go until it has ended. */
    private void refuseWhileRequested(int firmId, long one, long other) {
        var begun = sql.sql("""
                        select exists (select 1 from crm.person_requests where firm_id = ? and customer_id in (?, ?)
                           and (state = 'RUNNING' or (state = 'FAILED' and scope is not null)))""").params(firmId, one, other).query(Boolean.class).single();
        if (begun) {
            throw new ChangeRefused(
                    Kind.CONFLICT,
                    "A request of one of the two, to see what is kept or to be erased, is under way. Wait until it has"
                            + " ended, or have an administrator go on with it if it broke off; then try again.");
        }
    }

    private JsonNode ownRows(int firmId, long customerId, int version) {
        var own = tree(sql.sql("select crm.own_rows(?, ?)")
                .params(firmId, customerId)
                .query(String.class)
                .optional()
                .orElse(null));
        if (own.isEmpty()) {
            throw notFound("customer");
        }
        if (own.at("/customer/version").asInt() != version) {
            throw new ChangeRefused(
                    Kind.CONFLICT,
                    "One of the two has been changed since you opened them. Compare them anew, then merge.");
        }
        return own;
    }

    private long latest(int firmId, long goneId) {
        return sql.sql("select id from crm.merges where firm_id = ? and gone_id = ? and undone_at is null")
                .params(firmId, goneId)
                .query(Long.class)
                .single();
    }

    private String nameOf(int firmId, long mergeId) {
        return sql.sql("select gone_name from crm.merges where firm_id = ? and id = ?")
                .params(firmId, mergeId)
                .query(String.class)
                .single();
    }

    private static ChangeRefused notFound(String what) {
        return new ChangeRefused(Kind.NOT_FOUND, "There is no such " + what + " (any more).");
    }
}
