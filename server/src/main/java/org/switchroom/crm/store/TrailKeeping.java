package org.switchroom.crm.store;

import jakarta.annotation.PreDestroy;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.switchroom.crm.RecordLimits;
import org.switchroom.directory.ChangeRefused;
import org.switchroom.directory.ChangeRefused.FieldProblem;
import org.switchroom.directory.ChangeRefused.Kind;
import org.switchroom.directory.ClientFirm;
import org.switchroom.directory.Directory;

/** How long each firm keeps the trail of its records; what is older is taken out once an hour. */
@Component
public class TrailKeeping {
    private static final Logger LOG = LoggerFactory.getLogger(TrailKeeping.class);
    private static final int AT_A_TIME = 5_000;

    private final JdbcClient sql;
    private final TransactionOperations transaction;
    private final Directory directory;
    private final ScheduledExecutorService clerk = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("trail-keeping").daemon().factory());

    TrailKeeping(JdbcClient sql, TransactionOperations transaction, Directory directory) {
        this.sql = sql;
        this.transaction = transaction;
        this.directory = directory;
    }

    @EventListener(ApplicationReadyEvent.class)
    void started() {
        clerk.scheduleWithFixedDelay(this::endAll, 5, 60, TimeUnit.MINUTES);
    }

    @PreDestroy
    void stop() {
        clerk.shutdownNow();
    }

    public int days(int firmId) {
        return sql.sql("select trail_days from crm.record_settings where firm_id = ?")
                .param(firmId)
                .query(Integer.class)
                .optional()
                .orElse(RecordLimits.TRAIL_USUAL_DAYS);
    }

    /** @throws ChangeRefused when the firm may not keep it as short or as long */
    public void keep(int firmId, int days, int by) {
        if (days < RecordLimits.TRAIL_FEWEST_DAYS || days > RecordLimits.TRAIL_MOST_DAYS) {
            throw new ChangeRefused(
                    Kind.INVALID,
                    List.of(new FieldProblem(
                            "trailDays",
                            "must be " + RecordLimits.TRAIL_FEWEST_DAYS + " to " + RecordLimits.TRAIL_MOST_DAYS
                                    + ".")));
        }
        sql.sql("""
                        insert into crm.record_settings (firm_id, trail_days, changed_by) values (:firm, :days, :by)
                            on conflict (firm_id) do update
                           set trail_days = :days, changed_at = now(), changed_by = :by""").param("firm", firmId).param("days", days).param("by", by).update();
    }

    private void endAll() {
        try {
            endMerges();
        } catch (RuntimeException e) {
            LOG.warn("What was before old merges is forgotten later: {}", e.getMessage());
        }
        for (var firm : directory.firms()) {
            try {
                end(firm);
            } catch (RuntimeException e) {
                LOG.warn("The trail of firm {} is shortened later: {}", firm.id(), e.getMessage());
            }
        }
    }

    /** What was before a merge is forgotten when it can no longer be taken back. */
    void endMerges() {
        sql.sql("""
                        update crm.merges set kept = null, gone = null, result = null, pointers = null, moved = null
                         where kept is not null and at < now() - make_interval(days => ?)""").param(RecordLimits.MERGE_DAYS).update();
    }

    /** Takes out what is older than the firm keeps it, some at a time. */
    void end(ClientFirm firm) {
        int days = days(firm.id());
        int ended = AT_A_TIME;
        while (ended == AT_A_TIME) {
            ended = transaction.execute(_ -> {
                sql.sql("set local crm.trail_ends = 'yes'").update();
                return sql.sql("""
                                delete from crm.trail where id in (
                                    select id from crm.trail
                                     where firm_id = :firm and at < now() - make_interval(days => :days)
                                     order by at limit :most)""")
                        .param("firm", firm.id())
                        .param("days", days)
                        .param("most", AT_A_TIME)
                        .update();
            });
        }
    }
}
