package org.switchroom.directory.store;

import static org.assertj.core.api.Assertions.assertThat;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.switchroom.ServerTest;

/** What was configured with an older version goes on as it was, in a schema of its own here. */
@ServerTest
class OlderDirectoryTest {
    private static final String SCHEMA = "directory_older";

    @Autowired
    DataSource database;

    @Autowired
    JdbcClient sql;

    private void migrateTo(String version) {
        Flyway.configure()
                .dataSource(database)
                .schemas(SCHEMA)
                .locations("classpath:db/migration/directory")
                .target(version)
                .load()
                .migrate();
    }

    @AfterEach
    void drop() {
        sql.sql("drop schema " + SCHEMA + " cascade").update();
    }

    @Test
    void aQueueOfTheFirstVersionTakesWhoIsIdleLongestOfAll() {
        migrateTo("1");
        sql.sql("""
                with firm as (
                    insert into directory_older.firms (name, country, language, zone)
                    values ('Old', 'DE', 'en', 'UTC') returning id),
                agents as (
                    insert into directory_older.users
                           (firm_id, username, display_name, roles, language, login_code, enabled, password_hash)
                    select id, username, username, '{AGENT}', 'en', '', true, ''
                      from firm, unnest('{a,b}'::text[]) username returning firm_id, id),
                queue as (
                    insert into directory_older.queues
                           (firm_id, name, ring_timeout_ms, wrap_up_ms, max_waiting, service_level_seconds)
                    select id, 'Support', 9000, 0, 9, 9 from firm returning id)
                select * from firm""").query().listOfRows();
        sql.sql("""
                insert into directory_older.queue_agents (firm_id, queue_id, agent_id)
                select firm_id, (select id from directory_older.queues), id from directory_older.users""").update();
        migrateTo("latest");
        assertThat(sql.sql("""
                        select strategy, head_start_ms, tier_wait_ms, requirements ->> 'steps' as steps
                          from directory_older.queues""").query().singleRow())
                .containsEntry("strategy", "LONGEST_IDLE")
                .containsEntry("head_start_ms", 0L)
                .containsEntry("tier_wait_ms", 0L)
                .containsEntry("steps", "[]");
        assertThat(sql.sql("""
                        select tier || '/' || preference || '/' || weight || '/' || position
                          from directory_older.queue_agents order by agent_id""").query(String.class).list()).containsExactly("1/0/100/0", "1/0/100/1");
    }
}
