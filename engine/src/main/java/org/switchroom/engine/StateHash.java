package org.switchroom.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.switchroom.engine.encoding.ByteWriter;
import org.switchroom.engine.encoding.Encoding;

/**
 * A running hash over every event ever emitted, in its encoding. Two engines that took the same submissions have the same
 * one; it finds defects, not forgers. Eight bytes at a time through the mixing step of MurmurHash3 (64 bit).
 */
final class StateHash {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final ByteWriter encoded = new ByteWriter(256);
    private long hash;

    StateHash(long hash) {
        this.hash = hash;
    }

    long value() {
        return hash;
    }

    void add(LoggedEvent event) {
        encoded.clear();
        Encoding.write(encoded, event);
        int length = encoded.length();
        for (int i = 0; i < 7; i++) {
            encoded.u8(0);
        }
        byte[] bytes = encoded.buffer();
        for (int at = 0; at < length; at += 8) {
            mix((long) LONG.get(bytes, at));
        }
        mix(length);
    }

    private void mix(long block) {
        long k = block * 0x87C37B91114253D5L;
        k = Long.rotateLeft(k, 31) * 0x4CF5AD432745937FL;
        hash = Long.rotateLeft(hash ^ k, 27) * 5 + 0x52DCE729L;
    }
}
