package org.switchroom.phones;

import java.util.Arrays;
import org.switchroom.wire.audio.Goertzel;
import org.switchroom.wire.audio.Tone;

/**
 * What came out of a receiver, to be judged as ears would.
 *
 * @param samples 16-bit linear at 8 kHz
 */
public record Heard(short[] samples) {

    public long durationMs() {
        return samples.length * 1000L / Tone.RATE;
    }

    /** The last so many milliseconds, or all when there are fewer. */
    public Heard last(long milliseconds) {
        int length = (int) Math.min(samples.length, milliseconds * Tone.RATE / 1000);
        return new Heard(Arrays.copyOfRange(samples, samples.length - length, samples.length));
    }

    /** @return level of one frequency in dBov; -100 is silence */
    public double level(int hertz) {
        return Goertzel.level(samples, hertz);
    }

    /** @return level of everything together in dBov */
    public double loudness() {
        return Goertzel.loudness(samples);
    }

    /** @return the loudest frequency in Hz */
    public double pitch() {
        return Goertzel.loudest(samples).hertz();
    }
}
