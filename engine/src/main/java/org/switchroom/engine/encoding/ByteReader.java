package org.switchroom.engine.encoding;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads what {@link ByteWriter} wrote, and nothing else: whatever it could not have written is {@link Malformed}. */
public final class ByteReader {
    private final byte[] bytes;
    private int at;

    public ByteReader(byte[] bytes) {
        this.bytes = bytes;
    }

    public int u8() {
        if (at >= bytes.length) {
            throw new Malformed("Ends in the middle, at byte " + at);
        }
        return bytes[at++] & 0xFF;
    }

    public long number() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int next = u8();
            value |= (long) (next & 0x7F) << shift;
            if (next < 0x80) {
                if ((next == 0 && shift > 0) || (shift == 63 && next > 1)) {
                    throw new Malformed("A number longer than needed, before byte " + at);
                }
                return (value >>> 1) ^ -(value & 1);
            }
        }
        throw new Malformed("A number of more than ten bytes, before byte " + at);
    }

    public int integer() {
        long value = number();
        if (value != (int) value) {
            throw new Malformed(value + " where an int belongs, before byte " + at);
        }
        return (int) value;
    }

    public String text() {
        int length = integer();
        if (length < 0 || length > bytes.length - at) {
            throw new Malformed("A text of " + length + " bytes at byte " + at + " of " + bytes.length);
        }
        String value = new String(bytes, at, length, StandardCharsets.UTF_8);
        if (!Arrays.equals(value.getBytes(StandardCharsets.UTF_8), Arrays.copyOfRange(bytes, at, at + length))) {
            throw new Malformed("Not UTF-8, at byte " + at);
        }
        at += length;
        return value;
    }

    public List<Integer> integers() {
        int count = integer();
        if (count < 0 || count > bytes.length - at) {
            throw new Malformed("A list of " + count + " at byte " + at);
        }
        List<Integer> values = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            values.add(integer());
        }
        return List.copyOf(values);
    }

    public <E extends Enum<E>> E constant(E[] all) {
        int ordinal = u8();
        if (ordinal >= all.length) {
            throw new Malformed("No constant " + ordinal + ", before byte " + at);
        }
        return all[ordinal];
    }

    public boolean atEnd() {
        return at == bytes.length;
    }

    public void end() {
        if (!atEnd()) {
            throw new Malformed(bytes.length - at + " bytes too many");
        }
    }
}
