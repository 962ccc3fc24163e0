package org.switchroom.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;
import org.switchroom.QuickPasswords;

/**
 * One embedded PostgreSQL for all tests of this JVM, with an empty database for each who asks. A Spring test takes it by
 * {@code @ContextConfiguration(initializers = TestDatabase.class)}, and {@link QuickPasswords} with it.
 */
public final class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final AtomicInteger COUNTER = new AtomicInteger();
    private static final Path TARGET = Path.of("target").toAbsolutePath();
    static final Path PROGRAM = Path.of("target", "postgres-program");

    /** Where a database is and how to get in. */
    public record Access(String url, String username, String password) {}

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getBeanFactory().addBeanPostProcessor(new QuickPasswords());
        var access = fresh();
        TestPropertyValues.of(
                        "switchroom.data-dir=" + temporaryDirectory("data"),
                        "switchroom.connectors.allowed-addresses=127.0.0.1",
                        "switchroom.connectors.write-backs.first-retry=20ms",
                        "switchroom.connectors.write-backs.last-retry=100ms",
                        "switchroom.connectors.write-backs.rest=100ms",
                        "switchroom.webhooks.allowed-addresses=127.0.0.1",
                        "switchroom.webhooks.first-retry=20ms",
                        "switchroom.webhooks.last-retry=100ms",
                        "switchroom.events.heartbeat=200ms",
                        "switchroom.database.url=" + access.url(),
                        "switchroom.database.username=" + access.username(),
                        "switchroom.database.password=" + access.password())
                .applyTo(context);
    }

    /** A database nobody else uses. */
    public static Access fresh() {
        var postgres = Shared.POSTGRES;
        var name = "test" + COUNTER.incrementAndGet();
        try (var connection = DriverManager.getConnection(postgres.url(), EmbeddedPostgres.USER, postgres.password());
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new Access(
                postgres.url().replaceFirst("/[a-z]+$", "/" + name), EmbeddedPostgres.USER, postgres.password());
    }

    /** Gone when the JVM ends. */
    public static Path temporaryDirectory(String name) {
        try {
            var directory = Files.createTempDirectory(TARGET, "switchroom-" + name);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(directory)));
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static DatabaseProperties embeddedIn(Path directory) {
        return new DatabaseProperties(
                "", "", "", directory, PROGRAM.toString(), 0, 4, Duration.ofSeconds(2), Duration.ofSeconds(30));
    }

    private static void delete(Path directory) {
        try {
            FileSystemUtils.deleteRecursively(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Shared {
        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                var directory = Files.createTempDirectory(TARGET, "switchroom-postgres");
                var postgres = EmbeddedPostgres.started(embeddedIn(directory));
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(postgres, directory)));
                return postgres;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void stop(EmbeddedPostgres postgres, Path directory) {
            try {
                postgres.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                delete(directory);
            }
        }
    }
}
