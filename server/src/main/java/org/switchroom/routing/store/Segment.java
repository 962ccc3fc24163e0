package org.switchroom.routing.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * One file of the journal: a header, then frames.
 *
 * <pre>
 * long magic and format version
 * long number of the first record
 * long eventSeq that its first event has
 * int  CRC-32C of the 24 bytes before
 * int  0
 * </pre>
 *
 * @param firstRecord number of its first record; in the file's name, so that names sort in order
 */
record Segment(Path file, long firstRecord, long firstEventSeq) {
    static final int HEADER_BYTES = 32;
    static final String SUFFIX = ".journal";
    /** "SWRJRNL" and format version 1. */
    private static final long MAGIC = 0x5357524A_524E4C01L;

    /** Creates the file with its header on disk. */
    static Segment create(Path directory, long firstRecord, long firstEventSeq) throws IOException {
        var file = directory.resolve("%020d%s".formatted(firstRecord, SUFFIX));
        var header = ByteBuffer.allocate(HEADER_BYTES)
                .putLong(MAGIC)
                .putLong(firstRecord)
                .putLong(firstEventSeq);
        header.putInt(checksum(header)).putInt(0).flip();
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
            Disk.writeFully(channel, header);
            channel.force(true);
        }
        Disk.forceDirectory(directory);
        return new Segment(file, firstRecord, firstEventSeq);
    }

    /** Null when there is no whole and sound header. */
    static @Nullable Segment open(Path file) throws IOException {
        var header = ByteBuffer.allocate(HEADER_BYTES);
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            Disk.readFully(channel, header, 0);
        }
        if (header.hasRemaining()) {
            return null;
        }
        if (header.getLong(0) != MAGIC || header.getInt(24) != checksum(header)) {
            return null;
        }
        return new Segment(file, header.getLong(8), header.getLong(16));
    }

    long bytes() throws IOException {
        return Files.size(file);
    }

    private static int checksum(ByteBuffer header) {
        var crc = new CRC32C();
        crc.update(header.slice(0, 24));
        return (int) crc.getValue();
    }
}
