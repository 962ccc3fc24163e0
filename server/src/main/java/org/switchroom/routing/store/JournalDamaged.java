package org.switchroom.routing.store;

import java.nio.file.Path;

/** Something that was safely on disk is there no more as it was written. Nothing is guessed: the start is refused. */
public final class JournalDamaged extends RuntimeException {
    private final Path file;
    private final long offset;

    public JournalDamaged(Path file, long offset, String what) {
        super(
                "The journal is damaged: " + what + " in " + file + " at offset " + offset
                        + ". Restore this file from a copy; to give up what follows, cut the file there and remove later segments");
        this.file = file;
        this.offset = offset;
    }

    public Path file() {
        return file;
    }

    public long offset() {
        return offset;
    }
}
