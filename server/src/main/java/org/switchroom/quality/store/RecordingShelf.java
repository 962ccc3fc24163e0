package org.switchroom.quality.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.switchroom.quality.RecordingEntry;
import org.switchroom.quality.waveform.StereoWav;
import org.switchroom.telephony.RecordingName;

/** The directory of recordings. */
@Component
public class RecordingShelf {
    private final Path directory;

    RecordingShelf(@Value("${switchroom.data-dir:data}") Path dataDir) {
        directory = dataDir.toAbsolutePath().normalize().resolve("recordings");
    }

    /** @return empty when the file is not there, or not where recordings lie */
    public Optional<Path> fileOf(RecordingEntry entry) {
        var file = directory.resolve(entry.file()).normalize();
        return file.startsWith(directory) && Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
    }

    /** @param place below the directory */
    void drop(Path place) throws IOException {
        var file = directory.resolve(place).normalize();
        if (file.startsWith(directory)) {
            Files.deleteIfExists(file);
        }
    }

    long durationMs(RecordingName name) throws IOException {
        return StereoWav.durationMs(directory.resolve(name.path()));
    }

    /** Complete recordings of that day and all later ones, of all firms, in the order in which they began. */
    List<RecordingName> since(LocalDate day) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        var found = new ArrayList<RecordingName>();
        for (var firm : children(directory)) {
            for (var daysFiles : children(firm)) {
                if (isOn(daysFiles, day)) {
                    children(daysFiles)
                            .forEach(file ->
                                    RecordingName.of(directory.relativize(file)).ifPresent(found::add));
                }
            }
        }
        found.sort(Comparator.comparing(RecordingName::startedAt));
        return found;
    }

    private static boolean isOn(Path directoryOfDay, LocalDate earliest) {
        try {
            return !LocalDate.parse(directoryOfDay.getFileName().toString()).isBefore(earliest);
        } catch (DateTimeParseException notADay) {
            return false;
        }
    }

    private static List<Path> children(Path parent) throws IOException {
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (var children = Files.list(parent)) {
            return children.toList();
        }
    }
}
