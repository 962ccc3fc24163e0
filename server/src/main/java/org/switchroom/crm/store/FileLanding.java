package org.switchroom.crm.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;
import org.switchroom.crm.RecordLimits;
import org.switchroom.directory.ChangeRefused;
import org.switchroom.directory.ChangeRefused.FieldProblem;
import org.switchroom.directory.ChangeRefused.Kind;

/** Where a file arrives, however slowly, before it goes into the database at once: so nobody's line holds a connection. */
@Component
class FileLanding {
    private static final int BUFFER = 65_536;

    private final Path directory;
    private final Semaphore places = new Semaphore(RecordLimits.FILES_AT_ONCE);

    /** What a stop left there is nobody's. */
    FileLanding(@Value("${switchroom.data-dir:data}") Path dataDir) throws IOException {
        directory = dataDir.toAbsolutePath().normalize().resolve("arriving");
        FileSystemUtils.deleteRecursively(directory);
        Files.createDirectories(directory);
    }

    /** Does something with a file that is there as long as that takes. */
    interface Use<T> {
        T with(Path file) throws IOException;
    }

    /** @throws ChangeRefused when it is larger than {@link RecordLimits#FILE_BYTES} or empty, or too many come at once */
    <T> T received(InputStream content, Use<T> use) throws IOException {
        if (!places.tryAcquire()) {
            throw new ChangeRefused(
                    Kind.CONFLICT, "Too many files are being sent at this moment. Try again in a few seconds.");
        }
        try {
            return temporary(file -> {
                copy(content, file);
                return use.with(file);
            });
        } finally {
            places.release();
        }
    }

    /** An empty one, of our own. */
    <T> T temporary(Use<T> use) throws IOException {
        var file = Files.createTempFile(directory, "", "");
        try {
            return use.with(file);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static void copy(InputStream content, Path file) throws IOException {
        long bytes = 0;
        var buffer = new byte[BUFFER];
        try (var out = Files.newOutputStream(file)) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                bytes += read;
                if (bytes > RecordLimits.FILE_BYTES) {
                    throw refused("The file is larger than " + RecordLimits.FILE_BYTES / 1024 / 1024
                            + " MB. Make it smaller, or attach it in parts.");
                }
                out.write(buffer, 0, read);
            }
        }
        if (bytes == 0) {
            throw refused("The file is empty. Choose another.");
        }
    }

    private static ChangeRefused refused(String why) {
        return new ChangeRefused(Kind.INVALID, List.of(new FieldProblem("", why)));
    }
}
