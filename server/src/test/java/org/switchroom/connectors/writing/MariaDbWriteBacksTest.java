package org.switchroom.connectors.writing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.switchroom.AsAdministrator;
import org.switchroom.ServerTest;
import org.switchroom.connectors.ForeignCard.Field;
import org.switchroom.connectors.ForeignCard.Kind;
import org.switchroom.connectors.guard.Limits;
import org.switchroom.connectors.mapping.CardMapping;
import org.switchroom.connectors.mapping.CardMapping.FieldPlace;
import org.switchroom.connectors.source.SourceSettings;
import org.switchroom.connectors.source.TestMariaDb;
import org.switchroom.connectors.source.WriteBack;
import org.switchroom.connectors.source.WriteBack.SqlWriting;
import org.switchroom.crm.ContactNotes;
import tools.jackson.databind.JsonNode;

/** A firm whose customers are in a MariaDB finds them there, and has there what its agents write down. */
@ServerTest
class MariaDbWriteBacksTest extends AsAdministrator {
    private static final String CONNECTORS = "/api/v1/admin/connectors";
    private static final String WRITE_BACKS = "/api/v1/admin/write-backs";
    private static final String GRETA = "+493023125401";
    private static final Duration LONGEST = Duration.ofSeconds(30);
    /** Each entry once, as it is now. */
    private static final String ONCE = """
            insert into calls (id, version, at, reason, note) values (:key, :version, :at, :dispositionCode, :note)
            on duplicate key update version = values(version), reason = values(reason), note = values(note)""";

    @Autowired
    ContactNotes notes;

    TestMariaDb database;

    @BeforeEach
    void create() throws SQLException {
        admin.post("/api/v1/admin/dispositions", Map.of("code", "FAULT", "label", "Technical fault"));
        admin.post(
                "/api/v1/customers",
                Map.of("customerNumber", "K-7", "firstName", "Greta", "lastName", "Öst", "phones", List.of(GRETA)));
        database = TestMariaDb.fresh();
        database.execute(
                "create table people (id varchar(10) primary key, name varchar(40), tel varchar(20), said text)"
                        + " character set utf8mb4",
                "insert into people values ('K-7', 'Grëta 😀', '+493023125401', null), ('K-8', 'Jens', '', null)",
                "create table calls (id varchar(60) primary key, version int, at datetime(3), reason enum('', 'FAULT'),"
                        + " note text) character set utf8mb4");
    }

    private Map<String, Object> connector(String statement, int timeMs) {
        var body = new LinkedHashMap<String, Object>();
        body.put("name", "Shop");
        body.put("enabled", true);
        body.put("place", 1);
        body.put("goesOn", false);
        body.put("settings", SourceSettings.of(database.settings("select name from people where tel = :number")));
        body.put(
                "mapping",
                new CardMapping(
                        Kind.CUSTOMER, "", List.of(new FieldPlace(Field.LAST_NAME, "", "name")), "", List.of()));
        body.put("limits", new Limits(5_000, 2, 0));
        body.put("writeBack", new WriteBack(true, timeMs, null, new SqlWriting(statement), null));
        body.put("secret", TestMariaDb.PASSWORD);
        return body;
    }

    private void kept(String statement, int timeMs) {
        var made = admin.post(CONNECTORS, connector(statement, timeMs));
        assertThat(made.status()).as(made.detail()).isEqualTo(201);
    }

    private void wrapUp(long contact, String disposition, String note) {
        notes.wrapUp(firm.id(), contact, firm.agentId(), GRETA, disposition, note);
    }

    private JsonNode row(Predicate<JsonNode> wanted) {
        return await().atMost(LONGEST)
                .until(
                        () -> admin.get(WRITE_BACKS)
                                .body()
                                .get("items")
                                .valueStream()
                                .filter(wanted)
                                .findFirst(),
                        found -> found.isPresent())
                .orElseThrow();
    }

    private static Predicate<JsonNode> in(String state) {
        return row -> row.get("state").asString().equals(state);
    }

    private static Predicate<JsonNode> done(int version) {
        return in("DONE").and(row -> row.get("version").asInt() == version);
    }

    @Test
    void isTriedOutBeforeItIsKept() throws SQLException {
        var connector = connector(ONCE.replace(":dispositionCode", "'FAULT'"), 5_000);
        var found = admin.post(
                        CONNECTORS + "/try",
                        Map.of(
                                "id",
                                0,
                                "connector",
                                connector,
                                "number",
                                "030 23125401",
                                "customerNumber",
                                "",
                                "orderNumber",
                                ""))
                .body();
        assertThat(found.at("/cards/0/values/0/value").asString())
                .as(found.toString())
                .isEqualTo("Grëta 😀");
        var written = admin.post(CONNECTORS + "/try-writing", Map.of("id", 0, "connector", connector));
        assertThat(written.body().get("outcome").asString())
                .as(written.body().toString())
                .isEqualTo("WRITTEN");
        assertThat(written.body().get("said").asString()).isEqualTo("1 row");
        assertThat(written.raw().body()).doesNotContain("w\\\\ord");
        assertThat(database.rows("select note from calls")).containsExactly("Written by Switchroom to try this out.");
    }

    @Test
    void hasEachEntryOnceAsItIsNow() throws SQLException {
        kept(ONCE, 5_000);
        wrapUp(1, "FAULT", "x\\'); drop table calls; -- 😀");
        row(done(1));
        wrapUp(1, "", "bêtter 👍");
        row(done(2));
        assertThat(database.rows("select concat_ws('|', id, version, reason, note,"
                        + " abs(timestampdiff(second, at, utc_timestamp())) < 3600) from calls"))
                .containsExactly("contact-1-" + firm.agentId() + "|2||bêtter 👍|1");
    }

    @Test
    void hasItInTheCustomersRow() throws SQLException {
        kept("update people set said = concat(:disposition, ': ', :note) where id = :customerNumber", 5_000);
        wrapUp(2, "FAULT", "Größe 42");
        assertThat(row(done(1)).get("lastSaid").asString()).isEqualTo("1 row");
        assertThat(database.rows("select concat(id, ' ', ifnull(said, '-')) from people order by id"))
                .containsExactly("K-7 Technical fault: Größe 42", "K-8 -");
    }

    @Test
    void isNotWrittenTwiceWhenItHadToWait() throws SQLException {
        database.execute("create table log (note text)");
        kept("insert into log values (:note)", 1_000);
        try (var busy = database.connected();
                var lock = busy.createStatement()) {
            lock.execute("lock tables log write");
            wrapUp(3, "", "once");
            var waiting = row(in("WAITING").and(row -> row.get("attempts").asInt() > 0));
            assertThat(waiting.get("lastSaid").asString()).contains("within 1000 ms");
            lock.execute("unlock tables");
        }
        row(done(1));
        assertThat(database.rows("select note from log")).containsExactly("once");
    }

    @Test
    void isSentAgainByHandWhenTheDatabaseWasGoneForLong() throws SQLException {
        kept(ONCE, 5_000);
        database.stop();
        try {
            wrapUp(4, "FAULT", "kept meanwhile");
            var dead = row(in("DEAD"));
            assertThat(dead.get("attempts").asInt()).isEqualTo(10);
            assertThat(dead.get("lastSaid").asString()).contains("Connection refused");
            database.start();
            admin.post(WRITE_BACKS + "/" + dead.get("id").asString() + "/send", null);
            row(done(1));
            assertThat(database.rows("select note from calls")).containsExactly("kept meanwhile");
        } finally {
            database.start();
        }
    }

    @Test
    void isPutAsideAtOnceWhenItIsRefusedForGood() {
        kept(ONCE.replace(":dispositionCode", ":note"), 5_000);
        wrapUp(5, "", "no reason there is");
        var dead = row(in("DEAD"));
        assertThat(dead.get("attempts").asInt()).isEqualTo(1);
        assertThat(dead.get("lastSaid").asString())
                .isEqualTo("The database says: Data truncated for column 'reason' at row 1");
    }
}
