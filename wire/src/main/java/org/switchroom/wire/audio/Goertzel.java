package org.switchroom.wire.audio;

/** How loud one frequency is in a stretch of sound (Goertzel's algorithm), for listening without ears. */
public final class Goertzel {
    private static final double FLOOR = -100;
    private static final int STEP_HERTZ = 5;

    private Goertzel() {}

    /**
     * A frequency and how loud it is.
     *
     * @param levelDbov of that sine; -3 is full scale, -100 nothing
     */
    public record Heard(double hertz, double levelDbov) {}

    /**
     * @param samples at 8 kHz; 0.1 s tell frequencies 20 Hz apart
     * @return level of a sine at {@code hertz}, dBov
     */
    public static double level(short[] samples, double hertz) {
        double coefficient = 2 * Math.cos(2 * Math.PI * hertz / Tone.RATE);
        double before = 0;
        double last = 0;
        double weights = 0;
        for (int i = 0; i < samples.length; i++) {
            double window = 0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / samples.length);
            weights += window;
            double next = window * samples[i] / 32_768 + coefficient * last - before;
            before = last;
            last = next;
        }
        double power = last * last + before * before - coefficient * last * before;
        return decibels(Math.sqrt(Math.max(0, power)) * Math.sqrt(2) / weights);
    }

    /** The loudest frequency between 50 Hz and 3.9 kHz, to 5 Hz. */
    public static Heard loudest(short[] samples) {
        Heard best = new Heard(0, FLOOR);
        for (int hertz = 50; hertz < 3900; hertz += STEP_HERTZ) {
            double level = level(samples, hertz);
            if (level > best.levelDbov()) {
                best = new Heard(hertz, level);
            }
        }
        return best;
    }

    /** Level of everything together (RMS), dBov; -100 for digital silence. */
    public static double loudness(short[] samples) {
        double sum = 0;
        for (short sample : samples) {
            sum += (double) sample * sample;
        }
        return decibels(Math.sqrt(sum / Math.max(1, samples.length)) / 32_768);
    }

    private static double decibels(double ratio) {
        return ratio <= 0 ? FLOOR : Math.max(FLOOR, 20 * Math.log10(ratio));
    }
}
