package org.switchroom.wire.audio;

/**
 * Mono speech at 8 kHz, kept in both G.711 laws so that playing it costs no coding.
 *
 * @param ulaw one byte for each 1/8000 s
 * @param alaw the same samples
 */
public record AudioClip(byte[] ulaw, byte[] alaw) {
    public long durationMs() {
        return ulaw.length / 8;
    }
}
