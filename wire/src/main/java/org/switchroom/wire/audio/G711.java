package org.switchroom.wire.audio;

/**
 * G.711 (ITU-T G.711, 11/88) by table: code word to 16-bit linear and back, and one law to the other.
 *
 * <p>Linear samples are left-aligned: the 14 bits of µ-law and the 13 bits of A-law are the upper bits of 16.
 */
public final class G711 {
    private static final int MU_BIAS = 0x84;
    private static final int MU_BIAS_14 = MU_BIAS >> 2;
    private static final int MU_CLIP_14 = 0x1FFF;

    private static final short[] MU_TO_LINEAR = new short[256];
    private static final short[] A_TO_LINEAR = new short[256];
    private static final byte[] MU_TO_A = new byte[256];
    private static final byte[] A_TO_MU = new byte[256];

    static {
        for (int code = 0; code < 256; code++) {
            MU_TO_LINEAR[code] = expandMu(code);
            A_TO_LINEAR[code] = expandA(code);
        }
        for (int code = 0; code < 256; code++) {
            MU_TO_A[code] = compressA(MU_TO_LINEAR[code]);
            A_TO_MU[code] = compressMu(A_TO_LINEAR[code]);
        }
    }

    private G711() {}

    /** @return the sample, -32124 to 32124 (µ) or -32256 to 32256 (A) */
    public static short decode(Law law, byte code) {
        return (law == Law.MU ? MU_TO_LINEAR : A_TO_LINEAR)[code & 0xFF];
    }

    public static byte encode(Law law, int sample) {
        int clipped = Math.clamp(sample, Short.MIN_VALUE, Short.MAX_VALUE);
        return law == Law.MU ? compressMu(clipped) : compressA(clipped);
    }

    public static short[] decode(Law law, byte[] codes) {
        short[] samples = new short[codes.length];
        for (int i = 0; i < codes.length; i++) {
            samples[i] = decode(law, codes[i]);
        }
        return samples;
    }

    public static byte[] encode(Law law, short[] samples) {
        byte[] codes = new byte[samples.length];
        for (int i = 0; i < samples.length; i++) {
            codes[i] = encode(law, samples[i]);
        }
        return codes;
    }

    /** One law's code word in the other law; the same when the laws are the same. */
    public static byte convert(Law from, Law to, byte code) {
        return from == to ? code : (from == Law.MU ? MU_TO_A : A_TO_MU)[code & 0xFF];
    }

    /** Converts in place. */
    public static void convert(Law from, Law to, byte[] codes, int offset, int length) {
        if (from == to) {
            return;
        }
        byte[] table = from == Law.MU ? MU_TO_A : A_TO_MU;
        for (int i = offset; i < offset + length; i++) {
            codes[i] = table[codes[i] & 0xFF];
        }
    }

    private static short expandMu(int code) {
        int inverted = ~code & 0xFF;
        int magnitude = ((((inverted & 0x0F) << 3) + MU_BIAS) << ((inverted & 0x70) >> 4)) - MU_BIAS;
        return (short) ((inverted & 0x80) != 0 ? -magnitude : magnitude);
    }

    private static byte compressMu(int sample) {
        int sign = sample < 0 ? 0x80 : 0;
        int magnitude = Math.min(((sample < 0 ? ~sample : sample) >> 2) + MU_BIAS_14, MU_CLIP_14);
        int segment = 26 - Integer.numberOfLeadingZeros(magnitude);
        int interval = (magnitude >> (segment + 1)) & 0x0F;
        return (byte) ~(sign | segment << 4 | interval);
    }

    private static short expandA(int code) {
        int toggled = code ^ 0x55;
        int segment = (toggled & 0x70) >> 4;
        int magnitude = ((toggled & 0x0F) << 4) + 8;
        if (segment > 0) {
            magnitude = (magnitude + 0x100) << (segment - 1);
        }
        return (short) ((toggled & 0x80) != 0 ? magnitude : -magnitude);
    }

    private static byte compressA(int sample) {
        int sign = sample < 0 ? 0 : 0x80;
        int magnitude = (sample < 0 ? ~sample : sample) >> 4;
        int segment = Math.max(0, 28 - Integer.numberOfLeadingZeros(magnitude));
        int interval = (segment > 1 ? magnitude >> (segment - 1) : magnitude) & 0x0F;
        return (byte) ((sign | segment << 4 | interval) ^ 0x55);
    }
}
