package org.switchroom.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class ModuleMigrationsTest {
    private final TestDatabase.Access access = TestDatabase.fresh();
    private final DriverManagerDataSource database = database();

    private DriverManagerDataSource database() {
        return new DriverManagerDataSource(access.url(), access.username(), access.password());
    }

    private void migrate(String module, String version) {
        Flyway.configure()
                .dataSource(database)
                .schemas(module)
                .table("schema_history")
                .locations("classpath:db/migration/" + module)
                .target(version)
                .load()
                .migrate();
    }

    @Test
    void whatRulesDecidedBeforeTheContactLogKeptItStaysVisible() {
        var sql = JdbcClient.create(database);
        migrate("criteria", "1");
        migrate("reporting", "5");
        sql.sql("insert into criteria.decisions values (1, 100, now(), 3, 'Best', 7, '{SKILL_GONE}')")
                .update();
        ModuleMigrations.run(database);
        assertThat(sql.sql("select rule_name from reporting.routes where firm_id = 1 and contact_id = 100")
                        .query(String.class)
                        .single())
                .isEqualTo("Best");
        ModuleMigrations.run(database);
    }

    @Test
    void mayTakeLongerThanAnyStatementLater() throws Exception {
        migrate("directory", "13");
        var impatient = new DatabaseProperties(
                access.url(),
                access.username(),
                access.password(),
                Path.of(""),
                "",
                0,
                2,
                Duration.ofSeconds(2),
                Duration.ofSeconds(1));
        try (var starting = Executors.newSingleThreadExecutor();
                var other = database.getConnection()) {
            other.setAutoCommit(false);
            other.createStatement().execute("lock table directory.trunks");
            var started = starting.submit(() -> new DatabaseConfiguration()
                    .dataSource(impatient, new DefaultListableBeanFactory().getBeanProvider(EmbeddedPostgres.class)));
            await().until(() ->
                    JdbcClient.create(database).sql("""
                                    select exists (select 1 from pg_stat_activity
                                     where datname = current_database() and wait_event_type = 'Lock'
                                       and now() - query_start > interval '2 s')""").query(Boolean.class).single() || started.isDone());
            other.rollback();
            started.get().close();
        }
    }
}
