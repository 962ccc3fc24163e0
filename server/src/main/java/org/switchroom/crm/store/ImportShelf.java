package org.switchroom.crm.store;

import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.switchroom.crm.RecordLimits;
import org.switchroom.crm.UploadRefused;
import org.switchroom.directory.ChangeRefused;

/** The directory of files to be taken in; their names are ours. */
@Component
public class ImportShelf {
    private final Path directory;
    private final Uploads uploads = new Uploads(
            new Uploads.Bounds(
                    RecordLimits.IMPORTS_AT_ONCE,
                    RecordLimits.IMPORTS_OF_A_FIRM_AT_ONCE,
                    RecordLimits.IMPORT_BYTES,
                    RecordLimits.IMPORT_MINUTES),
            System::nanoTime);

    ImportShelf(@Value("${switchroom.data-dir:data}") Path dataDir) {
        directory = dataDir.toAbsolutePath().normalize().resolve("imports");
    }

    /**
     * @return its place below the directory
     * @throws ChangeRefused when it is larger than {@link RecordLimits#IMPORT_BYTES}, too slow or empty
     * @throws UploadRefused when too many come at once, of the firm or of all
     */
    String keep(int firmId, InputStream content) throws IOException {
        return uploads.take(firmId, () -> kept(firmId, content));
    }

    private String kept(int firmId, InputStream content) throws IOException {
        var place = firmId + "/" + UUID.randomUUID() + ".csv";
        var file = directory.resolve(place);
        Files.createDirectories(file.getParent());
        try {
            uploads.copy(content, file);
            return place;
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /**
     * Deletes what nobody has written to since then, but for these.
     *
     * @param places below the directory
     * @return how many files
     */
    int dropAllBut(Collection<String> places, Instant then) throws IOException {
        if (!Files.isDirectory(directory)) {
            return 0;
        }
        var kept = places.stream().map(directory::resolve).collect(toSet());
        List<Path> strays;
        try (var files = Files.find(
                directory,
                2,
                (file, is) -> is.isRegularFile()
                        && is.lastModifiedTime().toInstant().isBefore(then)
                        && !kept.contains(file))) {
            strays = files.toList();
        }
        for (var stray : strays) {
            Files.deleteIfExists(stray);
        }
        return strays.size();
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
