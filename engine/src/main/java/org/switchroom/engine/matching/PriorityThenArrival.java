package org.switchroom.engine.matching;

import org.switchroom.engine.Centre;
import org.switchroom.engine.QueuedCause;

/**
 * Which contact is served first: whoever lost an agent in conversation, whatever the priority, by original arrival; then
 * whoever came first, where each point of priority counts as {@link Centre#PRIORITY_POINT_MS} waited already. All grow older
 * alike, so the order of two contacts never changes, a line can keep it, and whoever waits long enough comes before
 * everybody: nobody starves. A contact keeps its rank while it is offered, so an agent who does not answer costs it nothing.
 *
 * <p>In version 1 priority alone decided, and arrival between equals.
 */
public final class PriorityThenArrival {
    private static final long FRONT = Long.MIN_VALUE;

    private PriorityThenArrival() {}

    /**
     * @param openedSeq the {@code eventSeq} at which the contact was opened
     * @param queuedSeq the {@code eventSeq} at which it comes into the queue
     * @param sinceMs when it came into the queue, or by overflow into the first one
     * @param version of behaviour in force
     */
    public static Rank rank(
            QueuedCause cause, int priority, long openedSeq, long queuedSeq, long sinceMs, int version) {
        return switch (cause) {
            case AGENT_LOST, TO_AGENT, RETURNED -> new Rank(FRONT, openedSeq);
            case FROM_MENU, TRANSFER, MOVED, OVERFLOW, MESSAGE, NOT_REACHED ->
                new Rank(version == 1 ? -(long) priority : sinceMs - priority * Centre.PRIORITY_POINT_MS, queuedSeq);
            case TAKEN_UP -> throw new IllegalStateException("Takes up the rank of another");
        };
    }

    /** The rank of a contact whose priority changes; not of one at the very front, where priority does not count. */
    public static Rank prioritised(Rank rank, int from, int to) {
        return rank.major() == FRONT
                ? rank
                : new Rank(rank.major() - (to - from) * Centre.PRIORITY_POINT_MS, rank.minor());
    }

    /** What {@code rank} counts as beside other queues' contacts, for an agent who may take either. */
    static Rank weighed(Rank rank, long headStartMs) {
        return rank.major() == FRONT || rank.equals(Rank.LAST)
                ? rank
                : new Rank(rank.major() - headStartMs, rank.minor());
    }

    /** The rank that {@link #weighed} makes this of. */
    static Rank unweighed(Rank weighed, long headStartMs) {
        return weighed.major() == FRONT || weighed.equals(Rank.LAST)
                ? weighed
                : new Rank(weighed.major() + headStartMs, weighed.minor());
    }
}
