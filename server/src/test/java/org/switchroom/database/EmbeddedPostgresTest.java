package org.switchroom.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.switchroom.StartupProblem;

class EmbeddedPostgresTest {
    @TempDir
    Path directory;

    @Test
    void keepsWhatWasCommittedOverStopAndStartWithDurabilityOn() throws Exception {
        try (var postgres = EmbeddedPostgres.started(TestDatabase.embeddedIn(directory));
                var connection = connect(postgres)) {
            assertThat(setting(connection, "fsync")).isEqualTo("on");
            assertThat(setting(connection, "synchronous_commit")).isEqualTo("on");
            connection.createStatement().execute("create table kept (id int)");
        }
        try (var postgres = EmbeddedPostgres.started(TestDatabase.embeddedIn(directory));
                var connection = connect(postgres)) {
            connection.createStatement().execute("insert into kept values (1)");
        }
        assertThat(directory.resolve("data/postmaster.pid")).doesNotExist();
    }

    @Test
    void letsNobodyInWithoutThePassword() throws Exception {
        try (var postgres = EmbeddedPostgres.started(TestDatabase.embeddedIn(directory))) {
            assertThatThrownBy(() -> DriverManager.getConnection(postgres.url(), EmbeddedPostgres.USER, "guess"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
            assertThat(Files.getPosixFilePermissions(directory.resolve("password")))
                    .hasSize(2);
        }
    }

    @Test
    void refusesADirectoryInUseInOneLine() throws Exception {
        try (var _ = EmbeddedPostgres.started(TestDatabase.embeddedIn(directory))) {
            assertThatThrownBy(() -> EmbeddedPostgres.started(TestDatabase.embeddedIn(directory)))
                    .isInstanceOf(StartupProblem.class)
                    .hasMessageContaining("in use by another Switchroom");
        }
    }

    @Test
    void startsAgainWhatDiedAndFindsItOnTheSamePort() throws Exception {
        try (var postgres = EmbeddedPostgres.started(TestDatabase.embeddedIn(directory))) {
            var url = postgres.url();
            ProcessHandle.of(postmasterPid()).orElseThrow().destroyForcibly();
            await().atMost(Duration.ofSeconds(30)).ignoreExceptions().untilAsserted(() -> {
                try (var connection = connect(postgres)) {
                    assertThat(connection.isValid(1)).isTrue();
                }
            });
            assertThat(postgres.url()).isEqualTo(url);
        }
    }

    @Test
    void refusesDataOfAnotherVersion() throws Exception {
        Files.createDirectories(directory.resolve("data"));
        Files.writeString(directory.resolve("data/PG_VERSION"), "16\n");
        assertThatThrownBy(() -> EmbeddedPostgres.started(TestDatabase.embeddedIn(directory)))
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining("written by PostgreSQL 16");
    }

    private long postmasterPid() throws IOException {
        return Long.parseLong(
                Files.readAllLines(directory.resolve("data/postmaster.pid")).getFirst());
    }

    private static Connection connect(EmbeddedPostgres postgres) throws SQLException {
        return DriverManager.getConnection(postgres.url(), EmbeddedPostgres.USER, postgres.password());
    }

    private static String setting(Connection connection, String name) throws SQLException {
        try (var result = connection.createStatement().executeQuery("show " + name)) {
            result.next();
            return result.getString(1);
        }
    }
}
