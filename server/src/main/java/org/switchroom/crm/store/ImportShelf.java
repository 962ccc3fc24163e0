package org.switchroom.crm.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.switchroom.crm.RecordLimits;
import org.switchroom.directory.ChangeRefused;
import org.switchroom.directory.ChangeRefused.FieldProblem;
import org.switchroom.directory.ChangeRefused.Kind;

/** The directory of files to be taken in; their names are ours. */
@Component
public class ImportShelf {
    private static final int BUFFER = 65_536;

    private final Path directory;

    ImportShelf(@Value("${switchroom.data-dir:data}") Path dataDir) {
        directory = dataDir.toAbsolutePath().normalize().resolve("imports");
    }

    /**
     * @return its place below the directory
     * @throws ChangeRefused when it is larger than {@link RecordLimits#IMPORT_BYTES}, or empty
     */
    String keep(int firmId, InputStream content) throws IOException {
        var place = firmId + "/" + UUID.randomUUID() + ".csv";
        var file = directory.resolve(place);
        Files.createDirectories(file.getParent());
        try {
            long bytes = copy(content, file);
            if (bytes == 0) {
                throw new ChangeRefused(Kind.INVALID, "The file is empty. Choose another.");
            }
            return place;
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private static long copy(InputStream content, Path file) throws IOException {
        long bytes = 0;
        var buffer = new byte[BUFFER];
        try (var out = Files.newOutputStream(file)) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                bytes += read;
                if (bytes > RecordLimits.IMPORT_BYTES) {
                    throw new ChangeRefused(
                            Kind.INVALID,
                            List.of(new FieldProblem(
                                    "",
                                    "The file is larger than " + RecordLimits.IMPORT_BYTES / 1024 / 1024
                                            + " MB. Take it in in parts.")));
                }
                out.write(buffer, 0, read);
            }
        }
        return bytes;
    }

    Optional<Path> fileOf(String place) {
        var file = directory.resolve(place).normalize();
        return file.startsWith(directory) && Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
    }

    void drop(String place) throws IOException {
        var file = directory.resolve(place).normalize();
        if (file.startsWith(directory)) {
            Files.deleteIfExists(file);
        }
    }
}
