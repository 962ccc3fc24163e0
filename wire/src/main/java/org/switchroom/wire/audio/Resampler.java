package org.switchroom.wire.audio;

/**
 * Brings sound of any rate to 8 kHz by band-limited interpolation: each new sample is the weighted sum of its neighbours under a
 * sinc with a Blackman window, which cuts off at 3.6 kHz so that nothing folds back into the telephone's band.
 */
final class Resampler {
    private static final double CUTOFF_HERTZ = 3600;
    private static final int ZERO_CROSSINGS = 24;

    private Resampler() {}

    static short[] toTelephone(short[] samples, int rate) {
        if (rate == Tone.RATE) {
            return samples;
        }
        double step = (double) rate / Tone.RATE;
        double cutoff = 2 * CUTOFF_HERTZ / rate;
        int reach = (int) Math.ceil(ZERO_CROSSINGS / cutoff);
        short[] result = new short[(int) (samples.length / step)];
        for (int i = 0; i < result.length; i++) {
            double centre = i * step;
            int from = Math.max(0, (int) Math.ceil(centre - reach));
            int to = Math.min(samples.length - 1, (int) Math.floor(centre + reach));
            double sum = 0;
            for (int at = from; at <= to; at++) {
                sum += samples[at] * weight(at - centre, cutoff, reach);
            }
            result[i] = (short) Math.clamp(Math.round(sum), Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return result;
    }

    private static double weight(double distance, double cutoff, int reach) {
        double x = Math.PI * cutoff * distance;
        double sinc = Math.abs(x) < 1e-9 ? 1 : Math.sin(x) / x;
        double phase = Math.PI * distance / reach;
        double window = 0.42 + 0.5 * Math.cos(phase) + 0.08 * Math.cos(2 * phase);
        return cutoff * sinc * window;
    }
}
