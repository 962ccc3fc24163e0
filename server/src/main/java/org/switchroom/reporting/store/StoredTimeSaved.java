package org.switchroom.reporting.store;

import java.time.Instant;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.switchroom.reporting.TimeSaved;

/** Writes beside the call, few at once; while the database is away nothing is kept, for it is a measure and no record. */
@Component
class StoredTimeSaved implements TimeSaved {
    private static final Logger LOG = LoggerFactory.getLogger(StoredTimeSaved.class);
    private static final int AT_ONCE = 2;
    private static final int MOST_WAITING = 1_000;

    private final JdbcClient sql;
    private final Semaphore turns = new Semaphore(AT_ONCE, true);

    StoredTimeSaved(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public void cardOpened(int firmId, long contactId, int agentId, Found how, long afterMs) {
        beside(sql.sql("""
                        insert into reporting.cards_opened (firm_id, contact_id, agent_id, at, how, after_ms)
                        values (:firm, :contact, :agent, now(), :how, :after) on conflict do nothing""")
                .param("firm", firmId)
                .param("contact", contactId)
                .param("agent", agentId)
                .param("how", how.name())
                .param("after", afterMs));
    }

    @Override
    public void dialled(int firmId, long contactId, int agentId, Dialled how) {
        beside(sql.sql("""
                        insert into reporting.numbers_dialled (firm_id, contact_id, agent_id, at, how)
                        values (:firm, :contact, :agent, now(), :how)
                        on conflict (firm_id, contact_id) do update set how = excluded.how where excluded.how = 'CLICKED'""")
                .param("firm", firmId)
                .param("contact", contactId)
                .param("agent", agentId)
                .param("how", how.name()));
    }

    private void beside(JdbcClient.StatementSpec statement) {
        if (turns.getQueueLength() < MOST_WAITING) {
            Thread.ofVirtual().name("time-saved").start(() -> write(statement));
        }
    }

    private void write(JdbcClient.StatementSpec statement) {
        turns.acquireUninterruptibly();
        try {
            statement.update();
        } catch (DataAccessException away) {
            LOG.warn("A measure was not kept at {}: {}", Instant.now(), away.getMessage());
        } finally {
            turns.release();
        }
    }
}
