package org.switchroom.connectors.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.switchroom.ServerTest;
import org.switchroom.connectors.guard.WriteReply;
import org.switchroom.connectors.guard.WriteReply.Outcome;
import org.switchroom.database.SlowClock;

/** When this machine's clock is ahead of the database's. */
@ServerTest
class WriteBacksClockTest {
    private static final int FIRM = 77_001;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration PAUSE = Duration.ofSeconds(100);

    @Autowired
    DataSource database;

    @Autowired
    JdbcClient sql;

    /** Of no firm that there is, and unknown to the server: nobody else looks after what waits there. */
    private int connector() {
        return sql.sql("""
                        insert into connectors.connectors (
                               firm_id, name, enabled, settings, mapping, time_ms, at_once, cache_seconds, write_back)
                        values (?, 'clock', false, '{}', '{}', 100, 1, 0, '{"enabled": true}') returning id""").param(FIRM).query(Integer.class).single();
    }

    @Test
    void restsUntilTheDatabaseSaysThatSomethingIsDue() {
        int connector = connector();
        try (var clock = new SlowClock(database)) {
            var writeBacks = new WriteBacks(JdbcClient.create(clock.dataSource()));
            assertThat(writeBacks.untilDue(connector)).isEmpty();
            sql.sql("""
                            insert into connectors.write_backs (firm_id, connector_id, key, number, about, entry, state)
                            values (?, ?, 'note-1', '', 'somebody', '{}', 'WAITING')""").params(FIRM, connector).update();
            assertThat(writeBacks.due(connector, 1)).isEmpty();
            assertThat(writeBacks.untilDue(connector))
                    .hasValueSatisfying(left ->
                            assertThat(left).isGreaterThan(HOUR.minusMinutes(1)).isLessThanOrEqualTo(HOUR));

            var one = new WriteBacks(sql).due(connector, 1).getFirst();
            writeBacks.again(one, new WriteReply(Outcome.FAILED, "away", "", "", 1), PAUSE);
            assertThat(writeBacks.untilDue(connector))
                    .hasValueSatisfying(left ->
                            assertThat(left).isGreaterThan(Duration.ZERO).isLessThanOrEqualTo(PAUSE));
        } finally {
            sql.sql("delete from connectors.connectors where id = ?")
                    .param(connector)
                    .update();
        }
    }
}
