package org.switchroom.quality.waveform;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A recording's bytes: two channels of µ-law at 8 kHz in a WAV file. */
public final class StereoWav {
    private static final int RIFF_HEADER = 12;
    private static final int BYTES_PER_MS = 16;
    private static final int SLICE_BYTES = 20 * BYTES_PER_MS;
    private static final byte[] MAGNITUDES = magnitudes();

    private StereoWav() {}

    public static long durationMs(Path file) throws IOException {
        try (var in = open(file)) {
            return toData(in) / BYTES_PER_MS;
        }
    }

    /**
     * How loud it is at most in each 20 ms, 0 to 127.
     *
     * @return left and right in turn
     */
    static byte[] peaks(Path file) throws IOException {
        try (var in = open(file)) {
            long bytes = toData(in);
            byte[] peaks = new byte[2 * (int) Math.ceilDiv(bytes, SLICE_BYTES)];
            for (int slice = 0; slice < peaks.length / 2; slice++) {
                byte[] samples = in.readNBytes(SLICE_BYTES);
                for (int i = 0; i < samples.length; i++) {
                    int at = 2 * slice + (i & 1);
                    peaks[at] = (byte) Math.max(peaks[at], MAGNITUDES[samples[i] & 0xFF]);
                }
            }
            return peaks;
        }
    }

    private static DataInputStream open(Path file) throws IOException {
        return new DataInputStream(new BufferedInputStream(Files.newInputStream(file)));
    }

    /** Reads up to the samples; their number of bytes. */
    private static long toData(DataInputStream in) throws IOException {
        in.skipNBytes(RIFF_HEADER);
        try {
            while (true) {
                var tag = new String(in.readNBytes(4), StandardCharsets.US_ASCII);
                long length = Integer.toUnsignedLong(Integer.reverseBytes(in.readInt()));
                if (tag.equals("data")) {
                    return length;
                }
                in.skipNBytes(length + (length & 1));
            }
        } catch (EOFException e) {
            throw new IOException("no samples in it", e);
        }
    }

    /** Of each code word of ITU-T G.711, 7 bits. */
    private static byte[] magnitudes() {
        byte[] table = new byte[256];
        for (int code = 0; code < 256; code++) {
            int inverted = ~code & 0x7F;
            int linear = ((((inverted & 0x0F) << 3) + 0x84) << (inverted >> 4)) - 0x84;
            table[code] = (byte) Math.min(127, linear >> 8);
        }
        return table;
    }
}
