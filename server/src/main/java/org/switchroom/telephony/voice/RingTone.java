package org.switchroom.telephony.voice;

import org.switchroom.wire.audio.AudioClip;
import org.switchroom.wire.audio.Tone;

/** What a caller hears while a telephone rings: 425 Hz, a second in five (ETSI TR 101 041-2), to be looped. */
public final class RingTone {
    private static final int HERTZ = 425;
    private static final double LEVEL = 6_000;
    private static final AudioClip CLIP = AudioClip.of(compose());

    private RingTone() {}

    public static AudioClip clip() {
        return CLIP;
    }

    private static short[] compose() {
        short[] samples = new short[5 * Tone.RATE];
        for (int i = 0; i < Tone.RATE; i++) {
            samples[i] = (short) Math.round(LEVEL * Math.sin(2 * Math.PI * HERTZ * i / Tone.RATE));
        }
        return samples;
    }
}
