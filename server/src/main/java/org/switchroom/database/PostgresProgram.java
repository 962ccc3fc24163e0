package org.switchroom.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.springframework.util.FileSystemUtils;
import org.switchroom.StartupProblem;

/** PostgreSQL's executables, unpacked once from the jar that carries them. */
record PostgresProgram(Path home) {
    static final String MAJOR_VERSION = "18";
    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";

    /** Unpacks beside and then renames, under a lock: an interrupted start leaves nothing half done. */
    static PostgresProgram unpackedIn(Path directory) throws IOException {
        var home = directory.resolve("postgresql-" + MAJOR_VERSION).toAbsolutePath();
        Files.createDirectories(directory);
        try (var channel = FileChannel.open(
                        directory.resolve("unpack.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = channel.lock()) {
            if (!Files.exists(home)) {
                var unfinished = directory.resolve("unfinished").toAbsolutePath();
                FileSystemUtils.deleteRecursively(unfinished);
                unpack(unfinished);
                Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        return new PostgresProgram(home);
    }

    private static void unpack(Path target) throws IOException {
        try (var archive = archive();
                var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var path = target.resolve(entry.getName()).normalize();
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                    continue;
                }
                Files.createDirectories(path.resolveSibling("."));
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, path);
                    if ((entry.getMode() & 0100) != 0 && !path.toFile().setExecutable(true, false)) {
                        throw new IOException("cannot make " + path + " executable");
                    }
                }
            }
        }
    }

    private static InputStream archive() {
        var system = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        var archive = system.equals("Linux amd64") ? PostgresProgram.class.getResourceAsStream(ARCHIVE) : null;
        if (archive == null) {
            throw new StartupProblem("no embedded PostgreSQL for " + system
                    + " is included. Name a PostgreSQL 18 with switchroom.database.url.");
        }
        return archive;
    }

    /**
     * Runs one of the executables to its end.
     *
     * @return what it printed
     * @throws StartupProblem when it fails, with its last line
     */
    String run(String executable, String... arguments) throws IOException {
        var command = new ArrayList<String>();
        if (runsAsRoot()) {
            // PostgreSQL refuses to run as root; in a user namespace of its own it is nobody, on the same files.
            command.addAll(List.of("unshare", "-U", "--"));
        }
        command.add(home.resolve("bin").resolve(executable).toString());
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .start();
        try (var output = process.getInputStream()) {
            var printed = new String(output.readAllBytes(), StandardCharsets.UTF_8).strip();
            if (process.waitFor() != 0) {
                throw new StartupProblem("PostgreSQL's " + executable + " failed: "
                        + printed.lines().reduce("", (_, last) -> last));
            }
            return printed;
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + executable + " ran", e);
        }
    }

    private static boolean runsAsRoot() {
        try {
            return ((Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid")) == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
