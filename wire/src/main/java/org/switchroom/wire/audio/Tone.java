package org.switchroom.wire.audio;

import java.util.Arrays;

/** Sounds made of sines. Levels are in dBov (RFC 6464): 0 is a full-scale square wave, a full-scale sine is -3. */
public final class Tone {
    public static final int RATE = 8000;
    private static final int FADE = RATE / 200;
    private static final String KEYS = "123A456B789C*0#D";
    private static final int[] ROWS = {697, 770, 852, 941};
    private static final int[] COLUMNS = {1209, 1336, 1477, 1633};

    private Tone() {}

    /**
     * Sines that sound together, each at the level given, faded in and out over 5 ms.
     *
     * @param levelDbov of each sine
     */
    public static short[] samples(double levelDbov, int durationMs, double... hertz) {
        int length = durationMs * (RATE / 1000);
        double amplitude = 32_768 * Math.sqrt(2) * Math.pow(10, levelDbov / 20);
        short[] samples = new short[length];
        for (int i = 0; i < length; i++) {
            double sum = 0;
            for (double f : hertz) {
                sum += Math.sin(2 * Math.PI * f * i / RATE);
            }
            double fade = Math.min(1, Math.min(i, length - 1 - i) / (double) FADE);
            samples[i] = (short) Math.clamp(Math.round(amplitude * fade * sum), Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return samples;
    }

    public static AudioClip clip(double levelDbov, int durationMs, double... hertz) {
        return AudioClip.of(samples(levelDbov, durationMs, hertz));
    }

    /** A tone without a seam when looped: {@code hertz} should be a multiple of 1 Hz. One second. */
    public static AudioClip steady(double levelDbov, int hertz) {
        double amplitude = 32_768 * Math.sqrt(2) * Math.pow(10, levelDbov / 20);
        short[] samples = new short[RATE];
        for (int i = 0; i < RATE; i++) {
            samples[i] = (short) Math.round(amplitude * Math.sin(2 * Math.PI * hertz * i / RATE));
        }
        return AudioClip.of(samples);
    }

    /** European ringing tone (ITU-T E.182): 425 Hz, 1 s on, 4 s off. To be looped. */
    public static AudioClip ringing() {
        return AudioClip.of(Arrays.copyOf(samples(-16, 1000, 425), 5 * RATE));
    }

    /** European busy tone: 425 Hz, half a second on, half a second off. To be looped. */
    public static AudioClip busy() {
        return AudioClip.of(Arrays.copyOf(samples(-16, 500, 425), RATE));
    }

    /** A short beep, before a recording for example. */
    public static AudioClip beep() {
        return clip(-16, 250, 1400);
    }

    /**
     * A key as the two tones of ITU-T Q.23.
     *
     * @param key 0-9 * # A-D
     */
    public static AudioClip key(char key, int durationMs) {
        int at = KEYS.indexOf(Character.toUpperCase(key));
        if (at < 0) {
            throw new IllegalArgumentException("Not a key of a telephone: " + key);
        }
        return clip(-13, durationMs, ROWS[at / 4], COLUMNS[at % 4]);
    }
}
