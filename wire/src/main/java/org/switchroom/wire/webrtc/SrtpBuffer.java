package org.switchroom.wire.webrtc;

import org.jitsi.utils.ByteArrayBuffer;

/** A packet in somebody's array, lent to the SRTP library. */
final class SrtpBuffer implements ByteArrayBuffer {
    private byte[] bytes = new byte[0];
    private int length;

    SrtpBuffer of(byte[] packet, int packetLength) {
        bytes = packet;
        length = packetLength;
        return this;
    }

    @Override
    public byte[] getBuffer() {
        return bytes;
    }

    @Override
    public int getOffset() {
        return 0;
    }

    @Override
    public int getLength() {
        return length;
    }

    @Override
    public void setLength(int newLength) {
        length = newLength;
    }

    @Override
    public void setOffset(int offset) {
        throw new UnsupportedOperationException("A packet begins where its array begins");
    }

    @Override
    public boolean isInvalid() {
        return false;
    }

    @Override
    public void readRegionToBuff(int offset, int count, byte[] target) {
        System.arraycopy(bytes, offset, target, 0, count);
    }

    @Override
    public void grow(int more) {
        if (length + more > bytes.length) {
            throw new IllegalArgumentException("No room for the authentication tag");
        }
    }

    @Override
    public void append(byte[] data, int count) {
        grow(count);
        System.arraycopy(data, 0, bytes, length, count);
        length += count;
    }

    @Override
    public void shrink(int less) {
        length -= less;
    }
}
