package org.switchroom.wire.audio;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Reads WAV files as clips: 16-bit PCM or G.711, one or two channels (mixed to one), any usual rate. A data chunk whose length
 * was never filled in, as a crash leaves it, is read to the end of the file.
 */
public final class Wav {
    private static final int MAX_BYTES = 64 * 1024 * 1024;
    private static final int PCM = 1;
    private static final int A_LAW = 6;
    private static final int MU_LAW = 7;

    private Wav() {}

    /** The fields of the fmt chunk that matter. */
    private record Format(int coding, int channels, int rate, int bits) {
        int frameBytes() {
            return channels * bits / 8;
        }
    }

    /**
     * @throws IOException when it is no WAV file, is longer than 64 MB, or is coded otherwise; the message says which
     */
    public static AudioClip read(InputStream in) throws IOException {
        return read(in, false);
    }

    /**
     * The first channel alone.
     *
     * @throws IOException as {@link #read(InputStream)}
     */
    public static AudioClip readFirstChannel(InputStream in) throws IOException {
        return read(in, true);
    }

    private static AudioClip read(InputStream in, boolean firstOnly) throws IOException {
        byte[] bytes = in.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw new IOException("The WAV file is longer than " + MAX_BYTES + " bytes");
        }
        ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.length < 12 || !tag(bytes, 0).equals("RIFF") || !tag(bytes, 8).equals("WAVE")) {
            throw new IOException("Not a WAV file");
        }
        Format format = null;
        int at = 12;
        while (at + 8 <= bytes.length) {
            String chunk = tag(bytes, at);
            long size = file.getInt(at + 4) & 0xFFFF_FFFFL;
            int body = at + 8;
            if (chunk.equals("fmt ") && size >= 16 && body + 16 <= bytes.length) {
                format = format(file, body);
            } else if (chunk.equals("data") && format != null) {
                int present = bytes.length - body;
                int length = (int) (size == 0 ? present : Math.min(size, present));
                return clip(file, format, body, length, firstOnly ? 1 : format.channels());
            }
            at = (int) Math.min(bytes.length, body + size + (size & 1));
        }
        throw new IOException("The WAV file has no " + (format == null ? "format" : "samples"));
    }

    private static Format format(ByteBuffer file, int at) throws IOException {
        Format format = new Format(
                file.getShort(at) & 0xFFFF, file.getShort(at + 2), file.getInt(at + 4), file.getShort(at + 14));
        boolean coding = (format.coding() == PCM && format.bits() == 16)
                || ((format.coding() == MU_LAW || format.coding() == A_LAW) && format.bits() == 8);
        if (!coding || format.channels() < 1 || format.channels() > 2) {
            throw new IOException("The WAV file must be 16-bit PCM or G.711 in one or two channels");
        }
        if (format.rate() < 8000 || format.rate() > 192_000) {
            throw new IOException("The WAV file must have a rate of 8 to 192 kHz, not " + format.rate() + " Hz");
        }
        return format;
    }

    /** @param heard channels that count, the first ones */
    private static AudioClip clip(ByteBuffer file, Format format, int at, int size, int heard) {
        short[] samples = new short[size / format.frameBytes()];
        for (int i = 0; i < samples.length; i++) {
            int sum = 0;
            for (int channel = 0; channel < heard; channel++) {
                sum += sample(file, format, at + i * format.frameBytes() + channel * format.bits() / 8);
            }
            samples[i] = (short) (sum / heard);
        }
        return AudioClip.of(Resampler.toTelephone(samples, format.rate()));
    }

    private static short sample(ByteBuffer file, Format format, int at) {
        return switch (format.coding()) {
            case MU_LAW -> G711.decode(Law.MU, file.get(at));
            case A_LAW -> G711.decode(Law.A, file.get(at));
            default -> file.getShort(at);
        };
    }

    private static String tag(byte[] bytes, int at) {
        return new String(bytes, at, 4, StandardCharsets.US_ASCII);
    }
}
