package org.switchroom.telephony.voice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Optional;
import org.switchroom.ivr.Prompt;
import org.switchroom.wire.audio.AudioClip;

/**
 * Prompts that are already sound: the standard ones shipped with the program, and those rendered here, in a directory of
 * limited size from which the longest unused go first. Blocking.
 */
final class PromptShelf {
    private static final String SHIPPED = "prompts/";

    private final Path directory;
    private final long maxBytes;

    PromptShelf(Path directory, long maxBytes) {
        this.directory = directory;
        this.maxBytes = maxBytes;
    }

    Optional<AudioClip> find(Prompt prompt) throws IOException {
        var name = PromptFile.name(prompt);
        try (var shipped = PromptShelf.class.getResourceAsStream(SHIPPED + name)) {
            if (shipped != null) {
                return Optional.of(PromptFile.clip(shipped.readAllBytes()));
            }
        }
        var file = directory.resolve(name);
        try {
            var clip = PromptFile.clip(Files.readAllBytes(file));
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
            return Optional.of(clip);
        } catch (NoSuchFileException notThere) {
            return Optional.empty();
        }
    }

    synchronized void put(Prompt prompt, AudioClip clip) throws IOException {
        Files.createDirectories(directory);
        var file = directory.resolve(PromptFile.name(prompt));
        var unfinished = directory.resolve(PromptFile.name(prompt) + ".part");
        Files.write(unfinished, PromptFile.bytes(clip));
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        makeRoom(file);
    }

    private void makeRoom(Path justPut) throws IOException {
        record Kept(Path file, long size, FileTime used) {}
        var kept = new ArrayList<Kept>();
        try (var files = Files.list(directory)) {
            for (var file : (Iterable<Path>) files::iterator) {
                kept.add(new Kept(file, Files.size(file), Files.getLastModifiedTime(file)));
            }
        }
        long total = kept.stream().mapToLong(Kept::size).sum();
        kept.sort(Comparator.comparing(Kept::used));
        for (var oldest : kept) {
            if (total <= maxBytes) {
                return;
            }
            if (!oldest.file().equals(justPut)) {
                Files.deleteIfExists(oldest.file());
                total -= oldest.size();
            }
        }
    }
}
