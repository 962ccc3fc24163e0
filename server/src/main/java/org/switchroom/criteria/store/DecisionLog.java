package org.switchroom.criteria.store;

import java.sql.Array;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.switchroom.reporting.ContactRoutes;

/**
 * Keeps decisions without holding up a call: they are written behind, many at a time, and wait in memory while the
 * database is away.
 */
@Component
public class DecisionLog implements ContactRoutes, DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(DecisionLog.class);
    private static final int MOST_WAITING = 20_000;
    private static final int BATCH = 500;
    private static final long AGAIN_MS = 2_000;

    private final JdbcClient sql;
    private final BlockingQueue<Decision> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Thread writer;

    DecisionLog(JdbcClient sql) {
        this.sql = sql;
        this.writer = Thread.ofVirtual().name("routing-decisions").start(this::writeOn);
    }

    /** Returns at once. One too many is dropped, and said so in the program's log. */
    public void add(Decision decision) {
        if (!waiting.offer(decision)) {
            LOG.error(
                    "The database is away for too long: that rule {} sent contact {} to queue {} is not kept",
                    decision.ruleId(),
                    decision.contactId(),
                    decision.queueId());
        }
    }

    private void writeOn() {
        var batch = new ArrayList<Decision>();
        try {
            while (true) {
                batch.add(waiting.take());
                waiting.drainTo(batch, BATCH - 1);
                while (!written(batch)) {
                    Thread.sleep(AGAIN_MS);
                }
                batch.clear();
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean written(List<Decision> batch) {
        try {
            batch.forEach(this::write);
            return true;
        } catch (DataAccessException | TransactionException away) {
            LOG.warn("{} routing decisions are kept later: {}", batch.size(), away.getMessage());
            return false;
        }
    }

    private void write(Decision decision) {
        sql.sql("""
                insert into criteria.decisions (firm_id, contact_id, at, rule_id, rule_name, queue_id, gaps)
                values (:firm, :contact, to_timestamp(:at / 1000.0), :rule, :name, :queue, :gaps)
                on conflict (firm_id, contact_id) do update
                   set at = excluded.at, rule_id = excluded.rule_id, rule_name = excluded.rule_name,
                       queue_id = excluded.queue_id, gaps = excluded.gaps""")
                .param("firm", decision.firmId())
                .param("contact", decision.contactId())
                .param("at", decision.at().toEpochMilli())
                .param("rule", decision.ruleId())
                .param("name", decision.ruleName())
                .param("queue", decision.queueId())
                .param("gaps", decision.gaps().stream().map(Enum::name).toArray(String[]::new))
                .update();
    }

    @Override
    public Optional<Routed> of(int firmId, long contactId) {
        return sql.sql("select * from criteria.decisions where firm_id = :firm and contact_id = :contact")
                .param("firm", firmId)
                .param("contact", contactId)
                .query((row, _) -> new Routed(
                        row.getTimestamp("at").toInstant(),
                        row.getInt("rule_id"),
                        row.getString("rule_name"),
                        row.getInt("queue_id"),
                        List.of(strings(row.getArray("gaps")))))
                .optional();
    }

    private static String[] strings(Array array) throws SQLException {
        return (String[]) array.getArray();
    }

    @Override
    public void destroy() {
        writer.interrupt();
    }
}
