package org.switchroom.crm.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.switchroom.crm.RecordChanged;
import org.switchroom.crm.RecordLimits;
import org.switchroom.crm.TrailEntry.Action;

/** Takes an import back, some customers at a time. Whoever was changed or used since stays as he is. */
@Component
class ImportUndo {
    /** Made by the import, not changed, and nothing hangs on it but what waited under its number before. */
    private static final String UNUSED = """
            c.version = r.version
            and not exists (select 1 from crm.orders o where o.firm_id = c.firm_id and o.customer_id = c.id)
            and not exists (select 1 from crm.incidents i where i.firm_id = c.firm_id and i.customer_id = c.id)
            and not exists (select 1 from crm.contact_subjects s where s.firm_id = c.firm_id and s.customer_id = c.id)
            and not exists (select 1 from crm.customer_relations o where o.firm_id = c.firm_id and o.other_id = c.id)
            and not exists (select 1 from crm.customer_files f where f.firm_id = c.firm_id and f.customer_id = c.id)
            and not exists (select 1 from crm.merges m where m.firm_id = c.firm_id and m.kept_id = c.id)
            and not exists (select 1 from crm.notes n
                             where n.firm_id = c.firm_id and n.customer_id = c.id and n.caller_number = '')""";

    /** Those whose number nobody has who is still to be taken back; the others come after them. */
    private static final String NEXT = """
            select r.customer_id from crm.import_rows r
             where r.firm_id = ? and r.import_id = ? and not exists (
                   select 1 from crm.customers o join crm.import_rows w on w.import_id = r.import_id and w.customer_id = o.id
                    where o.firm_id = r.firm_id and o.id <> r.customer_id
                      and o.customer_number = r.before #>> '{customer,customer_number}')
             order by r.customer_id limit ?""";

    private static final String ROWS = """
            select r.customer_id, coalesce(r.before::text, ''), r.before is null, coalesce(
                   case when r.before is null then %s
                        else c.version = r.version and not exists (
                             select 1 from crm.customers o where o.firm_id = r.firm_id and o.id <> r.customer_id
                                and o.customer_number = r.before #>> '{customer,customer_number}') end, false)
              from crm.import_rows r left join crm.customers c on c.firm_id = r.firm_id and c.id = r.customer_id
             where r.firm_id = ? and r.import_id = ? and r.customer_id = any (?) order by r.customer_id""".formatted(UNUSED);

    private final JdbcClient sql;
    private final TransactionOperations transaction;
    private final Trail trail;
    private final ImportedRows rows;
    private final ApplicationEventPublisher events;

    ImportUndo(
            JdbcClient sql,
            TransactionOperations transaction,
            Trail trail,
            ImportedRows rows,
            ApplicationEventPublisher events) {
        this.sql = sql;
        this.transaction = transaction;
        this.trail = trail;
        this.rows = rows;
        this.events = events;
    }

    private record Row(long customerId, String before, boolean isNew, boolean untouched) {}

    /** @return false when nothing is left to do */
    boolean some(int firmId, long importId, int by) {
        try {
            return Objects.requireNonNull(transaction.execute(_ -> {
                sql.sql("set local crm.trail_ends = 'yes'").update();
                var some = locked(firmId, importId);
                if (some.isEmpty()) {
                    leaveTheRest(importId);
                    return false;
                }
                takeBack(firmId, importId, some, by);
                return true;
            }));
        } catch (DuplicateKeyException taken) {
            // Just now somebody was given a number that was to be put back; the next look sees it.
            return true;
        }
    }

    /** Nobody changes or uses them until the transaction ends. */
    private List<Row> locked(int firmId, long importId) {
        var next = sql.sql(NEXT)
                .params(firmId, importId, RecordLimits.IMPORT_BATCH)
                .query((row, _) -> row.getLong(1))
                .list()
                .toArray(Long[]::new);
        sql.sql("select 1 from crm.customers where firm_id = ? and id = any (?) order by id for update")
                .params(firmId, next)
                .query(Integer.class)
                .list();
        return sql.sql(ROWS)
                .params(firmId, importId, next)
                .query((row, _) -> new Row(row.getLong(1), row.getString(2), row.getBoolean(3), row.getBoolean(4)))
                .list();
    }

    private void takeBack(int firmId, long importId, List<Row> some, int by) {
        var those = some.stream().filter(Row::untouched).toList();
        var numbers = new HashSet<>(numbers(firmId, those));
        takeOut(firmId, those.stream().filter(Row::isNew).toList(), by);
        putBack(firmId, those.stream().filter(row -> !row.isNew()).toList(), by);
        numbers.addAll(numbers(firmId, those));
        if (!numbers.isEmpty()) {
            events.publishEvent(new RecordChanged(firmId, numbers));
        }
        sql.sql("delete from crm.import_rows where import_id = ? and customer_id = any (?)")
                .params(importId, ids(some))
                .update();
        count(importId, those.size(), some.size() - those.size());
    }

    /** They have each other's numbers, in a circle. */
    private void leaveTheRest(long importId) {
        count(
                importId,
                0,
                sql.sql("delete from crm.import_rows where import_id = ?")
                        .param(importId)
                        .update());
    }

    private void count(long importId, int undone, int changedSince) {
        sql.sql("update crm.imports set undone = undone + ?, changed_since = changed_since + ? where id = ?")
                .params(undone, changedSince, importId)
                .update();
    }

    private Set<String> numbers(int firmId, List<Row> some) {
        return Set.copyOf(
                sql.sql("select distinct e164 from crm.customer_phones where firm_id = ? and customer_id = any (?)")
                        .params(firmId, ids(some))
                        .query((row, _) -> row.getString(1))
                        .list());
    }

    private static Long[] ids(List<Row> some) {
        return some.stream().map(Row::customerId).toArray(Long[]::new);
    }

    /** As if they had never been, the trail included. */
    private void takeOut(int firmId, List<Row> made, int by) {
        for (var table : List.of("crm.notes", "crm.contact_dispositions")) {
            sql.sql("update " + table + " set customer_id = null where firm_id = ? and customer_id = any (?)")
                    .params(firmId, ids(made))
                    .update();
        }
        sql.sql("delete from crm.customers where firm_id = ? and id = any (?)")
                .params(firmId, ids(made))
                .update();
        sql.sql("delete from crm.trail where firm_id = ? and customer_id = any (?)")
                .params(firmId, ids(made))
                .update();
        trail.tellGone(firmId, by, List.of(ids(made)));
    }

    private void putBack(int firmId, List<Row> changed, int by) {
        var ids = changed.stream().map(Row::customerId).toList();
        var before = rows.words(firmId, ids);
        for (var row : changed) {
            sql.sql("call crm.put_back_customer(?, ?::jsonb -> 'customer')")
                    .params(firmId, row.before())
                    .update();
            sql.sql("call crm.put_back_belongings(?, ?, ?::jsonb)")
                    .params(firmId, row.customerId(), row.before())
                    .update();
        }
        var after = rows.words(firmId, ids);
        var entries = new ArrayList<Trail.Entry>();
        for (var id : ids) {
            var changes = trail.difference(firmId, before.getOrDefault(id, Map.of()), after.getOrDefault(id, Map.of()));
            entries.add(new Trail.Entry(id, Action.CHANGED, changes));
        }
        trail.writeAll(firmId, by, entries);
    }
}
