package org.switchroom.crm.store;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.switchroom.crm.ContactNotes;
import org.switchroom.crm.CustomerChanged;
import org.switchroom.crm.NoteVersion;
import org.switchroom.crm.RecordLimits;
import org.switchroom.crm.TrailEntry.FieldChange;
import org.switchroom.directory.ChangeRefused;
import org.switchroom.directory.ChangeRefused.FieldProblem;
import org.switchroom.directory.ChangeRefused.Kind;
import org.switchroom.directory.Directory;
import org.switchroom.directory.User;

/** Notes of customers put right, and what they said before. */
@Component
public class NoteHistory {
    private final JdbcClient sql;
    private final TransactionOperations transaction;
    private final Trail trail;
    private final Directory directory;
    private final WrittenNotes telling;

    NoteHistory(
            JdbcClient sql, TransactionOperations transaction, Trail trail, Directory directory, WrittenNotes telling) {
        this.telling = telling;
        this.sql = sql;
        this.transaction = transaction;
        this.trail = trail;
        this.directory = directory;
    }

    private record Now(String text, int version) {}

    /**
     * @param version as it was read
     * @throws ChangeRefused when it was changed since, or the text cannot be
     */
    public void change(int firmId, long customerId, long noteId, int version, String text, int by) {
        var written = text.strip();
        if (written.isEmpty() || written.length() > ContactNotes.MAX_NOTE) {
            throw new ChangeRefused(
                    Kind.INVALID,
                    List.of(new FieldProblem("text", "must have 1 to " + ContactNotes.MAX_NOTE + " characters.")));
        }
        transaction.executeWithoutResult(_ -> {
            var now = now(firmId, customerId, noteId).orElseThrow(NoteHistory::notFound);
            refuse(now, version);
            sql.sql("""
                            update crm.notes set text = :text, changed_at = now(), changed_by = :by, changed_name = :name
                             where firm_id = :firm and id = :id""")
                    .param("text", written)
                    .param("by", by)
                    .param(
                            "name",
                            directory.user(firmId, by).map(User::displayName).orElse(""))
                    .param("firm", firmId)
                    .param("id", noteId)
                    .update();
            trail.changed(firmId, customerId, by, List.of(new FieldChange(CustomerChanged.NOTES, now.text(), written)));
            telling.tellNote(firmId, noteId);
        });
    }

    private Optional<Now> now(int firmId, long customerId, long noteId) {
        return Objects.requireNonNull(sql.sql("""
                        select text, version from crm.notes where firm_id = ? and customer_id = ? and id = ? for update""")
                .params(firmId, customerId, noteId)
                .query((row, _) -> new Now(row.getString(1), row.getInt(2)))
                .optional());
    }

    private static void refuse(Now now, int version) {
        if (now.version() != version) {
            throw new ChangeRefused(
                    Kind.CONFLICT,
                    List.of(new FieldProblem(
                            "text", "has been changed since you opened it. It says now: " + now.text())));
        }
        if (version >= RecordLimits.NOTE_VERSIONS) {
            throw new ChangeRefused(
                    Kind.CONFLICT,
                    "This note has been changed " + RecordLimits.NOTE_VERSIONS + " times. Write a new one.");
        }
    }

    /** The newest, which stands now, first. */
    public List<NoteVersion> of(int firmId, long customerId, long noteId) {
        var versions = sql.sql("""
                        select version, text, case when changed_by is null then author_name else changed_name end,
                               coalesce(changed_at, at)
                          from crm.notes where firm_id = :firm and customer_id = :customer and id = :id
                        union all
                        select v.version, v.text, v.by_name, v.at
                          from crm.note_versions v join crm.notes n on n.id = v.note_id
                         where n.firm_id = :firm and n.customer_id = :customer and n.id = :id order by 1 desc""")
                .param("firm", firmId)
                .param("customer", customerId)
                .param("id", noteId)
                .query((row, _) -> new NoteVersion(
                        row.getInt(1),
                        row.getString(2),
                        row.getString(3),
                        row.getTimestamp(4).toInstant()))
                .list();
        if (versions.isEmpty()) {
            throw notFound();
        }
        return versions;
    }

    private static ChangeRefused notFound() {
        return new ChangeRefused(Kind.NOT_FOUND, "There is no such note (any more).");
    }
}
