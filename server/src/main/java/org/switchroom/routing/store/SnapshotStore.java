package org.switchroom.routing.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.engine.Engine;
import org.switchroom.engine.Snapshot;

/**
 * States of the engine by the record after which they were taken, so that a start need not replay everything. Only a
 * short cut: one that is broken, or that this version cannot read, is passed over.
 *
 * <pre>
 * long magic and format version
 * long number of the last record in it
 * int  CRC-32C of the rest
 * for each chunk: int length, bytes
 * </pre>
 */
public final class SnapshotStore {

    /**
     * @param record the last record whose effect is in the state
     * @param chunks the state, as the engine cut it
     */
    public record Stored(long record, List<byte[]> chunks) {}

    /**
     * An engine as it was.
     *
     * @param record the last record whose effect is in it
     */
    public record Restored(long record, Engine engine) {}

    private static final Logger LOG = LoggerFactory.getLogger(SnapshotStore.class);
    /** "SWSNAPS" and format version 1. */
    private static final long MAGIC = 0x5357534E_41505301L;

    private static final int HEADER_BYTES = 20;
    private static final int CHECKSUM_AT = 16;
    private static final String SUFFIX = ".snapshot";
    private static final int KEPT = 2;

    private final Path directory;

    public SnapshotStore(Path directory) throws IOException {
        this.directory = directory;
        Files.createDirectories(directory);
    }

    /** Puts a snapshot on disk under its final name, whole or not at all; older ones but the last are removed. */
    public void write(Stored snapshot) throws IOException {
        var bytes = encode(snapshot);
        var unfinished = directory.resolve("unfinished");
        try (var channel = FileChannel.open(
                unfinished,
                StandardOpenOption.WRITE,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            Disk.writeFully(channel, bytes);
            channel.force(true);
        }
        var file = directory.resolve("%020d%s".formatted(snapshot.record(), SUFFIX));
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Disk.forceDirectory(directory);
        for (var old : newestFirst().stream().skip(KEPT).toList()) {
            Files.delete(old);
        }
    }

    /**
     * The newest one that is sound and can be read: another version may have written it.
     *
     * @param lastRecord of the journal; a snapshot of anything later does not belong to it
     */
    public Optional<Restored> newest(long lastRecord) throws IOException {
        return newest(directory, lastRecord);
    }

    /** @param directory is only looked at, and may not be there */
    static Optional<Restored> newest(Path directory, long lastRecord) throws IOException {
        if (!Files.isDirectory(directory)) {
            return Optional.empty();
        }
        for (var file : newestFirst(directory)) {
            var stored = read(file);
            if (stored == null) {
                LOG.warn("Snapshot {} is broken; it is passed over", file);
            } else if (stored.record() <= lastRecord) {
                try {
                    return Optional.of(new Restored(
                            stored.record(), Snapshot.read(stored.chunks().iterator())));
                } catch (RuntimeException unreadable) {
                    LOG.warn(
                            "Snapshot {} cannot be read by this version, it is passed over: {}",
                            file,
                            unreadable.toString());
                }
            }
        }
        return Optional.empty();
    }

    /** The record up to which the journal is not needed for a start, even if the newest snapshot is broken; 0: none. */
    public long safeRecord() throws IOException {
        var files = newestFirst();
        if (files.size() < KEPT) {
            return 0;
        }
        var oldest = read(files.getLast());
        return oldest == null ? 0 : oldest.record();
    }

    private List<Path> newestFirst() throws IOException {
        return newestFirst(directory);
    }

    private static List<Path> newestFirst(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.filter(f -> f.getFileName().toString().endsWith(SUFFIX))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }

    private static ByteBuffer encode(Stored snapshot) {
        int length = HEADER_BYTES;
        for (var chunk : snapshot.chunks()) {
            length += Integer.BYTES + chunk.length;
        }
        var bytes = ByteBuffer.allocate(length)
                .putLong(MAGIC)
                .putLong(snapshot.record())
                .putInt(0);
        for (var chunk : snapshot.chunks()) {
            bytes.putInt(chunk.length).put(chunk);
        }
        return bytes.putInt(CHECKSUM_AT, checksum(bytes)).flip();
    }

    private static @Nullable Stored read(Path file) throws IOException {
        var bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        if (bytes.remaining() < HEADER_BYTES
                || bytes.getLong(0) != MAGIC
                || bytes.getInt(CHECKSUM_AT) != checksum(bytes)) {
            return null;
        }
        bytes.position(HEADER_BYTES);
        var chunks = new ArrayList<byte[]>();
        while (bytes.hasRemaining()) {
            var chunk = new byte[bytes.getInt()];
            bytes.get(chunk);
            chunks.add(chunk);
        }
        return new Stored(bytes.getLong(Long.BYTES), chunks);
    }

    private static int checksum(ByteBuffer bytes) {
        var crc = new CRC32C();
        crc.update(bytes.slice(HEADER_BYTES, bytes.capacity() - HEADER_BYTES));
        return (int) crc.getValue();
    }
}
