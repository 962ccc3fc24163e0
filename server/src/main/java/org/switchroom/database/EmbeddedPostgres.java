package org.switchroom.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;
import org.switchroom.StartupProblem;

/**
 * A PostgreSQL of our own, a child in all but name: created at first start, on loopback only, with a password that was
 * thrown at random and is kept beside the data. It outlives a {@code kill -9} of this process; the next start finds it by
 * its {@code postmaster.pid} and goes on with it. Should it die on its own, it is started again.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    static final String USER = "switchroom";
    private static final String DATABASE = "switchroom";
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);

    private final Path directory;
    private final Path data;
    private final PostgresProgram program;
    private final FileChannel lock;
    private final String password;
    private int port;
    private boolean wanted;

    private EmbeddedPostgres(Path directory, PostgresProgram program, FileChannel lock) throws IOException {
        this.directory = directory;
        this.data = directory.resolve("data");
        this.program = program;
        this.lock = lock;
        this.password = passwordIn(directory.resolve("password"));
    }

    static EmbeddedPostgres started(DatabaseProperties properties) {
        var directory = properties.directory().toAbsolutePath().normalize();
        try {
            Files.createDirectories(directory);
            var lock = locked(directory);
            try {
                var program = PostgresProgram.unpackedIn(properties.programDirectory());
                var postgres = new EmbeddedPostgres(directory, program, lock);
                postgres.createIfNew();
                postgres.port = postgres.runningPort().orElseGet(() -> portFrom(properties));
                postgres.start();
                postgres.createDatabase();
                return postgres;
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new StartupProblem(
                    "the embedded PostgreSQL in " + directory + " cannot be started: " + e.getMessage() + ".", e);
        }
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE;
    }

    String password() {
        return password;
    }

    /** Starts it on the same port as before, or finds it running. */
    public synchronized void start() throws IOException {
        wanted = true;
        if (runningPort().isEmpty()) {
            program.run(
                    "pg_ctl",
                    "start",
                    "-w",
                    "-t",
                    "60",
                    "-D",
                    data.toString(),
                    "-l",
                    directory.resolve("postgres.log").toString(),
                    "-o",
                    String.join(" ", settings()));
        } else {
            LOG.info("Going on with the PostgreSQL that still runs in {}", data);
        }
        postmaster().ifPresent(process -> process.onExit().thenRun(this::startAgain));
    }

    /** Stops it as if an operator had: connections are cut, what was committed is kept. */
    public synchronized void stop() {
        wanted = false;
        try {
            if (runningPort().isPresent()) {
                program.run("pg_ctl", "stop", "-w", "-m", "fast", "-D", data.toString());
            }
        } catch (IOException | StartupProblem e) {
            LOG.warn("PostgreSQL did not stop: {}", e.getMessage());
        }
    }

    @Override
    public void close() throws IOException {
        stop();
        lock.close();
    }

    private synchronized void startAgain() {
        if (!wanted) {
            return;
        }
        try {
            LOG.warn("PostgreSQL has gone; starting it again");
            start();
        } catch (IOException | StartupProblem e) {
            LOG.error("PostgreSQL cannot be started again, next try in 5 s: {}", e.getMessage());
            Thread.ofVirtual().start(this::startAgainLater);
        }
    }

    private void startAgainLater() {
        try {
            TimeUnit.SECONDS.sleep(5);
            startAgain();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<String> settings() {
        return List.of(
                "-p", String.valueOf(port),
                "-c", "listen_addresses=127.0.0.1",
                "-c", "unix_socket_directories=''",
                "-c", "fsync=on",
                "-c", "synchronous_commit=on",
                "-c", "max_connections=100",
                "-c", "shared_buffers=128MB",
                "-c", "timezone=UTC",
                "-c", "log_timezone=UTC");
    }

    private void createIfNew() throws IOException {
        if (Files.exists(data)) {
            var version = Files.readString(data.resolve("PG_VERSION")).strip();
            if (!version.equals(PostgresProgram.MAJOR_VERSION)) {
                throw new StartupProblem(data + " was written by PostgreSQL " + version + ", this is "
                        + PostgresProgram.MAJOR_VERSION + ". Upgrade it with pg_upgrade or name another directory.");
            }
            return;
        }
        var unfinished = directory.resolve("unfinished");
        FileSystemUtils.deleteRecursively(unfinished);
        program.run(
                "initdb",
                "-D",
                unfinished.toString(),
                "-U",
                USER,
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=PG_UNICODE_FAST",
                "--locale=C",
                "--auth=scram-sha-256",
                "--pwfile=" + directory.resolve("password"));
        Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private void createDatabase() {
        var maintenance = url().replaceFirst("/" + DATABASE + "$", "/postgres");
        try (var connection = DriverManager.getConnection(maintenance, USER, password);
                var statement = connection.createStatement();
                var found = statement.executeQuery("select 1 from pg_database where datname = '" + DATABASE + "'")) {
            if (!found.next()) {
                statement.execute("create database " + DATABASE);
            }
        } catch (SQLException e) {
            throw new StartupProblem(
                    "the embedded PostgreSQL on port " + port + " cannot be used: " + e.getMessage() + ". Its log is "
                            + directory.resolve("postgres.log") + ".",
                    e);
        }
    }

    /** The port of the server that runs on our data now; a stale {@code postmaster.pid} does not count. */
    private Optional<Integer> runningPort() throws IOException {
        return postmaster().isPresent() ? Optional.of(Integer.parseInt(pidFile().get(3))) : Optional.empty();
    }

    private Optional<ProcessHandle> postmaster() throws IOException {
        var lines = pidFile();
        // Line 4 is the port; a server that has not written it yet is about to, so it is waited for by pg_ctl.
        return lines.size() < 4
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).filter(this::servesOurData);
    }

    /** A process id may have been given to another program since. */
    private boolean servesOurData(ProcessHandle process) {
        var arguments = List.of(process.info().arguments().orElse(new String[0]));
        return process.info().command().orElse("").endsWith("/postgres") && arguments.contains(data.toString());
    }

    private List<String> pidFile() throws IOException {
        var file = data.resolve("postmaster.pid");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    private static FileChannel locked(Path directory) throws IOException {
        var channel = FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException sameProcess) {
            // Said below.
        }
        channel.close();
        throw new StartupProblem(
                directory + " is in use by another Switchroom. Stop that one or set" + " switchroom.data-dir.");
    }

    private static int portFrom(DatabaseProperties properties) {
        try (var socket = new ServerSocket(properties.port(), 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new StartupProblem(
                    "port " + properties.port() + " for the embedded PostgreSQL is taken. Stop the other"
                            + " program or set switchroom.database.port.",
                    e);
        }
    }

    private static String passwordIn(Path file) throws IOException {
        if (!Files.exists(file)) {
            var random = new byte[24];
            new SecureRandom().nextBytes(random);
            var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            Files.writeString(Files.createFile(file, ownerOnly), HexFormat.of().formatHex(random));
        }
        return Files.readString(file).strip();
    }
}
