package org.switchroom.developers.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.switchroom.ServerTest;
import org.switchroom.database.SlowClock;
import org.switchroom.developers.store.Deliveries.Attempt;

/** When this machine's clock is ahead of the database's. */
@ServerTest
class DeliveriesClockTest {
    private static final int FIRM = 77_002;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration PAUSE = Duration.ofSeconds(100);

    @Autowired
    DataSource database;

    @Autowired
    JdbcClient sql;

    /** Of no firm that there is, and unknown to the server: nobody else looks after what waits there. */
    private int webhook() {
        return sql.sql("""
                        insert into developers.webhooks (
                               firm_id, name, url, types, enabled, after_seq, created_by, changed_by)
                        values (?, 'clock', 'https://example.com', '{}', true, 0, 1, 1) returning id""").param(FIRM).query(Integer.class).single();
    }

    private Deliveries deliveries(JdbcClient by) {
        return new Deliveries(by, TransactionOperations.withoutTransaction());
    }

    @Test
    void restsUntilTheDatabaseSaysThatSomethingIsDue() {
        int webhook = webhook();
        try (var clock = new SlowClock(database)) {
            var deliveries = deliveries(JdbcClient.create(clock.dataSource()));
            assertThat(deliveries.untilDue(webhook)).isEmpty();
            sql.sql("""
                            insert into developers.deliveries (firm_id, webhook_id, event_id, type, body, state)
                            values (?, ?, 'event', 'webhook.test', '{}', 'WAITING')""").params(FIRM, webhook).update();
            assertThat(deliveries.due(webhook, 1)).isEmpty();
            assertThat(deliveries.untilDue(webhook))
                    .hasValueSatisfying(left ->
                            assertThat(left).isGreaterThan(HOUR.minusMinutes(1)).isLessThanOrEqualTo(HOUR));

            var one = deliveries(sql).due(webhook, 1).getFirst();
            deliveries.again(one, new Attempt(503, 1, "away"), PAUSE);
            assertThat(deliveries.untilDue(webhook))
                    .hasValueSatisfying(left ->
                            assertThat(left).isGreaterThan(Duration.ZERO).isLessThanOrEqualTo(PAUSE));
        } finally {
            sql.sql("delete from developers.webhooks where id = ?")
                    .param(webhook)
                    .update();
        }
    }
}
