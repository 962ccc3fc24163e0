package org.switchroom.crm.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.switchroom.crm.Import;
import org.switchroom.crm.Import.State;
import org.switchroom.crm.RecordLimits;
import org.switchroom.crm.written.CsvFile;
import org.switchroom.crm.written.CsvReader;
import org.switchroom.crm.written.ImportPlan;
import org.switchroom.directory.ChangeRefused;
import org.switchroom.directory.ChangeRefused.FieldProblem;
import org.switchroom.directory.ChangeRefused.Kind;
import org.switchroom.directory.CurrentUser;
import org.switchroom.directory.Directory;
import org.switchroom.directory.User;
import tools.jackson.databind.json.JsonMapper;

/** Files of customers that were handed in, and what is to be done with each. */
@Component
public class Imports {
    private final JdbcClient sql;
    private final JsonMapper json;
    private final ImportShelf shelf;
    private final CustomFields fields;
    private final Directory directory;

    Imports(JdbcClient sql, JsonMapper json, ImportShelf shelf, CustomFields fields, Directory directory) {
        this.sql = sql;
        this.json = json;
        this.shelf = shelf;
        this.fields = fields;
        this.directory = directory;
    }

    /**
     * A file as it was understood.
     *
     * @param first its first lines, the head before them
     */
    public record ImportPreview(Import job, List<List<String>> first) {}

    /** @throws ChangeRefused when the file is too large or cannot be read */
    public ImportPreview take(CurrentUser by, String name, InputStream content) {
        refuseTooMany(by.firmId());
        try {
            var place = shelf.keep(by.firmId(), content);
            try {
                return taken(by, name, place);
            } catch (IOException | RuntimeException e) {
                shelf.drop(place);
                throw e;
            }
        } catch (CsvReader.TooLong e) {
            throw new ChangeRefused(Kind.INVALID, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ImportPreview taken(CurrentUser by, String name, String place) throws IOException {
        var path = shelf.fileOf(place).orElseThrow();
        var file = CsvFile.of(path);
        var first = file.first(1 + RecordLimits.IMPORT_PREVIEW);
        var columns = ImportPlan.guessed(first.getFirst(), fields.of(by.firmId()));
        var match = columns.contains("customerNumber")
                ? ImportPlan.Match.CUSTOMER_NUMBER
                : columns.contains("phones") ? ImportPlan.Match.PHONE : ImportPlan.Match.NOTHING;
        var plan = new ImportPlan(columns, match, ImportPlan.Existing.UPDATE, ImportPlan.Missing.CREATE);
        long id = sql.sql("""
                        insert into crm.imports (
                            firm_id, name, state, file, bytes, charset, separator, plan, created_by, by_name)
                        values (:firm, :name, 'UPLOADED', :file, :bytes, :charset, :separator, :plan::jsonb, :by, :byName)
                        returning id""")
                .param("firm", by.firmId())
                .param("name", shortened(name))
                .param("file", place)
                .param("bytes", Files.size(path))
                .param("charset", file.charset().name())
                .param("separator", String.valueOf(file.separator()))
                .param("plan", json.writeValueAsString(plan))
                .param("by", by.userId())
                .param(
                        "byName",
                        directory
                                .user(by.firmId(), by.userId())
                                .map(User::displayName)
                                .orElse(""))
                .query(Long.class)
                .single();
        return new ImportPreview(find(by.firmId(), id), first);
    }

    private static String shortened(String name) {
        var plain = name.replaceAll("\\p{Cntrl}", "").strip();
        return plain.substring(0, Math.min(plain.length(), RecordLimits.LINE));
    }

    private void refuseTooMany(int firmId) {
        var lying = sql.sql("select count(*) from crm.imports where firm_id = ? and file is not null")
                .param(firmId)
                .query(Integer.class)
                .single();
        if (lying >= RecordLimits.IMPORTS) {
            throw new ChangeRefused(
                    Kind.CONFLICT,
                    "There are " + RecordLimits.IMPORTS + " files already. Delete one that is no longer needed first.");
        }
    }

    /** The newest first; at most 100. */
    public List<Import> of(int firmId) {
        return sql.sql("select * from crm.imports where firm_id = ? order by id desc limit 100")
                .param(firmId)
                .query(this::read)
                .list();
    }

    /** @throws ChangeRefused when the firm has none like it */
    public Import find(int firmId, long id) {
        return sql.sql("select * from crm.imports where firm_id = ? and id = ?")
                .params(firmId, id)
                .query(this::read)
                .optional()
                .orElseThrow(Imports::notFound);
    }

    /** @throws ChangeRefused when the file is gone */
    public ImportPreview preview(int firmId, long id) {
        try {
            return new ImportPreview(find(firmId, id), file(firmId, id).first(1 + RecordLimits.IMPORT_PREVIEW));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    CsvFile file(int firmId, long id) {
        var row = find(firmId, id);
        var place = sql.sql("select coalesce(file, '') from crm.imports where firm_id = ? and id = ?")
                .params(firmId, id)
                .query(String.class)
                .single();
        return (place.isEmpty() ? Optional.<Path>empty() : shelf.fileOf(place))
                .map(path -> new CsvFile(
                        path, Charset.forName(row.charset()), row.separator().charAt(0)))
                .orElseThrow(() ->
                        new ChangeRefused(Kind.CONFLICT, "The file has been deleted. Upload it again to take it in."));
    }

    /** How it is to be read; it must not be under way or done. */
    public Import plan(int firmId, long id, String charset, char separator, ImportPlan plan) {
        var now = find(firmId, id);
        try {
            var as = new CsvFile(file(firmId, id).path(), Charset.forName(charset), separator);
            plan.check(as.first(1).getFirst().size(), fields.of(firmId));
        } catch (CsvReader.TooLong e) {
            throw new ChangeRefused(Kind.INVALID, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var changed = sql.sql("""
                        update crm.imports set charset = :charset, separator = :separator, plan = :plan::jsonb
                         where firm_id = :firm and id = :id and state in ('UPLOADED', 'CHECKED')""")
                .param("charset", charset)
                .param("separator", String.valueOf(separator))
                .param("plan", json.writeValueAsString(plan))
                .param("firm", firmId)
                .param("id", id)
                .update();
        if (changed == 0) {
            throw notNow(now);
        }
        return find(firmId, id);
    }

    private static final Map<State, String> FROM = Map.of(
            State.CHECKING, "'UPLOADED', 'CHECKED'",
            State.RUNNING, "'UPLOADED', 'CHECKED', 'STOPPED', 'FAILED'",
            State.STOPPED, "'CHECKING', 'RUNNING'",
            State.UNDOING, "'STOPPED', 'DONE', 'FAILED'");

    /**
     * @param to CHECKING, RUNNING, STOPPED or UNDOING
     * @throws ChangeRefused when that cannot be done with it now
     */
    public Import order(int firmId, long id, State to) {
        var now = find(firmId, id);
        var from = FROM.get(to);
        if (from == null) {
            throw new ChangeRefused(
                    Kind.INVALID, List.of(new FieldProblem("state", "must be CHECKING, RUNNING, STOPPED or UNDOING.")));
        }
        if (to == State.UNDOING && now.undoableUntil() == null) {
            throw new ChangeRefused(
                    Kind.CONFLICT,
                    "An import can be taken back for " + RecordLimits.IMPORT_DAYS + " days; this one is older.");
        }
        if (to == State.CHECKING || to == State.RUNNING) {
            plan(firmId, now);
        }
        var begun = to == State.CHECKING || (to == State.RUNNING && now.state() == State.CHECKED);
        var changed = sql.sql("update crm.imports set state = case when :to = 'STOPPED' and state = 'CHECKING'"
                        + " then 'UPLOADED' else :to end, problem = ''"
                        + (begun ? ", line = 0, created = 0, updated = 0, skipped = 0, refused = 0" : "")
                        + " where firm_id = :firm and id = :id and state in (" + from + ")")
                .param("to", to.name())
                .param("firm", firmId)
                .param("id", id)
                .update();
        if (changed == 0) {
            throw notNow(now);
        }
        if (begun) {
            sql.sql("delete from crm.import_refusals where import_id = ?")
                    .param(id)
                    .update();
        }
        return find(firmId, id);
    }

    private void plan(int firmId, Import now) {
        try {
            now.plan().check(file(firmId, now.id()).first(1).getFirst().size(), fields.of(firmId));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes the file and what is known of it; what was taken in stays. */
    public void remove(int firmId, long id) {
        var now = find(firmId, id);
        var place = sql.sql("delete from crm.imports where firm_id = ? and id = ?"
                        + " and state not in ('CHECKING', 'RUNNING', 'UNDOING') returning coalesce(file, '')")
                .params(firmId, id)
                .query(String.class)
                .optional()
                .orElseThrow(() -> notNow(now));
        try {
            if (!place.isEmpty()) {
                shelf.drop(place);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Plans by name. */
    public Map<String, ImportPlan> plans(int firmId) {
        var plans = new TreeMap<String, ImportPlan>();
        sql.sql("select name, plan from crm.import_plans where firm_id = ?")
                .param(firmId)
                .query(row -> {
                    plans.put(row.getString(1), json.readValue(row.getString(2), ImportPlan.class));
                });
        return plans;
    }

    /** In place of one that was called so. */
    public void keepPlan(int firmId, String name, ImportPlan plan, int by) {
        var kept = sql.sql("""
                        insert into crm.import_plans (firm_id, name, plan, changed_by)
                        select :firm, :name, :plan::jsonb, :by
                         where (select count(*) from crm.import_plans where firm_id = :firm and name <> :name) < :most
                            on conflict (firm_id, name) do update
                           set plan = excluded.plan, changed_at = now(), changed_by = excluded.changed_by""")
                .param("firm", firmId)
                .param("name", shortened(name))
                .param("plan", json.writeValueAsString(plan))
                .param("by", by)
                .param("most", RecordLimits.IMPORT_PLANS)
                .update();
        if (kept == 0) {
            throw new ChangeRefused(
                    Kind.CONFLICT, "There are " + RecordLimits.IMPORT_PLANS + " kept mappings. Save over one of them.");
        }
    }

    Import read(ResultSet row, int number) throws SQLException {
        var at = row.getTimestamp("created_at").toInstant();
        var state = State.valueOf(row.getString("state"));
        var until = at.plus(Duration.ofDays(RecordLimits.IMPORT_DAYS));
        var undoable = (state == State.DONE || state == State.STOPPED || state == State.FAILED)
                && until.isAfter(Instant.now())
                && row.getLong("created") + row.getLong("updated") > 0;
        return new Import(
                row.getLong("id"),
                row.getString("name"),
                state,
                row.getString("file") != null,
                row.getLong("bytes"),
                row.getString("charset"),
                row.getString("separator"),
                json.readValue(row.getString("plan"), ImportPlan.class),
                row.getLong("line"),
                row.getLong("created"),
                row.getLong("updated"),
                row.getLong("skipped"),
                row.getLong("refused"),
                row.getLong("undone"),
                row.getLong("changed_since"),
                row.getString("problem"),
                row.getString("by_name"),
                at,
                undoable ? until : null);
    }

    private static ChangeRefused notNow(Import now) {
        return new ChangeRefused(
                Kind.CONFLICT,
                "That cannot be done while the import is " + now.state().name().toLowerCase(Locale.ROOT)
                        + ". Load the page anew to see how it stands.");
    }

    private static ChangeRefused notFound() {
        return new ChangeRefused(Kind.NOT_FOUND, "There is no such import (any more).");
    }
}
