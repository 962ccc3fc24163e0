package org.switchroom.engine.matching;

import java.util.Arrays;

/** A stretch of a {@link Line}: some entries in their order, side by side in one array. */
sealed class Block permits Line {
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
    private int count;
    private long weight;

    /** How many entries there are: of a line, only of its first block. */
    final int count() {
        return count;
    }

    final boolean full() {
        return count == FULL;
    }

    /** Of all entries together. */
    final long weight() {
        return weight;
    }

    final long major(int at) {
        return entries[at * WIDTH + MAJOR];
    }

    final long id(int at) {
        return entries[at * WIDTH + ID];
    }

    final Rank rank(int at) {
        return new Rank(lead(at), major(at), entries[at * WIDTH + MINOR]);
    }

    final Line.Entry entry(int at) {
        return new Line.Entry(rank(at), id(at));
    }

    private int lead(int at) {
        return (int) (entries[at * WIDTH + LEAD_AND_WEIGHT] >> 32);
    }

    private int weight(int at) {
        return (int) entries[at * WIDTH + LEAD_AND_WEIGHT];
    }

    // ---- searching

    /** The index of the entry of this rank, or where it belongs: how many come before it. */
    final int placeOf(Rank rank) {
        int from = 0;
        int to = count;
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

    /** Of the entries before {@code rank} together. */
    final long weightUpTo(Rank rank) {
        long before = 0;
        for (int at = placeOf(rank) - 1; at >= 0; at--) {
            before += weight(at);
        }
        return before;
    }

    /** Where the weights of the entries, added up from the first on, come to more than {@code thrown}. */
    final int drawn(long thrown) {
        int at = 0;
        for (long left = thrown - weight(0); left >= 0; left -= weight(at)) {
            at++;
        }
        return at;
    }

    final int compare(int at, Rank rank) {
        if (lead(at) != rank.lead()) {
            return Integer.compare(lead(at), rank.lead());
        }
        int byMajor = Long.compare(major(at), rank.major());
        return byMajor != 0 ? byMajor : Long.compare(entries[at * WIDTH + MINOR], rank.minor());
    }

    private boolean holds(int at, Rank rank) {
        return at < count && compare(at, rank) == 0;
    }

    // ---- changing

    /** @throws IllegalStateException if the rank is taken */
    final void insert(Rank rank, long id, int itsWeight) {
        int at = placeOf(rank);
        if (holds(at, rank)) {
            throw new IllegalStateException("Two entries at " + rank);
        }
        int from = at * WIDTH;
        int end = count * WIDTH;
        if (end == entries.length) {
            entries = Arrays.copyOf(entries, Math.max(2 * WIDTH, 2 * end));
        }
        System.arraycopy(entries, from, entries, from + WIDTH, end - from);
        entries[from + LEAD_AND_WEIGHT] = (long) rank.lead() << 32 | itsWeight;
        entries[from + MAJOR] = rank.major();
        entries[from + MINOR] = rank.minor();
        entries[from + ID] = id;
        count++;
        weight += itsWeight;
    }

    /** @throws IllegalStateException if nothing has this rank */
    final void delete(Rank rank) {
        int at = placeOf(rank);
        if (!holds(at, rank)) {
            throw new IllegalStateException("No entry at " + rank);
        }
        weight -= weight(at);
        count--;
        int from = at * WIDTH;
        System.arraycopy(entries, from + WIDTH, entries, from, count * WIDTH - from);
    }

    /** @return the second half of the entries, which are no longer here */
    final Block split() {
        int half = count / 2;
        Block rest = new Block();
        rest.entries = Arrays.copyOfRange(entries, half * WIDTH, (half + FULL) * WIDTH);
        rest.count = count - half;
        for (int at = 0; at < rest.count; at++) {
            rest.weight += rest.weight(at);
        }
        count = half;
        weight -= rest.weight;
        return rest;
    }

    /** Takes the entries of {@code other} in place of its own. */
    final void become(Block other) {
        entries = other.entries;
        count = other.count;
        weight = other.weight;
    }

    /** Takes all entries of {@code next}, which come after those here. */
    final void append(Block next) {
        int end = count * WIDTH;
        if (end + next.count * WIDTH > entries.length) {
            entries = Arrays.copyOf(entries, FULL * WIDTH);
        }
        System.arraycopy(next.entries, 0, entries, end, next.count * WIDTH);
        count += next.count;
        weight += next.weight;
    }
}
