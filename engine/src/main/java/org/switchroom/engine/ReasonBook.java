package org.switchroom.engine;

import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** The reasons of all client firms that have a limit; a reason that is not in it lasts as long as it likes. */
final class ReasonBook {

    /** One reason of one firm. */
    record Key(int firmId, String reasonCode) implements Comparable<Key> {
        private static final Comparator<Key> ORDER =
                Comparator.comparingInt(Key::firmId).thenComparing(Key::reasonCode);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    private final SortedMap<Key, ReasonRules> rules = new TreeMap<>();

    void define(int firmId, String reasonCode, ReasonRules its) {
        if (its.limitMs() == 0) {
            rules.remove(new Key(firmId, reasonCode));
        } else {
            rules.put(new Key(firmId, reasonCode), its);
        }
    }

    ReasonRules of(int firmId, String reasonCode) {
        return rules.getOrDefault(new Key(firmId, reasonCode), ReasonRules.UNTIMED);
    }

    int size() {
        return rules.size();
    }

    /** By firm, then by code. */
    void forEach(BiConsumer<Key, ReasonRules> each) {
        rules.forEach(each);
    }
}
