package org.switchroom.engine.matching;

import org.switchroom.engine.QueuedCause;

/**
 * Which contact is served first: whoever lost an agent in conversation, whatever the priority, by original arrival; then
 * by priority, higher first; then in the order of coming into a queue. A contact keeps its rank while it is offered, so
 * an agent who does not answer costs it nothing.
 */
public final class PriorityThenArrival {
    private static final long FRONT = Long.MIN_VALUE;

    private PriorityThenArrival() {}

    /**
     * @param openedSeq the {@code eventSeq} at which the contact was opened
     * @param queuedSeq the {@code eventSeq} at which it comes into the queue
     */
    public static Rank rank(QueuedCause cause, int priority, long openedSeq, long queuedSeq) {
        return switch (cause) {
            case AGENT_LOST -> new Rank(FRONT, openedSeq);
            case FROM_MENU, TRANSFER -> new Rank(-(long) priority, queuedSeq);
        };
    }
}
