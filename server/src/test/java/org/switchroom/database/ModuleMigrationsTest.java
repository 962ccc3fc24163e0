package org.switchroom.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class ModuleMigrationsTest {
    private final DriverManagerDataSource database = database();

    private static DriverManagerDataSource database() {
        var access = TestDatabase.fresh();
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
}
