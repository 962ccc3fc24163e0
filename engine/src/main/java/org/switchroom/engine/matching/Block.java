package org.switchroom.engine.matching;

import java.util.Arrays;

/** A stretch of a {@link Line}: some entries in their order, side by side in one array. */
final class Block {
    /** Entries of a block at most. */
    static final int FULL = 64;

    // Of one entry in entries: its lead in the upper half and its weight in the lower one, the rest of its rank, its
    // id.
    private static final int LEAD_AND_WEIGHT = 0;
    private static final int MAJOR = 1;
    private static final int MINOR = 2;
    private static final int ID = 3;
    private static final int WIDTH = 4;

    private static final long[] NONE = {};

    private long[] entries = NONE;
    private int size;
    private long weight;

    int size() {
        return size;
    }

    boolean full() {
        return size == FULL;
    }

    /** Of all entries together. */
    long weight() {
        return weight;
    }

    long major(int at) {
        return entries[at * WIDTH + MAJOR];
    }

    long id(int at) {
        return entries[at * WIDTH + ID];
    }

    Rank rank(int at) {
        return new Rank(lead(at), major(at), entries[at * WIDTH + MINOR]);
    }

    Line.Entry entry(int at) {
        return new Line.Entry(rank(at), id(at));
    }

    private int lead(int at) {
        return (int) (entries[at * WIDTH + LEAD_AND_WEIGHT] >> 32);
    }

    private int weight(int at) {
        return (int) entries[at * WIDTH + LEAD_AND_WEIGHT];
    }

    // ---- searching

    int countBefore(Rank rank) {
        int from = 0;
        int to = size;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (compare(middle, rank) < 0) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    long weightBefore(Rank rank) {
        long before = 0;
        for (int at = countBefore(rank) - 1; at >= 0; at--) {
            before += weight(at);
        }
        return before;
    }

    /** Where the weights of the entries, added up from the first on, come to more than {@code thrown}. */
    int drawn(long thrown) {
        int at = 0;
        for (long left = thrown - weight(0); left >= 0; left -= weight(at)) {
            at++;
        }
        return at;
    }

    int compare(int at, Rank rank) {
        if (lead(at) != rank.lead()) {
            return Integer.compare(lead(at), rank.lead());
        }
        int byMajor = Long.compare(major(at), rank.major());
        return byMajor != 0 ? byMajor : Long.compare(entries[at * WIDTH + MINOR], rank.minor());
    }

    private boolean holds(int at, Rank rank) {
        return at < size && compare(at, rank) == 0;
    }

    // ---- changing

    /** @throws IllegalStateException if the rank is taken */
    void insert(Rank rank, long id, int itsWeight) {
        int at = countBefore(rank);
        if (holds(at, rank)) {
            throw new IllegalStateException("Two entries at " + rank);
        }
        int from = at * WIDTH;
        int end = size * WIDTH;
        if (end == entries.length) {
            entries = Arrays.copyOf(entries, Math.max(2 * WIDTH, 2 * end));
        }
        System.arraycopy(entries, from, entries, from + WIDTH, end - from);
        entries[from + LEAD_AND_WEIGHT] = (long) rank.lead() << 32 | itsWeight;
        entries[from + MAJOR] = rank.major();
        entries[from + MINOR] = rank.minor();
        entries[from + ID] = id;
        size++;
        weight += itsWeight;
    }

    /** @throws IllegalStateException if nothing has this rank */
    void delete(Rank rank) {
        int at = countBefore(rank);
        if (!holds(at, rank)) {
            throw new IllegalStateException("No entry at " + rank);
        }
        weight -= weight(at);
        size--;
        int from = at * WIDTH;
        System.arraycopy(entries, from + WIDTH, entries, from, size * WIDTH - from);
    }

    /** @return the second half of the entries, which are no longer here */
    Block split() {
        int half = size / 2;
        Block rest = new Block();
        rest.entries = Arrays.copyOfRange(entries, half * WIDTH, (half + FULL) * WIDTH);
        rest.size = size - half;
        for (int at = 0; at < rest.size; at++) {
            rest.weight += rest.weight(at);
        }
        size = half;
        weight -= rest.weight;
        return rest;
    }

    /** Takes all entries of {@code next}, which come after those here. */
    void append(Block next) {
        int end = size * WIDTH;
        if (end + next.size * WIDTH > entries.length) {
            entries = Arrays.copyOf(entries, FULL * WIDTH);
        }
        System.arraycopy(next.entries, 0, entries, end, next.size * WIDTH);
        size += next.size;
        weight += next.weight;
    }
}
