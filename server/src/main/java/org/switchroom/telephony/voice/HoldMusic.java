package org.switchroom.telephony.voice;

import org.switchroom.wire.audio.AudioClip;
import org.switchroom.wire.audio.Tone;

/** Music on hold, made here so that it belongs to nobody: slow arpeggios over four chords, to be looped without a seam. */
public final class HoldMusic {
    private static final int NOTE_SAMPLES = Tone.RATE / 2;
    private static final int RING_SAMPLES = 3 * NOTE_SAMPLES;
    private static final double LEVEL = 3_500;
    /** Semitones from A4: A minor, F, C, G, each up and down again. */
    private static final int[][] CHORDS = {{-12, -9, -5, 0}, {-16, -12, -9, -4}, {-21, -17, -14, -9}, {-14, -10, -7, -2}
    };

    private static final int[] ORDER = {0, 1, 2, 3, 2, 1, 2, 1};
    private static final AudioClip CLIP = AudioClip.of(compose());

    private HoldMusic() {}

    public static AudioClip clip() {
        return CLIP;
    }

    private static short[] compose() {
        int notes = CHORDS.length * ORDER.length;
        double[] sum = new double[notes * NOTE_SAMPLES];
        for (int note = 0; note < notes; note++) {
            int semitones = CHORDS[note / ORDER.length][ORDER[note % ORDER.length]];
            pluck(sum, note * NOTE_SAMPLES, 440 * Math.pow(2, semitones / 12.0));
        }
        short[] samples = new short[sum.length];
        for (int i = 0; i < sum.length; i++) {
            samples[i] = (short) Math.clamp(Math.round(LEVEL * sum[i]), Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return samples;
    }

    /** A note that dies away; past the end it goes on at the beginning. */
    private static void pluck(double[] sum, int from, double hertz) {
        for (int i = 0; i < RING_SAMPLES; i++) {
            double attack = Math.min(1, i / 80.0);
            double release = Math.min(1, (RING_SAMPLES - i) / 400.0);
            double decay = Math.exp(-2.5 * i / RING_SAMPLES);
            double angle = 2 * Math.PI * hertz * i / Tone.RATE;
            double wave = Math.sin(angle) + 0.3 * Math.sin(2 * angle) + 0.1 * Math.sin(3 * angle);
            sum[(from + i) % sum.length] += attack * release * decay * wave;
        }
    }
}
