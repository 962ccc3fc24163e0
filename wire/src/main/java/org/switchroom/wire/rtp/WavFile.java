package org.switchroom.wire.rtp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A growing WAV file: µ-law, 8 kHz, two channels. The lengths in its header are set with each append, after the samples: a file
 * left behind by a crash is a valid one that at most does not mention its last second.
 */
final class WavFile implements AutoCloseable {
    private static final int HEADER_BYTES = 58;
    private static final short FORMAT_MULAW = 7;
    private static final short CHANNELS = 2;
    private static final int RATE = 8000;

    private final Path file;
    private final FileChannel channel;
    private final ByteBuffer header = ByteBuffer.allocateDirect(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private final ByteBuffer block = ByteBuffer.allocateDirect(CHANNELS * RATE);
    private long dataBytes;

    private WavFile(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** @throws IOException if it cannot be written, or is there already */
    static WavFile create(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        WavFile wav = new WavFile(file, channel);
        try {
            wav.writeHeader();
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        return wav;
    }

    Path file() {
        return file;
    }

    /** @param length at most one second: 16000 bytes, the channels taking turns */
    void append(byte[] samples, int offset, int length) throws IOException {
        block.clear().put(samples, offset, length).flip();
        long at = HEADER_BYTES + dataBytes;
        while (block.hasRemaining()) {
            at += channel.write(block, at);
        }
        dataBytes += length;
        writeHeader();
    }

    private void writeHeader() throws IOException {
        header.clear();
        tag("RIFF").putInt((int) (HEADER_BYTES - 8 + dataBytes));
        tag("WAVE");
        tag("fmt ").putInt(18).putShort(FORMAT_MULAW).putShort(CHANNELS);
        header.putInt(RATE)
                .putInt(RATE * CHANNELS)
                .putShort(CHANNELS)
                .putShort((short) 8)
                .putShort((short) 0);
        tag("fact").putInt(4).putInt((int) (dataBytes / CHANNELS));
        tag("data").putInt((int) dataBytes);
        header.flip();
        while (header.hasRemaining()) {
            channel.write(header, header.position());
        }
    }

    private ByteBuffer tag(String name) {
        return header.put(name.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** Closes it as it is. */
    void abandon() {
        try {
            channel.close();
        } catch (IOException e) {
            // its space is what is missing; there is nothing left to save
        }
    }
}
