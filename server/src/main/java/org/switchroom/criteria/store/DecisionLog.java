package org.switchroom.criteria.store;

import static java.util.stream.Collectors.joining;

import java.sql.Array;
import java.sql.SQLException;
import java.time.Duration;
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
    private static final Duration LAST_WRITE = Duration.ofSeconds(5);

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
            writeRest(batch);
        }
    }

    /** At the end: once, not again when the database is away. */
    private void writeRest(List<Decision> batch) {
        do {
            waiting.drainTo(batch, BATCH - batch.size());
            if (!batch.isEmpty() && !written(batch)) {
                LOG.error("{} routing decisions are not kept", batch.size() + waiting.size());
                return;
            }
            batch.clear();
        } while (!waiting.isEmpty());
    }

    private boolean written(List<Decision> batch) {
        try {
            write(batch);
            return true;
        } catch (DataAccessException | TransactionException away) {
            LOG.warn("{} routing decisions are kept later: {}", batch.size(), away.getMessage());
            return false;
        }
    }

    /** Of several of one contact the last one counts. */
    private void write(List<Decision> batch) {
        sql.sql("""
                insert into criteria.decisions (firm_id, contact_id, at, rule_id, rule_name, queue_id, gaps)
                select distinct on (firm_id, contact_id)
                       firm_id, contact_id, timestamptz 'epoch' + at_ms * interval '1 ms', rule_id, rule_name, queue_id,
                       string_to_array(gaps, ',')
                  from unnest(:firms::int[], :contacts::bigint[], :times::bigint[], :rules::int[], :names::text[],
                              :queues::int[], :gaps::text[])
                       with ordinality as made (firm_id, contact_id, at_ms, rule_id, rule_name, queue_id, gaps, place)
                 order by firm_id, contact_id, place desc
                on conflict (firm_id, contact_id) do update
                   set at = excluded.at, rule_id = excluded.rule_id, rule_name = excluded.rule_name,
                       queue_id = excluded.queue_id, gaps = excluded.gaps""")
                .param("firms", batch.stream().map(Decision::firmId).toArray(Integer[]::new))
                .param("contacts", batch.stream().map(Decision::contactId).toArray(Long[]::new))
                .param(
                        "times",
                        batch.stream()
                                .map(decision -> decision.at().toEpochMilli())
                                .toArray(Long[]::new))
                .param("rules", batch.stream().map(Decision::ruleId).toArray(Integer[]::new))
                .param("names", batch.stream().map(Decision::ruleName).toArray(String[]::new))
                .param("queues", batch.stream().map(Decision::queueId).toArray(Integer[]::new))
                .param("gaps", batch.stream().map(DecisionLog::gaps).toArray(String[]::new))
                .update();
    }

    private static String gaps(Decision decision) {
        return decision.gaps().stream().map(Enum::name).collect(joining(","));
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

    /** What waits is still written, unless the database is away. */
    @Override
    public void destroy() throws InterruptedException {
        writer.interrupt();
        if (!writer.join(LAST_WRITE)) {
            LOG.error("The last routing decisions are not kept: the database does not answer");
        }
    }
}
