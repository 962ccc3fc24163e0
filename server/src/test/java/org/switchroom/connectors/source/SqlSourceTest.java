package org.switchroom.connectors.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.switchroom.connectors.CallerKeys;
import org.switchroom.connectors.source.SourceSettings.SqlSettings;
import org.switchroom.connectors.source.SourceSettings.SqlSettings.Product;
import org.switchroom.database.TestDatabase;
import tools.jackson.databind.JsonNode;

/** A company's PostgreSQL, as its administrator lets us in. */
class SqlSourceTest {
    private static final CallerKeys GRETA = CallerKeys.ofNumber("+493023125401", "DE");
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private final TestSources sources = new TestSources("127.0.0.1");
    private final TestDatabase.Access access = TestDatabase.fresh();

    @BeforeEach
    void fill() throws SQLException {
        execute("""
                create table people (name text, tel text, note text);
                insert into people values ('Müller', '+493023125401', null), ('O''Brien', '0049', 'x');""");
    }

    @AfterEach
    void close() {
        sources.close();
    }

    private void execute(String statements) throws SQLException {
        try (var connection = DriverManager.getConnection(access.url(), access.username(), access.password());
                var statement = connection.createStatement()) {
            statement.execute(statements);
        }
    }

    private SourceSettings settings(String query) {
        var at = URI.create(access.url().substring("jdbc:".length()));
        return SourceSettings.of(new SqlSettings(
                Product.POSTGRESQL,
                "127.0.0.1",
                at.getPort(),
                at.getPath().substring(1),
                false,
                access.username(),
                List.of(query)));
    }

    private JsonNode ask(String password, CallerKeys keys, String query) throws SourceProblem, InterruptedException {
        var settings = settings(query);
        try (var source = sources.open(settings, password)) {
            return source.ask(settings.questions().getFirst(), keys, LIMIT);
        }
    }

    private JsonNode ask(String query) throws SourceProblem, InterruptedException {
        return ask(access.password(), GRETA, query);
    }

    @Test
    void makesObjectsOfRows() throws Exception {
        var rows = ask("select name as \"lastName\", note, 12.50 as sum from people where tel = :number");
        assertThat(rows).hasToString("[{\"lastName\":\"Müller\",\"note\":null,\"sum\":\"12.50\"}]");
    }

    @Test
    void isNotOpenedAgainOnceItIsClosed() {
        var settings = settings("select name from people where tel = :number");
        var source = sources.open(settings, access.password());
        source.close();
        assertThatThrownBy(() -> source.ask(settings.questions().getFirst(), GRETA, LIMIT))
                .isInstanceOf(SourceProblem.class)
                .hasMessageContaining("changed or removed");
    }

    @Test
    void takesAKeyForAValueWhateverIsInIt() throws Exception {
        var evil = GRETA.with("x' or '1'='1", "");
        assertThat(ask(access.password(), evil, "select * from people where name = :customerNumber"))
                .isEmpty();
    }

    @Test
    void changesNothing() throws Exception {
        assertThatThrownBy(() -> ask("delete from people where tel = :number returning name"))
                .isInstanceOf(SourceProblem.class)
                .hasMessageContaining("read-only");
        assertThat(ask("select count(*) as n from people where :number <> ''")
                        .at("/0/n")
                        .asString())
                .isEqualTo("2");
    }

    @Test
    void takesNoMoreThanItCanUse() throws Exception {
        var rows = ask("select repeat('x', 5000) as x from generate_series(1, 100000) where :number <> ''");
        assertThat(rows).hasSize(200);
        assertThat(rows.at("/0/x").asString()).hasSize(1_000);
    }

    @Test
    void endsASlowQueryInTheDatabase() throws Exception {
        assertThatThrownBy(() -> ask("select pg_sleep(60) where :number <> ''")).isInstanceOf(SourceProblem.class);
        assertThat(
                        ask("select count(*) as n from pg_stat_activity where query like '%pg_sleep(60)%' and state = 'active'"
                                        + " and pid <> pg_backend_pid() and :number <> ''")
                                .at("/0/n")
                                .asString())
                .isEqualTo("0");
    }

    @Test
    void saysInWordsWhatIsWrong() {
        assertThatThrownBy(() -> ask("select nothing from people where tel = :number"))
                .hasMessageContaining("column \"nothing\" does not exist");
        assertThatThrownBy(() -> ask("wrong password", GRETA, "select 1 where :number <> ''"))
                .isInstanceOf(SourceProblem.class)
                .hasMessageContaining("password authentication failed")
                .hasMessageNotContaining("wrong password");
    }

    @Test
    void asksNothingOfThisMachineUnlessAllowed() {
        try (var strict = new TestSources("")) {
            var settings = SourceSettings.of(
                    new SqlSettings(Product.MARIADB, "127.0.0.1", 1, "x", false, "x", List.of("select :number")));
            try (var source = strict.open(settings, "")) {
                assertThatThrownBy(() -> source.ask(settings.questions().getFirst(), GRETA, LIMIT))
                        .hasMessageContaining("not allowed");
            }
        }
    }

    @Test
    void refusesMoreThanACardCouldEverShow() throws Exception {
        assertThat(ask("select repeat('x', 5000) as \"x\" from generate_series(1, 200)"))
                .hasSize(200);
        assertThatThrownBy(
                        () -> ask("select repeat('x', 1000) as a, repeat('y', 1000) as b from generate_series(1, 200)"))
                .isInstanceOf(SourceProblem.class)
                .hasMessageContaining("256 KiB");
    }
}
