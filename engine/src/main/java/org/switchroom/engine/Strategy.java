package org.switchroom.engine;

/**
 * How a queue picks one of the agents who are free for a contact. The formulas are in docs/algorithms/strategies.md; tier and
 * skill come before all of them.
 */
public enum Strategy {
    /** Whoever has been available for the longest time without a break. */
    LONGEST_IDLE,
    /** In the order of {@link Service#order}: the first one who is free. */
    LINEAR,
    /** Whoever was offered a contact of this queue the longest time ago: round robin with memory. */
    CIRCULAR,
    /** Whoever answered the fewest contacts of this queue today. */
    FEWEST_CONTACTS,
    /** Whoever talked and held the shortest time in this queue today. */
    LEAST_TALK,
    /** Whoever was busy for the smallest part of the time signed in today, when last becoming free. */
    LEAST_OCCUPIED,
    /** Each with the same chance. */
    RANDOM,
    /** Each with a chance in proportion to {@link Service#weight}. */
    WEIGHTED_RANDOM,
    /** Shares of the contacts in proportion to how fast each one handles those of this queue. */
    PRODUCTIVITY,
    /** All of them at once, up to {@link Centre#MAX_RING_ALL}; whoever answers first has it. */
    RING_ALL
}
