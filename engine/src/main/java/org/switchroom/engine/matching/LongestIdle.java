package org.switchroom.engine.matching;

/**
 * Which agent is offered a contact first: the one available for the longest time without a break. An offer whose caller
 * hung up does not count as a break.
 */
public final class LongestIdle {
    private LongestIdle() {}

    /** @param availableSeq the {@code eventSeq} at which the agent became available */
    public static Rank rank(long availableSeq) {
        return new Rank(availableSeq, 0);
    }
}
