package org.switchroom.telephony.voice;

import java.io.IOException;

/** Changes the rate of sound by windowed-sinc interpolation, which also takes away what the lower rate cannot carry. */
final class Resampler {
    private static final int HALF_WIDTH = 16;
    private static final int HIGHEST_RATE = 192_000;
    /** A little below half the rate: the filter is not infinitely steep. */
    private static final double PASS = 0.92;

    private Resampler() {}

    static short[] resample(short[] samples, int from, int to) throws IOException {
        if (from < 1000 || from > HIGHEST_RATE) {
            throw new IOException("sample rate " + from + " is not supported");
        }
        if (from == to) {
            return samples;
        }
        double cutoff = PASS * Math.min(1.0, (double) to / from);
        int width = (int) Math.ceil(HALF_WIDTH / cutoff);
        short[] result = new short[(int) ((long) samples.length * to / from)];
        for (int i = 0; i < result.length; i++) {
            result[i] = at(samples, (double) i * from / to, cutoff, width);
        }
        return result;
    }

    private static short at(short[] samples, double place, double cutoff, int width) {
        int first = Math.max(0, (int) Math.ceil(place - width));
        int last = Math.min(samples.length - 1, (int) Math.floor(place + width));
        double sum = 0;
        for (int i = first; i <= last; i++) {
            double distance = i - place;
            double hann = 0.5 + 0.5 * Math.cos(Math.PI * distance / width);
            sum += samples[i] * hann * cutoff * sinc(cutoff * distance);
        }
        return (short) Math.clamp(Math.round(sum), Short.MIN_VALUE, Short.MAX_VALUE);
    }

    private static double sinc(double x) {
        return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    }
}
