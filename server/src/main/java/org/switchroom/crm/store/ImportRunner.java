package org.switchroom.crm.store;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.switchroom.crm.Import.State;
import org.switchroom.crm.RecordLimits;
import org.switchroom.crm.written.CsvReader;
import org.switchroom.crm.written.WrittenLine;
import org.switchroom.directory.ChangeRefused;
import org.switchroom.directory.Directory;

/**
 * Takes files in, one after the other, some lines at a time. Each batch and how far it got are written together, so after a
 * stop or the end of this process it goes on where it was.
 */
@Component
public class ImportRunner {
    private static final Logger LOG = LoggerFactory.getLogger(ImportRunner.class);

    private final JdbcClient sql;
    private final TransactionOperations transaction;
    private final Imports imports;
    private final ImportBatch batch;
    private final ImportUndo undo;
    private final ImportShelf shelf;
    private final CustomFields fields;
    private final Directory directory;
    private final Clerk clerk = new Clerk("imports", this::doNext);

    ImportRunner(
            JdbcClient sql,
            TransactionOperations transaction,
            Imports imports,
            ImportBatch batch,
            ImportUndo undo,
            ImportShelf shelf,
            CustomFields fields,
            Directory directory) {
        this.sql = sql;
        this.transaction = transaction;
        this.imports = imports;
        this.batch = batch;
        this.undo = undo;
        this.shelf = shelf;
        this.fields = fields;
        this.directory = directory;
    }

    @EventListener(ApplicationReadyEvent.class)
    void started() {
        clerk.start(this::forgetOld);
    }

    @PreDestroy
    void stop() {
        clerk.stop();
    }

    /** There may be something to do. */
    public void look() {
        clerk.look();
    }

    private record Job(int firmId, long id, State state, long line, int by) {}

    private boolean doNext() {
        var job = next();
        job.ifPresent(this::run);
        return job.isPresent();
    }

    private Optional<Job> next() {
        return sql.sql("""
                        select firm_id, id, state, line, created_by from crm.imports
                         where state in ('CHECKING', 'RUNNING', 'UNDOING') order by id limit 1""")
                .query((row, _) -> new Job(
                        row.getInt(1), row.getLong(2), State.valueOf(row.getString(3)), row.getLong(4), row.getInt(5)))
                .optional();
    }

    private void run(Job job) {
        try {
            if (job.state() == State.UNDOING) {
                undoAll(job);
            } else {
                read(job);
            }
        } catch (IOException | ChangeRefused e) {
            end(job, State.FAILED, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            if (Clerk.isPassing(e)) {
                throw e;
            }
            LOG.error("The import {} broke off", job.id(), e);
            end(job, State.FAILED, "The server made a mistake; its log says which. What was read so far is kept.");
        }
    }

    private void undoAll(Job job) {
        while (still(job) && undo.some(job.firmId(), job.id(), job.by())) {
            if (clerk.isStopped()) {
                return;
            }
        }
        end(job, State.UNDONE, "");
    }

    private boolean still(Job job) {
        return imports.find(job.firmId(), job.id()).state() == job.state();
    }

    private void read(Job job) throws IOException {
        var row = imports.find(job.firmId(), job.id());
        var as = new ImportBatch.As(
                directory.firm(job.firmId()),
                row.plan(),
                fields.of(job.firmId()),
                job.id(),
                job.by(),
                job.state() == State.CHECKING);
        try (var csv = imports.file(job.firmId(), job.id()).open()) {
            long skipped = 0; // the head, and what was read before
            while (skipped <= job.line() && csv.next().isPresent()) {
                skipped++;
            }
            long line = job.line();
            var carried = csv.next();
            while (carried.isPresent()) {
                var lines = new ArrayList<ImportBatch.Line>();
                carried = gather(csv, carried.get(), line, as, lines);
                if (!written(job, as, lines) || clerk.isStopped()) {
                    return;
                }
                measureAnew(line, line + lines.size());
                line += lines.size();
            }
        }
        end(job, as.dry() ? State.CHECKED : State.DONE, "");
    }

    /**
     * A batch ends before a line that is about somebody already in it, who must be written first to be found.
     *
     * @return the first line of the next batch
     */
    private static Optional<List<String>> gather(
            CsvReader csv, List<String> first, long before, ImportBatch.As as, List<ImportBatch.Line> lines)
            throws IOException {
        var keys = new HashSet<String>();
        var record = Optional.of(first);
        while (record.isPresent() && lines.size() < RecordLimits.IMPORT_BATCH) {
            var written = WrittenLine.of(record.get(), as.plan(), as.fields());
            var line = new ImportBatch.Line(
                    before + lines.size() + 1, written, record.get().stream().allMatch(String::isBlank));
            if (!as.keysOf(line).stream().allMatch(keys::add)) {
                return record;
            }
            lines.add(line);
            record = csv.next();
        }
        return record;
    }

    /** @return false when somebody has stopped it */
    private boolean written(Job job, ImportBatch.As as, List<ImportBatch.Line> lines) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            var on = sql.sql("select 1 from crm.imports where id = ? and state = ? for update")
                    .params(job.id(), job.state().name())
                    .query(Integer.class)
                    .optional();
            on.ifPresent(_ -> batch.write(as, lines));
            return on.isPresent();
        }));
    }

    /** So that the database knows in time how much there is now: at 1,000 lines, at 10,000 and so on. */
    private void measureAnew(long before, long after) {
        if (String.valueOf(after).length() > Math.max(3, String.valueOf(before).length())) {
            sql.sql("analyze crm.customers, crm.customer_phones, crm.customer_tags")
                    .update();
        }
    }

    private void end(Job job, State state, String problem) {
        sql.sql("update crm.imports set state = ?, problem = ?, finished_at = now() where id = ? and state = ?")
                .params(state.name(), problem, job.id(), job.state().name())
                .update();
    }

    /** Files, and what is needed to take an import back, are kept for some days only. */
    void forgetOld() {
        try {
            var old = sql.sql("""
                            select firm_id, id, coalesce(file, '') from crm.imports
                             where created_at < now() - make_interval(days => ?)
                               and state not in ('CHECKING', 'RUNNING', 'UNDOING')
                               and (file is not null or exists (select 1 from crm.import_rows r where r.import_id = id))
                             limit 100""")
                    .param(RecordLimits.IMPORT_DAYS)
                    .query((row, _) -> new Old(row.getLong(2), row.getString(3)))
                    .list();
            for (var one : old) {
                if (!one.file().isEmpty()) {
                    shelf.drop(one.file());
                }
                sql.sql("delete from crm.import_rows where import_id = ?")
                        .param(one.id())
                        .update();
                sql.sql("update crm.imports set file = null where id = ?")
                        .param(one.id())
                        .update();
            }
            dropStrays();
        } catch (DataAccessException | IOException | UncheckedIOException e) {
            LOG.warn("Files of old imports are deleted later: {}", e.getMessage());
        }
    }

    /** What came in when this process ended: it is of no import. */
    private void dropStrays() throws IOException {
        var places = sql.sql("select file from crm.imports where file is not null")
                .query((row, _) -> row.getString(1))
                .list();
        int strays = shelf.dropAllBut(places, Instant.now().minus(Duration.ofDays(RecordLimits.IMPORT_DAYS)));
        if (strays > 0) {
            LOG.info("{} files that were cut off on their way in are deleted", strays);
        }
    }

    private record Old(long id, String file) {}
}
