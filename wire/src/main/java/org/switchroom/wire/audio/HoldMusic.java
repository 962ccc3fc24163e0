package org.switchroom.wire.audio;

/**
 * Music for whoever waits: half a minute of slow broken chords, composed and synthesised here, so that nobody owns it. Its end
 * joins its beginning.
 */
public final class HoldMusic {
    private static final int BEATS_PER_CHORD = 8;
    private static final int BEAT = Tone.RATE * 15 / 32; // 128 quavers a minute
    private static final double PEAK = 9000;

    /** Eight chords as notes above middle C, in semitones: bass first, then what is played over it. */
    private static final int[][] CHORDS = {
        {-12, 0, 4, 7, 11, 14}, // C major seventh
        {-15, -3, 4, 7, 12, 16}, // A minor seventh
        {-19, -3, 0, 5, 9, 16}, // F major seventh
        {-17, -5, 2, 5, 11, 14}, // G seventh
        {-20, -1, 4, 7, 11, 16}, // E minor seventh
        {-15, 0, 4, 7, 9, 16}, // A minor seventh
        {-22, -3, 2, 5, 9, 12}, // D minor seventh
        {-17, -1, 2, 7, 9, 14}, // G ninth
    };

    private static final int[] FIGURE = {1, 3, 2, 4, 5, 4, 3, 2};

    private HoldMusic() {}

    /** Composed once. */
    private static final class Holder {
        static final AudioClip CLIP = AudioClip.of(compose());
    }

    /** To be looped. */
    public static AudioClip clip() {
        return Holder.CLIP;
    }

    private static short[] compose() {
        double[] mix = new double[CHORDS.length * BEATS_PER_CHORD * BEAT];
        for (int chord = 0; chord < CHORDS.length; chord++) {
            int start = chord * BEATS_PER_CHORD * BEAT;
            int[] notes = CHORDS[chord];
            note(mix, start, hertz(notes[0] + 12), 0.9, 2.5);
            note(mix, start + 4 * BEAT, hertz(notes[0] + 19), 0.4, 1.6);
            for (int beat = 0; beat < BEATS_PER_CHORD; beat++) {
                note(mix, start + beat * BEAT, hertz(notes[FIGURE[beat]]), beat % 4 == 0 ? 0.7 : 0.5, 1.2);
            }
        }
        return level(mix);
    }

    private static double hertz(int semitonesAboveMiddleC) {
        return 261.626 * Math.pow(2, semitonesAboveMiddleC / 12.0);
    }

    /** A soft bell: three partials, the higher ones gone sooner. What rings past the end rings into the beginning. */
    private static void note(double[] mix, int start, double hertz, double loudness, double seconds) {
        int length = (int) (seconds * 3 * Tone.RATE);
        for (int i = 0; i < length; i++) {
            double t = (double) i / Tone.RATE;
            double attack = Math.min(1, t / 0.012);
            double phase = 2 * Math.PI * hertz * t;
            double sound = Math.sin(phase) * Math.exp(-3 * t / seconds)
                    + 0.35 * Math.sin(2 * phase) * Math.exp(-6 * t / seconds)
                    + 0.12 * Math.sin(3 * phase) * Math.exp(-12 * t / seconds);
            mix[(start + i) % mix.length] += loudness * attack * sound;
        }
    }

    private static short[] level(double[] mix) {
        double highest = 0;
        for (double sample : mix) {
            highest = Math.max(highest, Math.abs(sample));
        }
        short[] samples = new short[mix.length];
        for (int i = 0; i < mix.length; i++) {
            samples[i] = (short) Math.round(mix[i] / highest * PEAK);
        }
        return samples;
    }
}
