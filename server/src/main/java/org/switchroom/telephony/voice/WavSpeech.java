package org.switchroom.telephony.voice;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.switchroom.wire.audio.AudioClip;
import org.switchroom.wire.audio.Tone;

/** Reads mono 16-bit WAV of any rate, as speech programs write it, and brings it to the telephone's 8 kHz. */
final class WavSpeech {
    private static final int CHUNK_HEADER = 8;
    private static final int RIFF_HEADER = 12;
    private static final int FORMAT_PCM = 1;

    private WavSpeech() {}

    static AudioClip clip(byte[] wav) throws IOException {
        var bytes = ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN);
        if (wav.length < RIFF_HEADER
                || !tag(bytes, 0).equals("RIFF")
                || !tag(bytes, 8).equals("WAVE")) {
            throw new IOException("not a WAV file");
        }
        int rate = 0;
        for (int at = RIFF_HEADER; at + CHUNK_HEADER <= wav.length; ) {
            // A program that writes into a pipe cannot know the size: then the data go to the end.
            long size = Integer.toUnsignedLong(bytes.getInt(at + 4));
            int from = at + CHUNK_HEADER;
            int length = (int) Math.min(size, wav.length - from);
            switch (tag(bytes, at)) {
                case "fmt " -> rate = rate(bytes, from, length);
                case "data" -> {
                    return AudioClip.of(Resampler.resample(samples(bytes, from, length), rate, Tone.RATE));
                }
                default -> {}
            }
            at = from + length + (length & 1);
        }
        throw new IOException("a WAV file without data");
    }

    private static int rate(ByteBuffer bytes, int from, int length) throws IOException {
        if (length < 16
                || bytes.getShort(from) != FORMAT_PCM
                || bytes.getShort(from + 2) != 1
                || bytes.getShort(from + 14) != 16) {
            throw new IOException("not mono 16-bit PCM");
        }
        return bytes.getInt(from + 4);
    }

    private static short[] samples(ByteBuffer bytes, int from, int length) {
        short[] samples = new short[length / 2];
        bytes.slice(from, samples.length * 2)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asShortBuffer()
                .get(samples);
        return samples;
    }

    private static String tag(ByteBuffer bytes, int at) {
        return "" + (char) bytes.get(at) + (char) bytes.get(at + 1) + (char) bytes.get(at + 2)
                + (char) bytes.get(at + 3);
    }
}
