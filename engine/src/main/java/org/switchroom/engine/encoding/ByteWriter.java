package org.switchroom.engine.encoding;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Writes values one after another into a buffer that grows as needed. */
public final class ByteWriter {
    private byte[] bytes;
    private int length;

    public ByteWriter(int capacity) {
        bytes = new byte[capacity];
    }

    public void clear() {
        length = 0;
    }

    public int length() {
        return length;
    }

    /** The buffer itself; valid up to {@link #length} until the next write. */
    public byte[] buffer() {
        return bytes;
    }

    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    public ByteWriter u8(int value) {
        room(1);
        bytes[length++] = (byte) value;
        return this;
    }

    /** Seven bits a byte, low ones first; the sign is the lowest bit (zigzag), so that -1 is as short as 1. */
    public ByteWriter number(long value) {
        room(10);
        long rest = (value << 1) ^ (value >> 63);
        while ((rest & ~0x7FL) != 0) {
            bytes[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
        return this;
    }

    /** In UTF-8; nearly always there is nothing in it but ASCII, which goes straight into the buffer. */
    public ByteWriter text(String value) {
        int before = length;
        int chars = value.length();
        number(chars);
        room(chars);
        for (int i = 0; i < chars; i++) {
            char next = value.charAt(i);
            if (next > 0x7F) {
                length = before;
                return utf8(value);
            }
            bytes[length + i] = (byte) next;
        }
        length += chars;
        return this;
    }

    private ByteWriter utf8(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        number(utf8.length);
        room(utf8.length);
        System.arraycopy(utf8, 0, bytes, length, utf8.length);
        length += utf8.length;
        return this;
    }

    public ByteWriter numbers(List<Integer> values) {
        number(values.size());
        for (int value : values) {
            number(value);
        }
        return this;
    }

    /** By ordinal; that no constant ever changes its place is a test. */
    @SuppressWarnings("EnumOrdinal")
    public ByteWriter constant(Enum<?> value) {
        return u8(value.ordinal());
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
