package org.switchroom.telephony.voice;

import org.switchroom.wire.audio.AudioClip;
import org.switchroom.wire.audio.Tone;

/** What a caller hears while it rings at the other end: 425 Hz for a second, then four of silence (ETSI TS 101 041-2). */
public final class RingTone {
    private static final int HERTZ = 425;
    private static final double LEVEL = 7_000;
    private static final AudioClip CLIP = AudioClip.of(compose());

    private RingTone() {}

    /** To be looped. */
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
