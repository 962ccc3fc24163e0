package org.switchroom.connectors.source;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import org.switchroom.connectors.source.SourceSettings.SqlSettings;
import org.switchroom.connectors.source.SourceSettings.SqlSettings.Product;

/**
 * A company's MariaDB: Debian's, as a process of this JVM's on loopback, one for all tests. Each test has a database in it and
 * a user who may read and write there. It keeps its port when it is stopped and started again.
 */
public final class TestMariaDb {
    /** With what a URL or a statement could stumble over. */
    public static final String PASSWORD = "pä$s'w\\ord &x=1";

    private static final AtomicInteger COUNTER = new AtomicInteger();
    private static final Duration LONGEST_START = Duration.ofMinutes(1);

    private final String name = "crm" + COUNTER.incrementAndGet();

    private TestMariaDb() {}

    /** A database nobody else uses. */
    public static TestMariaDb fresh() throws SQLException {
        var fresh = new TestMariaDb();
        fresh.execute(
                "create user " + fresh.name + " identified by '" + PASSWORD.replaceAll("['\\\\]", "\\\\$0") + "'",
                "grant select, insert, update, delete on " + fresh.name + ".* to " + fresh.name);
        return fresh;
    }

    public SqlSettings settings(String query) {
        return new SqlSettings(Product.MARIADB, "127.0.0.1", Server.SHARED.port, name, false, name, List.of(query));
    }

    /** As its administrator, who has a session of his own. */
    public Connection connected() throws SQLException {
        return DriverManager.getConnection(
                Server.SHARED.url() + name + "?createDatabaseIfNotExist=true&sslMode=disable", "root", "");
    }

    public void execute(String... statements) throws SQLException {
        try (var connection = connected();
                var statement = connection.createStatement()) {
            for (var one : statements) {
                statement.execute(one);
            }
        }
    }

    /** @return what is in the first column */
    public List<@Nullable String> rows(String query) throws SQLException {
        var found = new ArrayList<@Nullable String>();
        try (var connection = connected();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    public void stop() {
        Server.SHARED.stop();
    }

    public void start() {
        Server.SHARED.start();
    }

    private static final class Server {
        static final Server SHARED = new Server();

        private final Path directory = newDirectory();
        private final int port = freePort();
        private @Nullable Process process;

        private Server() {
            run("mariadb-install-db", "--auth-root-authentication-method=normal", "--skip-test-db");
            start();
            Runtime.getRuntime().addShutdownHook(new Thread(this::remove));
        }

        String url() {
            return "jdbc:mariadb://127.0.0.1:" + port + "/";
        }

        void start() {
            if (process != null && process.isAlive()) {
                return;
            }
            var started = process(
                    "mariadbd",
                    "--socket=" + directory.resolve("socket"),
                    "--pid-file=" + directory.resolve("pid"),
                    "--bind-address=127.0.0.1",
                    "--port=" + port);
            process = started;
            await().atMost(LONGEST_START).until(() -> answers() || !started.isAlive());
            if (!started.isAlive()) {
                throw new IllegalStateException("MariaDB does not start: " + log());
            }
        }

        void stop() {
            if (process != null) {
                process.destroy();
                process.onExit().join();
            }
        }

        private void remove() {
            stop();
            try {
                FileSystemUtils.deleteRecursively(directory);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private boolean answers() {
            try (var connection = DriverManager.getConnection(url() + "?sslMode=disable", "root", "")) {
                return connection.isValid(1);
            } catch (SQLException notYet) {
                return false;
            }
        }

        private void run(String program, String... arguments) {
            if (process(program, arguments).onExit().join().exitValue() != 0) {
                throw new IllegalStateException(program + " failed: " + log());
            }
        }

        private Process process(String program, String... arguments) {
            var command = new ArrayList<String>();
            command.add(found(program).toString());
            command.add("--no-defaults");
            command.add("--datadir=" + directory.resolve("data"));
            command.add("--innodb-log-file-size=4M");
            if (System.getProperty("user.name").equals("root")) {
                command.add("--user=root");
            }
            command.addAll(List.of(arguments));
            try {
                return new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(
                                directory.resolve("log").toFile()))
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Debian keeps servers where only root's PATH leads. */
        private static Path found(String program) {
            var path = Optional.ofNullable(System.getenv("PATH")).orElse("");
            return Stream.concat(Stream.of(path.split(":")), Stream.of("/usr/sbin"))
                    .map(directory -> Path.of(directory, program))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("The tests need " + program
                            + ": install mariadb-server-core and mariadb-client-core (Debian's names)."));
        }

        private String log() {
            try {
                return Files.readString(directory.resolve("log"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static Path newDirectory() {
            try {
                return Files.createTempDirectory(Path.of("target").toAbsolutePath(), "switchroom-mariadb");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static int freePort() {
            try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
