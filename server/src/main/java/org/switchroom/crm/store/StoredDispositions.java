package org.switchroom.crm.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.switchroom.crm.Dispositions;
import org.switchroom.directory.ChangeRefused;
import org.switchroom.directory.ChangeRefused.FieldProblem;
import org.switchroom.directory.ChangeRefused.Kind;

/** A copy in memory, read anew after every change. */
@Component
public class StoredDispositions implements Dispositions {
    private static final int MAX = 200;

    private final JdbcClient sql;
    private volatile Map<Integer, List<Stored>> byFirm;

    /** With what it is edited by. */
    public record Stored(int id, String code, String label) {}

    StoredDispositions(JdbcClient sql) {
        this.sql = sql;
        this.byFirm = load();
    }

    @Override
    public List<Disposition> of(int firmId) {
        return stored(firmId).stream()
                .map(stored -> new Disposition(stored.code(), stored.label()))
                .toList();
    }

    public List<Stored> stored(int firmId) {
        return byFirm.getOrDefault(firmId, List.of());
    }

    /**
     * Adds (id 0) or replaces.
     *
     * @throws ChangeRefused when the code is taken or cannot be, or there is no such disposition
     */
    public Stored save(int firmId, Stored disposition, int by) {
        check(firmId, disposition);
        try {
            var saved = sql.sql(disposition.id() == 0 ? """
                                    insert into crm.dispositions (firm_id, code, label, created_by, changed_by)
                                    values (:firm, :code, :label, :by, :by) returning id""" : """
                                    update crm.dispositions
                                       set code = :code, label = :label, changed_at = now(), changed_by = :by
                                     where firm_id = :firm and id = :id returning id""")
                    .param("firm", firmId)
                    .param("id", disposition.id())
                    .param("code", disposition.code())
                    .param("label", disposition.label())
                    .param("by", by == 0 ? null : by)
                    .query(Integer.class)
                    .optional()
                    .orElseThrow(StoredDispositions::notFound);
            byFirm = load();
            return new Stored(saved, disposition.code(), disposition.label());
        } catch (DuplicateKeyException e) {
            throw new ChangeRefused(Kind.CONFLICT, List.of(new FieldProblem("code", "is there already.")));
        }
    }

    /** What was chosen before keeps its label. */
    public void remove(int firmId, int id) {
        var removed = sql.sql("delete from crm.dispositions where firm_id = ? and id = ?")
                .params(firmId, id)
                .update();
        if (removed == 0) {
            throw notFound();
        }
        byFirm = load();
    }

    private void check(int firmId, Stored disposition) {
        var problems = new ArrayList<FieldProblem>();
        if (!disposition.code().matches("[A-Z0-9_]{1,32}")) {
            problems.add(new FieldProblem("code", "must be 1 to 32 of A-Z, 0-9 and _."));
        }
        if (disposition.label().isBlank() || disposition.label().length() > 60) {
            problems.add(new FieldProblem("label", "must have 1 to 60 characters."));
        }
        if (disposition.id() == 0 && stored(firmId).size() >= MAX) {
            problems.add(new FieldProblem("", "A firm can have at most " + MAX + " dispositions."));
        }
        if (!problems.isEmpty()) {
            throw new ChangeRefused(Kind.INVALID, problems);
        }
    }

    private static ChangeRefused notFound() {
        return new ChangeRefused(Kind.NOT_FOUND, "There is no such disposition (any more).");
    }

    private Map<Integer, List<Stored>> load() {
        var loaded = new HashMap<Integer, List<Stored>>();
        sql.sql("select firm_id, id, code, label from crm.dispositions order by label, id")
                .query(row -> {
                    loaded.computeIfAbsent(row.getInt(1), _ -> new ArrayList<>())
                            .add(new Stored(row.getInt(2), row.getString(3), row.getString(4)));
                });
        return loaded;
    }
}
