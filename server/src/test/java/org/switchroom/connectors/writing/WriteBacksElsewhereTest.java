package org.switchroom.connectors.writing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.switchroom.database.TestDatabase;

/** What agents write down arrives in a database or a file of the company's. */
class WriteBacksElsewhereTest extends WritesBack {
    @Value("${switchroom.data-dir}")
    Path dataDir;

    private static List<String> execute(TestDatabase.Access access, String statement) throws SQLException {
        var found = new ArrayList<String>();
        try (var connection = DriverManager.getConnection(access.url(), access.username(), access.password());
                var prepared = connection.createStatement()) {
            if (prepared.execute(statement)) {
                try (var rows = prepared.getResultSet()) {
                    while (rows.next()) {
                        found.add(rows.getString(1));
                    }
                }
            }
        }
        return found;
    }

    @Test
    void insertsIntoADatabase() throws SQLException {
        var access = TestDatabase.fresh();
        execute(access, "create table calls (key text primary key, version int, at timestamptz, note text)");
        kept(database(access, """
                insert into calls (key, version, at, note) values (:key, :version, :at::timestamptz, :note)
                on conflict (key) do update set version = excluded.version, note = excluded.note"""));
        wrapUp(90, GRETA, "", "x'); drop table calls; --");
        row(in("DONE"));
        wrapUp(90, GRETA, "", "better");
        row(row -> in("DONE").test(row) && row.get("version").asInt() == 2);
        assertThat(execute(
                        access, "select version || ' ' || note || ' ' || (at > now() - interval '1 hour') from calls"))
                .containsExactly("2 better true");
    }

    @Test
    void saysWhatTheDatabaseRefuses() throws SQLException {
        var access = TestDatabase.fresh();
        execute(access, "create table calls (key text, version int check (version > 5))");
        kept(database(access, "insert into calls (key, version) values (:key, :version)"));
        wrapUp(91, GRETA, "", "refused");
        assertThat(row(in("DEAD")).get("lastSaid").asString()).contains("violates check constraint");
    }

    private Map<String, Object> file(String value) {
        return connector(
                "csv",
                Map.of(
                        "file",
                        "people.csv",
                        "separator",
                        ";",
                        "numberColumns",
                        List.of("tel"),
                        "customerColumn",
                        "",
                        "orderColumn",
                        ""),
                writing(
                        "csv",
                        Map.of(
                                "file",
                                "notes.csv",
                                "columns",
                                List.of(
                                        Map.of("name", "key", "value", "{key}"),
                                        Map.of("name", "phone", "value", "{number}"),
                                        Map.of("name", "note", "value", value)))),
                "");
    }

    @Test
    void appendsToAFile() throws IOException {
        kept(file("{note}"));
        wrapUp(95, GRETA, "", "=1+1; \"quoted\"");
        row(in("DONE"));
        wrapUp(96, "", "", "second");
        await().until(() -> rows("?state=DONE").size() == 2);
        assertThat(Files.readString(dataDir.resolve("connectors/" + firm.id() + "/notes.csv")))
                .isEqualTo(
                        "key;phone;note\r\ncontact-95-%1$d;%2$s;\"'=1+1; \"\"quoted\"\"\"\r\ncontact-96-%1$d;;second\r\n"
                                .formatted(firm.agentId(), GRETA));
    }
}
