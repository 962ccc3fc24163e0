package org.switchroom.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Values by id, without boxing: open addressing with linear probing. Order of iteration is by id, never by place in the
 * table, since a replay must not depend on the table's history.
 */
public final class LongMap<V> {
    private long[] keys = new long[16];
    private @Nullable Object[] values = new @Nullable Object[16];
    private int size;

    public int size() {
        return size;
    }

    @SuppressWarnings("unchecked")
    public @Nullable V get(long key) {
        return (V) values[slot(key)];
    }

    public void put(long key, V value) {
        int slot = slot(key);
        boolean added = values[slot] == null;
        keys[slot] = key;
        values[slot] = value;
        if (added && ++size * 2 > keys.length) {
            grow();
        }
    }

    /** Closes the gap by moving back what was pushed past it (Knuth, TAOCP 3, 6.4, algorithm R). */
    @SuppressWarnings("unchecked")
    public @Nullable V remove(long key) {
        int gap = slot(key);
        V removed = (V) values[gap];
        if (removed == null) {
            return null;
        }
        size--;
        int mask = keys.length - 1;
        int at = gap;
        while (true) {
            at = (at + 1) & mask;
            if (values[at] == null) {
                values[gap] = null;
                return removed;
            }
            int home = home(keys[at], mask);
            if (((at - home) & mask) >= ((at - gap) & mask)) {
                keys[gap] = keys[at];
                values[gap] = values[at];
                gap = at;
            }
        }
    }

    public long[] sortedKeys() {
        long[] sorted = new long[size];
        int n = 0;
        for (int i = 0; i < keys.length; i++) {
            if (values[i] != null) {
                sorted[n++] = keys[i];
            }
        }
        Arrays.sort(sorted);
        return sorted;
    }

    /** Where {@code key} is, or the free slot where it would go. */
    private int slot(long key) {
        int mask = keys.length - 1;
        int at = home(key, mask);
        while (values[at] != null && keys[at] != key) {
            at = (at + 1) & mask;
        }
        return at;
    }

    private static int home(long key, int mask) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32) & mask;
    }

    private void grow() {
        long[] oldKeys = keys;
        @Nullable Object[] oldValues = values;
        keys = new long[oldKeys.length * 2];
        values = new @Nullable Object[oldKeys.length * 2];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldValues[i] != null) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                values[slot] = oldValues[i];
            }
        }
    }
}
