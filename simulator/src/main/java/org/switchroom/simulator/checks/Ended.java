package org.switchroom.simulator.checks;

import java.util.Map;
import java.util.TreeMap;

/** The ids of all that has ended, as ranges: as long as ids are used up, it does not grow with them. */
final class Ended {
    private final TreeMap<Long, Long> lastOfFirst = new TreeMap<>();

    boolean contains(long id) {
        Map.Entry<Long, Long> range = lastOfFirst.floorEntry(id);
        return range != null && range.getValue() >= id;
    }

    void add(long id) {
        if (contains(id)) {
            return;
        }
        Map.Entry<Long, Long> before = lastOfFirst.lowerEntry(id);
        long first = before != null && before.getValue() == id - 1 ? before.getKey() : id;
        Long joined = lastOfFirst.remove(id + 1);
        lastOfFirst.put(first, joined == null ? id : joined);
    }

    int ranges() {
        return lastOfFirst.size();
    }
}
