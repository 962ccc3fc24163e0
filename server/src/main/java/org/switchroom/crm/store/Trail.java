package org.switchroom.crm.store;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.switchroom.crm.CustomerChanged;
import org.switchroom.crm.CustomersChanged;
import org.switchroom.crm.RecordLimits;
import org.switchroom.crm.RecordTrail;
import org.switchroom.crm.TrailEntry;
import org.switchroom.crm.TrailEntry.Action;
import org.switchroom.crm.TrailEntry.FieldChange;
import org.switchroom.database.NewestFirst;
import org.switchroom.database.Page;
import org.switchroom.directory.ChangeRefused;
import org.switchroom.directory.Directory;
import org.switchroom.directory.User;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Writes who saw and who changed what in the same transaction as the change, and shows it. */
@Component
public class Trail implements RecordTrail {
    private static final String MANAGER = "managerId";
    private static final TypeReference<Map<String, String>> WORDS = new TypeReference<>() {};
    private static final TypeReference<List<FieldChange>> CHANGES = new TypeReference<>() {};

    private final JdbcClient sql;
    private final JsonMapper json;
    private final Directory directory;
    private final ApplicationEventPublisher events;

    Trail(JdbcClient sql, JsonMapper json, Directory directory, ApplicationEventPublisher events) {
        this.events = events;
        this.sql = sql;
        this.json = json;
        this.directory = directory;
    }

    /**
     * @param userId whose entries are wanted; null: everybody's
     * @param action null: all
     * @param cursor the {@code nextCursor} of the page before; null: the newest
     */
    public record Wanted(
            int firmId,
            long customerId,
            @Nullable Integer userId,
            @Nullable Action action,
            int limit,
            @Nullable String cursor) {}

    @Override
    public void seen(int firmId, long customerId, int userId) {
        sql.sql("""
                        insert into crm.trail (firm_id, customer_id, user_id, user_name, action)
                        select firm_id, id, :user, :name, 'SEEN' from crm.customers
                         where firm_id = :firm and id = :customer and not exists (
                               select 1 from crm.trail t
                                where t.firm_id = :firm and t.customer_id = :customer and t.user_id = :user
                                  and t.action = 'SEEN' and t.at > now() - interval '1 hour')""")
                .param("firm", firmId)
                .param("customer", customerId)
                .param("user", userId)
                .param("name", nameOf(firmId, userId))
                .update();
    }

    /** Makes a change and keeps what is otherwise after it. To be called in a transaction; other changes wait for its end. */
    <T> T changing(int firmId, long customerId, int by, Supplier<T> change) {
        sql.sql("select 1 from crm.customers where firm_id = ? and id = ? for no key update")
                .params(firmId, customerId)
                .query(Integer.class)
                .optional();
        var before = inWords(firmId, customerId);
        var result = change.get();
        write(firmId, customerId, by, Action.CHANGED, difference(firmId, before, inWords(firmId, customerId)));
        return result;
    }

    /** In the transaction that created the customer. */
    void created(int firmId, long customerId, int by) {
        write(firmId, customerId, by, Action.CREATED, difference(firmId, Map.of(), inWords(firmId, customerId)));
    }

    /** What was done with one customer of many. */
    record Entry(long customerId, Action action, List<FieldChange> changes) {}

    /** In the transaction that did it; those without a change are left out. */
    void writeAll(int firmId, int by, List<Entry> entries) {
        var told = entries.stream().filter(entry -> !entry.changes().isEmpty()).toList();
        if (told.isEmpty()) {
            return;
        }
        sql.sql("""
                        insert into crm.trail (firm_id, customer_id, user_id, user_name, action, changes)
                        select :firm, "customerId", :user, :name, action, changes
                          from jsonb_to_recordset(:entries::jsonb) e ("customerId" bigint, action text, changes jsonb)""")
                .param("firm", firmId)
                .param("user", by)
                .param("name", nameOf(firmId, by))
                .param("entries", json.writeValueAsString(told))
                .update();
        tell(
                firmId,
                by,
                told.stream()
                        .collect(toMap(
                                Entry::customerId,
                                entry -> entry.changes().stream()
                                        .map(FieldChange::field)
                                        .collect(toSet()))));
    }

    /** That customers are gone, as if they had never been, or forgotten; in the transaction that did it. */
    void tellGone(int firmId, int by, List<Long> customers) {
        tell(firmId, by, customers.stream().collect(toMap(id -> id, _ -> Set.of())));
    }

    /** In the transaction that changed them and wrote that down itself. */
    void tell(int firmId, int by, Map<Long, Set<String>> fields) {
        if (!fields.isEmpty()) {
            events.publishEvent(new CustomersChanged(firmId, by, nameOf(firmId, by), fields));
        }
    }

    /** The same with many customers, and nothing was changed. */
    void did(int firmId, List<Long> customers, int by, Action action) {
        sql.sql("""
                        insert into crm.trail (firm_id, customer_id, user_id, user_name, action)
                        select :firm, id, :user, :name, :action from unnest(:customers::bigint[]) id""")
                .param("firm", firmId)
                .param("user", by)
                .param("name", nameOf(firmId, by))
                .param("action", action.name())
                .param("customers", customers.toArray(Long[]::new))
                .update();
    }

    /** Something else than a change of fields was done with the customer; in the transaction that did it. */
    void note(int firmId, long customerId, int by, Action action, List<FieldChange> what) {
        write(firmId, customerId, by, action, what);
    }

    /** Somebody saw something of the customer that is kept each time; nothing was changed. */
    void looked(int firmId, long customerId, int by, Action action, List<FieldChange> at) {
        insert(firmId, customerId, by, action, at);
    }

    /** Keeps nothing when nothing differs. */
    void changed(int firmId, long customerId, int by, List<FieldChange> changes) {
        write(
                firmId,
                customerId,
                by,
                Action.CHANGED,
                changes.stream()
                        .filter(one -> !one.before().equals(one.after()))
                        .toList());
    }

    /**
     * @throws ChangeRefused when there is no such customer
     * @throws org.switchroom.database.UnknownCursor when the cursor is none
     */
    public Page<TrailEntry> of(Wanted wanted) {
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("firm", wanted.firmId());
        parameters.put("customer", wanted.customerId());
        parameters.put("user", wanted.userId());
        parameters.put(
                "action", wanted.action() == null ? null : wanted.action().name());
        var filter = """
                 from crm.trail
                 where firm_id = :firm and customer_id = any (crm.merged_into(:firm, crm.standing_for(:firm, :customer)))
                  and (:user::int is null or user_id = :user::int)
                  and (:action::text is null or action = :action::text)""";
        var total = sql.sql("select count(*) " + filter)
                .params(parameters)
                .query(Long.class)
                .single();
        if (total == 0 && inWords(wanted.firmId(), wanted.customerId()).isEmpty()) {
            throw new ChangeRefused(ChangeRefused.Kind.NOT_FOUND, "There is no such customer (any more).");
        }
        int limit = Math.clamp(wanted.limit(), 1, RecordLimits.TRAIL_PAGE);
        parameters.put("before", NewestFirst.before(wanted.cursor()));
        parameters.put("most", limit + 1);
        var found = sql.sql("select id, at, user_id, user_name, action, changes " + filter
                        + " and id < :before order by id desc limit :most")
                .params(parameters)
                .query((row, _) -> new TrailEntry(
                        row.getLong(1),
                        row.getTimestamp(2).toInstant(),
                        row.getInt(3),
                        row.getString(4),
                        Action.valueOf(row.getString(5)),
                        json.readValue(row.getString(6), CHANGES)))
                .list();
        return Page.of(found, limit, last -> String.valueOf(last.id()), total);
    }

    private void write(int firmId, long customerId, int by, Action action, List<FieldChange> changes) {
        if (changes.isEmpty()) {
            return;
        }
        insert(firmId, customerId, by, action, changes);
        var fields = changes.stream().map(FieldChange::field).collect(toSet());
        events.publishEvent(new CustomerChanged(firmId, customerId, by, nameOf(firmId, by), fields));
    }

    private void insert(int firmId, long customerId, int by, Action action, List<FieldChange> changes) {
        sql.sql("""
                        insert into crm.trail (firm_id, customer_id, user_id, user_name, action, changes)
                        values (:firm, :customer, :user, :name, :action, :changes::jsonb)""")
                .param("firm", firmId)
                .param("customer", customerId)
                .param("user", by)
                .param("name", nameOf(firmId, by))
                .param("action", action.name())
                .param("changes", json.writeValueAsString(changes))
                .update();
    }

    private Map<String, String> inWords(int firmId, long customerId) {
        return sql
                .sql("select crm.record_in_words(?, ?)")
                .params(firmId, customerId)
                .query((row, _) -> row.getString(1))
                .list()
                .stream()
                .filter(Objects::nonNull)
                .map(words -> json.readValue(words, WORDS))
                .findFirst()
                .orElse(Map.of());
    }

    List<FieldChange> difference(int firmId, Map<String, String> before, Map<String, String> after) {
        var fields = new TreeSet<>(before.keySet());
        fields.addAll(after.keySet());
        var changes = new ArrayList<FieldChange>();
        for (var field : fields) {
            var was = before.getOrDefault(field, "");
            var is = after.getOrDefault(field, "");
            if (!was.equals(is)) {
                changes.add(
                        field.equals(MANAGER)
                                ? new FieldChange(field, manager(firmId, was), manager(firmId, is))
                                : new FieldChange(field, was, is));
            }
        }
        return changes;
    }

    private String manager(int firmId, String id) {
        return id.isEmpty() ? "" : nameOf(firmId, Integer.parseInt(id));
    }

    private String nameOf(int firmId, int userId) {
        return directory.user(firmId, userId).map(User::displayName).orElse("");
    }
}
