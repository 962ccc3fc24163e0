package org.switchroom.crm.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.support.SqlBinaryValue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.switchroom.crm.CustomerFile;
import org.switchroom.crm.RecordLimits;
import org.switchroom.crm.TrailEntry.Action;
import org.switchroom.crm.TrailEntry.FieldChange;
import org.switchroom.crm.written.FileName;
import org.switchroom.database.NewestFirst;
import org.switchroom.database.Page;
import org.switchroom.directory.ChangeRefused;
import org.switchroom.directory.ChangeRefused.FieldProblem;
import org.switchroom.directory.ChangeRefused.Kind;
import org.switchroom.directory.CurrentUser;
import org.switchroom.directory.Directory;
import org.switchroom.directory.User;

/** Files attached to customers. Who attaches, takes away or removes one is in the trail; a removed one can come back. */
@Component
public class CustomerFiles {
    /** In the trail and to colleagues at the card. */
    private static final String FILES = "files";

    private static final String SHOWN = " id, name, type, bytes, incident_id, note_id, at, by_name ";

    private final JdbcClient sql;
    private final TransactionOperations transaction;
    private final Trail trail;
    private final Directory directory;
    private final FileLanding landing;

    CustomerFiles(
            JdbcClient sql, TransactionOperations transaction, Trail trail, Directory directory, FileLanding landing) {
        this.sql = sql;
        this.transaction = transaction;
        this.trail = trail;
        this.directory = directory;
        this.landing = landing;
    }

    /**
     * @param incidentId whose files are wanted; null: all of the customer's
     * @param noteId likewise
     * @param cursor the {@code nextCursor} of the page before; null: the newest
     */
    public record Wanted(
            int firmId,
            long customerId,
            @Nullable Long incidentId,
            @Nullable Long noteId,
            int limit,
            @Nullable String cursor) {}

    /**
     * @param name as the computer says it
     * @param type likewise
     * @param incidentId of the customer; null: none
     * @param noteId of the customer; null: none
     */
    public record Sent(
            String name,
            String type,
            @Nullable Long incidentId,
            @Nullable Long noteId) {}

    /**
     * Those that are there, the newest first.
     *
     * @throws ChangeRefused when there is no such customer
     * @throws org.switchroom.database.UnknownCursor when the cursor is none
     */
    public Page<CustomerFile> of(Wanted wanted) {
        long customer = standing(wanted.firmId(), wanted.customerId(), "");
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("firm", wanted.firmId());
        parameters.put("customer", customer);
        parameters.put("incident", wanted.incidentId());
        parameters.put("note", wanted.noteId());
        var those = """
                 from crm.customer_files
                 where firm_id = :firm and customer_id = :customer and removed_at is null
                   and (:incident::bigint is null or incident_id = :incident::bigint)
                   and (:note::bigint is null or note_id = :note::bigint)""";
        var total = sql.sql("select count(*)" + those)
                .params(parameters)
                .query(Long.class)
                .single();
        int limit = Math.clamp(wanted.limit(), 1, RecordLimits.FILES_PAGE);
        parameters.put("before", NewestFirst.before(wanted.cursor()));
        parameters.put("most", limit + 1);
        var found = sql.sql("select" + SHOWN + those + " and id < :before order by id desc limit :most")
                .params(parameters)
                .query(CustomerFiles::read)
                .list();
        return Page.of(found, limit, last -> String.valueOf(last.id()), total);
    }

    /** @throws ChangeRefused when it is too large, there are too many, or it belongs to nothing of the customer's */
    public CustomerFile attach(CurrentUser by, long customerId, Sent sent, InputStream content) throws IOException {
        var name = FileName.plain(sent.name());
        if (name.isEmpty()) {
            throw new ChangeRefused(Kind.INVALID, List.of(new FieldProblem("name", "must be a file's name.")));
        }
        standing(by.firmId(), customerId, "");
        return landing.received(by.firmId(), content, file -> {
            try {
                return Objects.requireNonNull(
                        transaction.execute(_ -> attached(by, customerId, named(sent, name), file)));
            } catch (Unreadable e) {
                throw e.why;
            }
        });
    }

    private static Sent named(Sent sent, String name) {
        return new Sent(name, sent.type(), sent.incidentId(), sent.noteId());
    }

    private CustomerFile attached(CurrentUser by, long customerId, Sent sent, Path file) {
        long customer = standing(by.firmId(), customerId, " for no key update");
        refuseOthers(by.firmId(), customer, "incidents", "incidentId", sent.incidentId());
        refuseOthers(by.firmId(), customer, "notes", "noteId", sent.noteId());
        refuseTooMany(by.firmId(), customer);
        try (var content = Files.newInputStream(file)) {
            long bytes = Files.size(file);
            refuseTooMuch(by.firmId(), bytes);
            var parameters = new HashMap<String, @Nullable Object>();
            parameters.put("firm", by.firmId());
            parameters.put("customer", customer);
            parameters.put("incident", sent.incidentId());
            parameters.put("note", sent.noteId());
            parameters.put("name", sent.name());
            parameters.put("type", sent.type());
            parameters.put("bytes", bytes);
            parameters.put("content", new SqlBinaryValue(content, bytes));
            parameters.put("by", by.userId());
            parameters.put(
                    "byName",
                    directory
                            .user(by.firmId(), by.userId())
                            .map(User::displayName)
                            .orElse(""));
            var attached = sql.sql("""
                            insert into crm.customer_files (
                                firm_id, customer_id, incident_id, note_id, name, type, bytes, content, by_id, by_name)
                            values (:firm, :customer, :incident::bigint, :note::bigint, :name, :type, :bytes, :content, :by, :byName)
                            returning""" + SHOWN)
                    .params(parameters)
                    .query(CustomerFiles::read)
                    .single();
            told(by, customer, "", sent.name());
            return attached;
        } catch (IOException e) {
            throw new Unreadable(e);
        }
    }

    /** Out of the transaction, which is taken back by it. */
    private static final class Unreadable extends RuntimeException {
        private final IOException why;

        Unreadable(IOException why) {
            super(why);
            this.why = why;
        }
    }

    /** @throws ChangeRefused when the customer has no such file */
    public CustomerFile find(int firmId, long customerId, long fileId) {
        return found(firmId, standing(firmId, customerId, ""), fileId, "removed_at is null")
                .orElseThrow(CustomerFiles::notFound);
    }

    /** Somebody takes it away; to be said before it is. */
    public void downloaded(CurrentUser by, long customerId, CustomerFile file) {
        trail.looked(
                by.firmId(),
                standing(by.firmId(), customerId, ""),
                by.userId(),
                Action.DOWNLOADED,
                List.of(new FieldChange(FILES, "", file.name())));
    }

    /** It can come back for {@link RecordLimits#FILE_DAYS} days. */
    public void remove(CurrentUser by, long customerId, long fileId) {
        transaction.executeWithoutResult(_ -> {
            long customer = standing(by.firmId(), customerId, " for no key update");
            var file =
                    found(by.firmId(), customer, fileId, "removed_at is null").orElseThrow(CustomerFiles::notFound);
            sql.sql("update crm.customer_files set removed_at = now(), removed_by = ? where firm_id = ? and id = ?")
                    .params(by.userId(), by.firmId(), fileId)
                    .update();
            told(by, customer, file.name(), "");
        });
    }

    /**
     * Brings one back; one that is there already stays.
     *
     * @throws ChangeRefused when it is gone for good, or there are too many by now
     */
    public CustomerFile restore(CurrentUser by, long customerId, long fileId) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            long customer = standing(by.firmId(), customerId, " for no key update");
            var there = found(by.firmId(), customer, fileId, "removed_at is null");
            if (there.isPresent()) {
                return there.get();
            }
            var file = found(
                            by.firmId(),
                            customer,
                            fileId,
                            "removed_at > now() - make_interval(days => " + RecordLimits.FILE_DAYS + ")")
                    .orElseThrow(CustomerFiles::notFound);
            refuseTooMany(by.firmId(), customer);
            sql.sql("update crm.customer_files set removed_at = null, removed_by = null where firm_id = ? and id = ?")
                    .params(by.firmId(), fileId)
                    .update();
            told(by, customer, "", file.name());
            return file;
        }));
    }

    private void told(CurrentUser by, long customer, String before, String after) {
        trail.changed(by.firmId(), customer, by.userId(), List.of(new FieldChange(FILES, before, after)));
    }

    private Optional<CustomerFile> found(int firmId, long customer, long fileId, String how) {
        return sql.sql("select" + SHOWN + "from crm.customer_files"
                        + " where firm_id = ? and customer_id = ? and id = ? and " + how)
                .params(firmId, customer, fileId)
                .query(CustomerFiles::read)
                .optional();
    }

    /** The one an id leads to; other changes of it wait when it is locked. */
    private long standing(int firmId, long customerId, String lock) {
        return sql.sql("select id from crm.customers where firm_id = ? and id = crm.standing_for(?, ?)" + lock)
                .params(firmId, firmId, customerId)
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new ChangeRefused(Kind.NOT_FOUND, "There is no such customer (any more)."));
    }

    private void refuseOthers(int firmId, long customer, String table, String field, @Nullable Long id) {
        if (id == null) {
            return;
        }
        var there = sql.sql("select 1 from crm." + table + " where firm_id = ? and customer_id = ? and id = ?")
                .params(firmId, customer, id)
                .query(Integer.class)
                .optional();
        if (there.isEmpty()) {
            throw new ChangeRefused(Kind.INVALID, List.of(new FieldProblem(field, "must be one of this customer's.")));
        }
    }

    private void refuseTooMany(int firmId, long customer) {
        var there = sql.sql("""
                        select count(*) from crm.customer_files
                         where firm_id = ? and customer_id = ? and removed_at is null""").params(firmId, customer).query(Integer.class).single();
        if (there >= RecordLimits.FILES) {
            throw new ChangeRefused(
                    Kind.CONFLICT,
                    "A customer can have at most " + RecordLimits.FILES
                            + " files. Remove one that is no longer needed first.");
        }
    }

    /** Others of the firm who attach something wait for the end of this. */
    private void refuseTooMuch(int firmId, long bytes) {
        sql.sql("insert into crm.file_room (firm_id, bytes) values (?, 0) on conflict do nothing")
                .param(firmId)
                .update();
        var there = sql.sql("select bytes from crm.file_room where firm_id = ? for update")
                .param(firmId)
                .query(Long.class)
                .single();
        if (there + bytes > RecordLimits.FIRM_FILE_BYTES) {
            throw new ChangeRefused(
                    Kind.CONFLICT,
                    "All files of the firm together can have at most "
                            + RecordLimits.FIRM_FILE_BYTES / 1024 / 1024 / 1024
                            + " GB. Remove some that are no longer needed; their room is free after "
                            + RecordLimits.FILE_DAYS + " days.");
        }
    }

    static CustomerFile read(ResultSet row, int number) throws SQLException {
        return new CustomerFile(
                row.getLong("id"),
                row.getString("name"),
                row.getString("type"),
                row.getLong("bytes"),
                row.getObject("incident_id", Long.class),
                row.getObject("note_id", Long.class),
                row.getTimestamp("at").toInstant(),
                row.getString("by_name"));
    }

    private static ChangeRefused notFound() {
        return new ChangeRefused(Kind.NOT_FOUND, "There is no such file (any more).");
    }
}
