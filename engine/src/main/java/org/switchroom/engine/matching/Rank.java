package org.switchroom.engine.matching;

/**
 * A place in an order: smaller comes first, by {@code major}, then by {@code minor}. No two entries of one {@link Line}
 * have the same rank.
 */
public record Rank(long major, long minor) implements Comparable<Rank> {

    @Override
    public int compareTo(Rank other) {
        int byMajor = Long.compare(major, other.major);
        return byMajor != 0 ? byMajor : Long.compare(minor, other.minor);
    }
}
