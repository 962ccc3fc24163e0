package org.switchroom.connectors.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchroom.connectors.CallerKeys;
import org.switchroom.connectors.ForeignCard.Field;
import org.switchroom.connectors.ForeignCard.Kind;
import org.switchroom.connectors.guard.GuardedSource;
import org.switchroom.connectors.guard.GuardedSource.State;
import org.switchroom.connectors.guard.Inquiry;
import org.switchroom.connectors.guard.Limits;
import org.switchroom.connectors.guard.Reply.Outcome;
import org.switchroom.connectors.mapping.CardMapping;
import org.switchroom.connectors.mapping.CardMapping.FieldPlace;
import org.switchroom.connectors.mapping.Entry;
import org.switchroom.connectors.source.SourceSettings.SqlSettings;
import org.switchroom.connectors.source.WriteBack.SqlWriting;
import tools.jackson.databind.JsonNode;

/** A company's MariaDB, asked and written to as its administrator lets us. */
class MariaDbTest {
    private static final CallerKeys GRETA = CallerKeys.ofNumber("+493023125401", "DE");
    private static final String BY_NUMBER = "select name from people where tel = :number";
    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");

    private final TestSources sources = new TestSources("127.0.0.1");
    private TestMariaDb database;

    @BeforeEach
    void fill() throws SQLException {
        database = TestMariaDb.fresh();
        database.execute(
                "create table people (name varchar(40) character set utf8mb4, tel varchar(20), note text)",
                "insert into people values ('Grëta Öst 😀', '+493023125401', null), ('O''Brien', '0049', 'x')");
    }

    @AfterEach
    void close() {
        sources.close();
    }

    private JsonNode ask(SqlSettings sql, String password, CallerKeys keys) throws SourceProblem, InterruptedException {
        var settings = SourceSettings.of(sql);
        try (var source = sources.open(settings, password)) {
            return source.ask(settings.questions().getFirst(), keys, LIMIT);
        }
    }

    private JsonNode ask(String query) throws SourceProblem, InterruptedException {
        return ask(database.settings(query), TestMariaDb.PASSWORD, GRETA);
    }

    private Writer.Written write(String statement) throws SourceProblem, InterruptedException {
        var writing = new WriteBack(true, Math.toIntExact(LIMIT.toMillis()), null, new SqlWriting(statement), null);
        return sources.openToWrite(SourceSettings.of(database.settings(BY_NUMBER)), writing, TestMariaDb.PASSWORD)
                .write(Entry.example(NOON), LIMIT);
    }

    @Test
    void makesObjectsOfRows() throws Exception {
        assertThat(ask("select name as lastName, note, 12.50 as sum from people where tel = :number"))
                .hasToString("[{\"lastName\":\"Grëta Öst 😀\",\"note\":null,\"sum\":\"12.50\"}]");
    }

    @Test
    void showsEachTypeAsItIsWritten() throws Exception {
        database.execute("""
                create table typed (d date, dt datetime, de decimal(12, 2), ti tinyint(1), bi bigint, bu bigint unsigned,
                                    bo bit(1), en enum('open', 'paid'), js json, u uuid, nothing date)""", """
                insert into typed values ('2026-01-02', '2026-01-02 03:04:05', -1234.50, 1, -9223372036854775808,
                                          18446744073709551615, 1, 'paid', '{"a": 1}', '00000000-0000-0000-0000-00000000002a', null)""");
        assertThat(ask("select * from typed where :number <> ''").get(0)).hasToString("""
                {"d":"2026-01-02","dt":"2026-01-02 03:04:05","de":"-1234.50","ti":"1","bi":"-9223372036854775808",\
                "bu":"18446744073709551615","bo":"true","en":"paid","js":"{\\"a\\": 1}",\
                "u":"00000000-0000-0000-0000-00000000002a","nothing":null}""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x' or '1'='1", "x\\' or 1=1 -- ", "😀' or 1=1 #"})
    void takesAKeyForAValueWhateverIsInIt(String evil) throws Exception {
        var query = database.settings("select * from people where name = :customerNumber");
        assertThat(ask(query, TestMariaDb.PASSWORD, GRETA.with(evil, ""))).isEmpty();
    }

    @Test
    void changesNothing() throws Exception {
        assertThatThrownBy(() -> ask("delete from people where tel = :number"))
                .isInstanceOf(SourceProblem.class)
                .hasMessageContaining("READ ONLY");
        assertThat(database.rows("select name from people")).hasSize(2);
    }

    @Test
    void takesNoMoreThanItCanUse() throws Exception {
        var rows = ask("select repeat('x', 5000) as x from seq_1_to_1000000 where :number <> ''");
        assertThat(rows).hasSize(200);
        assertThat(rows.at("/0/x").asString()).hasSize(1_000);
    }

    @Test
    void endsASlowQueryInTheDatabase() {
        assertThatThrownBy(() -> ask("select sleep(600) where :number <> ''"))
                .isInstanceOf(SourceProblem.class)
                .hasMessage("The database did not answer within 2000 ms.");
        await().untilAsserted(() -> assertThat(database.rows(
                        "select info from information_schema.processlist where info like 'select sleep(600)%'"))
                .isEmpty());
    }

    @Test
    void saysInWordsWhatIsWrong() {
        says("select name from nobody where tel = :number", "Table '" + at().database() + ".nobody' doesn't exist");
        says("select nothing from people where tel = :number", "Unknown column 'nothing' in 'SELECT'");
        says("select * from mysql.global_priv where :number <> ''", "SELECT command denied to user '" + at().user());
        says(at(), "wrong", "Access denied for user '" + at().user() + "'@'localhost' (using password: YES)");
        says(
                new SqlSettings(at().product(), at().host(), at().port(), "no", false, at().user(), at().queries()),
                TestMariaDb.PASSWORD,
                "Access denied for user '" + at().user() + "'@'%' to database 'no'");
        says(
                new SqlSettings(
                        at().product(), at().host(), at().port(), at().database(), true, at().user(), at().queries()),
                TestMariaDb.PASSWORD,
                "Trying to connect with ssl, but ssl not enabled in the server");
    }

    private SqlSettings at() {
        return database.settings(BY_NUMBER);
    }

    private void says(String query, String words) {
        says(database.settings(query), TestMariaDb.PASSWORD, words);
    }

    private void says(SqlSettings settings, String password, String words) {
        assertThatThrownBy(() -> ask(settings, password, GRETA))
                .isInstanceOf(SourceProblem.class)
                .hasMessageStartingWith("The database says: " + words);
    }

    @Test
    void isLeftAloneWhileItIsGoneAndAnswersWhenItIsBack() {
        var settings = SourceSettings.of(database.settings(BY_NUMBER));
        var mapping =
                new CardMapping(Kind.CUSTOMER, "", List.of(new FieldPlace(Field.LAST_NAME, "", "name")), "", List.of());
        var inquiry = new Inquiry(sources.open(settings, TestMariaDb.PASSWORD), settings.questions(), mapping);
        try (var guarded = new GuardedSource("1", inquiry, new Limits(1_000, 2, 0), new SimpleMeterRegistry())) {
            assertThat(guarded.ask(GRETA).cards().getFirst().values().getFirst().value())
                    .isEqualTo("Grëta Öst 😀");
            database.stop();
            try {
                while (guarded.state() == State.ANSWERS) {
                    assertThat(guarded.ask(GRETA).outcome()).isEqualTo(Outcome.FAILED);
                }
                assertThat(guarded.ask(GRETA).outcome()).isEqualTo(Outcome.RESTING);
                assertThat(guarded.lastTrouble().problem()).contains("Connection refused");
            } finally {
                database.start();
            }
            assertThat(guarded.tryOut(GRETA).outcome()).isEqualTo(Outcome.FOUND);
        }
    }

    @Test
    void writesTheTimeOfAnEntryAsItsColumnsHaveTimes() throws Exception {
        database.execute(
                "create table calls (at datetime(3), moment timestamp, day date)", "set global time_zone = '+05:30'");
        try {
            write("insert into calls (at, moment, day) values (:at, :at, :at)");
        } finally {
            database.execute("set global time_zone = 'SYSTEM'");
        }
        assertThat(database.rows("select concat_ws(' ', at, unix_timestamp(moment), day) from calls"))
                .containsExactly("2026-07-01 12:00:00.000 " + NOON.getEpochSecond() + " 2026-07-01");
    }

    @Test
    void takesBackWhatItCouldNotWriteInTime() throws Exception {
        database.execute("create table calls (id varchar(40))", "insert into calls values ('other')");
        assertThatThrownBy(() -> write("insert into calls select :key from seq_1_to_3 where sleep(0.9) = 0"))
                .isInstanceOf(SourceProblem.class)
                .hasMessage("The database did not answer within 2000 ms.");
        assertThat(database.rows("select id from calls")).containsExactly("other");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    insert into nowhere values (:key)               | doesn't exist
                    insert into calls (id) values (:key)            | Field 'version' doesn't have a default value
                    insert into calls (id, version) values ('1', :note)             | Incorrect integer value
                    insert into calls (id, version) values ('taken', :version)      | Duplicate entry 'taken'
                    insert into calls (id, version, reason) values ('1', 1, :disposition) | Data truncated for column 'reason'
                    insert into calls (id, version) values (:note, 1)               | Data too long for column 'id'""")
    void knowsWhatStaysWrong(String statement, String words) throws SQLException {
        database.execute(
                "create table calls (id varchar(10) primary key, version int not null, reason enum('FAULT'))",
                "insert into calls values ('taken', 1, 'FAULT')");
        var problem = catchThrowableOfType(SourceProblem.class, () -> write(statement));
        assertThat(problem).hasMessageStartingWith("The database says: ").hasMessageContaining(words);
        assertThat(problem.lasting()).as(problem.words()).isTrue();
    }

    @Test
    void knowsWhatPasses() throws SQLException {
        database.execute(
                "create table calls (id varchar(40))", "alter user " + at().user() + " with max_user_connections 1");
        var url = SqlSource.url(at(), LIMIT, "");
        try (var _ = DriverManager.getConnection(url, at().user(), TestMariaDb.PASSWORD)) {
            var problem = catchThrowableOfType(SourceProblem.class, () -> write("insert into calls values (:key)"));
            assertThat(problem).hasMessageContaining("max_user_connections");
            assertThat(problem.lasting()).isFalse();
        }
    }
}
