package org.switchroom.engine.matching;

/**
 * A place in an order: smaller comes first, by {@code lead}, then {@code major}, then {@code minor}. No two entries of one
 * {@link Line} have the same rank.
 */
public record Rank(int lead, long major, long minor) implements Comparable<Rank> {

    /** After every other one. */
    static final Rank LAST = new Rank(Integer.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);

    public Rank(long major, long minor) {
        this(0, major, minor);
    }

    /** Comes after all ranks of this lead and before all of the next. */
    Rank endOfLead() {
        return new Rank(lead + 1, Long.MIN_VALUE, Long.MIN_VALUE);
    }

    @Override
    public int compareTo(Rank other) {
        if (lead != other.lead) {
            return Integer.compare(lead, other.lead);
        }
        int byMajor = Long.compare(major, other.major);
        return byMajor != 0 ? byMajor : Long.compare(minor, other.minor);
    }
}
