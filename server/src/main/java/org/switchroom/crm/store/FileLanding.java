package org.switchroom.crm.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;
import org.switchroom.crm.RecordLimits;
import org.switchroom.crm.UploadRefused;
import org.switchroom.directory.ChangeRefused;

/** Where a file arrives, however slowly, before it goes into the database at once: so nobody's line holds a connection. */
@Component
class FileLanding {
    private final Path directory;
    private final Uploads uploads = new Uploads(
            new Uploads.Bounds(
                    RecordLimits.FILES_AT_ONCE,
                    RecordLimits.FILES_OF_A_FIRM_AT_ONCE,
                    RecordLimits.FILE_BYTES,
                    RecordLimits.FILE_MINUTES),
            System::nanoTime);

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

    /**
     * @throws ChangeRefused when it is larger than {@link RecordLimits#FILE_BYTES}, too slow or empty
     * @throws UploadRefused when too many come at once, of the firm or of all
     */
    <T> T received(int firmId, InputStream content, Use<T> use) throws IOException {
        return uploads.take(
                firmId,
                () -> temporary(file -> {
                    uploads.copy(content, file);
                    return use.with(file);
                }));
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
}
