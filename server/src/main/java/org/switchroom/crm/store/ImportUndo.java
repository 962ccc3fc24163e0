package org.switchroom.crm.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
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
            and not exists (select 1 from crm.merges m where m.firm_id = c.firm_id and m.kept_id = c.id)
            and not exists (select 1 from crm.notes n
                             where n.firm_id = c.firm_id and n.customer_id = c.id and n.caller_number = '')""";

    private final JdbcClient sql;
    private final TransactionOperations transaction;
    private final Trail trail;
    private final ImportedRows rows;

    ImportUndo(JdbcClient sql, TransactionOperations transaction, Trail trail, ImportedRows rows) {
        this.sql = sql;
        this.transaction = transaction;
        this.trail = trail;
        this.rows = rows;
    }

    private record Row(long customerId, String before, boolean untouched, boolean isNew) {}

    /** @return false when nothing is left to do */
    boolean some(int firmId, long importId, int by) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            sql.sql("set local crm.trail_ends = 'yes'").update();
            var some = sql.sql("select r.customer_id, coalesce(r.before::text, ''), r.before is null,"
                            + " coalesce(c.version = r.version and (r.before is not null or (" + UNUSED + ")), false)"
                            + " from crm.import_rows r left join crm.customers c on c.firm_id = r.firm_id and c.id = r.customer_id"
                            + " where r.firm_id = ? and r.import_id = ? order by r.customer_id limit ?")
                    .params(firmId, importId, RecordLimits.IMPORT_BATCH)
                    .query((row, _) -> new Row(row.getLong(1), row.getString(2), row.getBoolean(4), row.getBoolean(3)))
                    .list();
            var those = some.stream().filter(Row::untouched).toList();
            takeOut(firmId, those.stream().filter(Row::isNew).toList());
            putBack(firmId, those.stream().filter(row -> !row.isNew()).toList(), by);
            sql.sql("delete from crm.import_rows where import_id = ? and customer_id = any (?)")
                    .params(importId, ids(some))
                    .update();
            sql.sql("update crm.imports set undone = undone + ?, changed_since = changed_since + ? where id = ?")
                    .params(those.size(), some.size() - those.size(), importId)
                    .update();
            return !some.isEmpty();
        }));
    }

    private static Long[] ids(List<Row> some) {
        return some.stream().map(Row::customerId).toArray(Long[]::new);
    }

    /** As if they had never been, the trail included. */
    private void takeOut(int firmId, List<Row> made) {
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
