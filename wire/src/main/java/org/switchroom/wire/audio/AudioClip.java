package org.switchroom.wire.audio;

/**
 * Mono speech at 8 kHz, kept in both G.711 laws so that playing it costs no coding.
 *
 * @param ulaw one byte for each 1/8000 s
 * @param alaw the same samples
 */
public record AudioClip(byte[] ulaw, byte[] alaw) {

    /** @param samples 16-bit linear at 8 kHz */
    public static AudioClip of(short[] samples) {
        return new AudioClip(G711.encode(Law.MU, samples), G711.encode(Law.A, samples));
    }

    public byte[] codes(Law law) {
        return law == Law.MU ? ulaw : alaw;
    }

    /** 16-bit linear at 8 kHz. */
    public short[] samples() {
        return G711.decode(Law.MU, ulaw);
    }

    public long durationMs() {
        return ulaw.length / 8;
    }
}
