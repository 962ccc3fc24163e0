package org.switchroom.engine;

import java.util.List;

/**
 * How a queue treats its callers and agents.
 *
 * @param ringTimeoutMs how long an agent's phone rings before the next agent is tried, > 0
 * @param wrapUpMs how long wrap-up lasts unless ended before; 0: none
 * @param maxWaiting callers who may wait at once, > 0; one more overflows or is refused with {@link Refusal#QUEUE_FULL}
 * @param headStartMs an agent who serves several queues takes a caller of this one as if waiting so much longer
 * @param tierWaitMs how long only agents of the first tier are tried, then as long those of the second too, and so on; 0: all
 *     at once, lower tiers first
 * @param overflow what becomes of callers who cannot be served here in time, at most {@link Centre#MAX_OVERFLOW} steps, in
 *     order
 * @param returns how its callers come back or are called back
 */
public record QueueRules(
        long ringTimeoutMs,
        long wrapUpMs,
        int maxWaiting,
        Strategy strategy,
        long headStartMs,
        long tierWaitMs,
        List<OverflowStep> overflow,
        ReturnRules returns) {

    public QueueRules {
        overflow = List.copyOf(overflow);
    }

    /** Without overflow. */
    public QueueRules(
            long ringTimeoutMs, long wrapUpMs, int maxWaiting, Strategy strategy, long headStartMs, long tierWaitMs) {
        this(ringTimeoutMs, wrapUpMs, maxWaiting, strategy, headStartMs, tierWaitMs, List.of());
    }

    public QueueRules(
            long ringTimeoutMs,
            long wrapUpMs,
            int maxWaiting,
            Strategy strategy,
            long headStartMs,
            long tierWaitMs,
            List<OverflowStep> overflow) {
        this(ringTimeoutMs, wrapUpMs, maxWaiting, strategy, headStartMs, tierWaitMs, overflow, ReturnRules.USUAL);
    }

    public QueueRules(long ringTimeoutMs, long wrapUpMs, int maxWaiting) {
        this(ringTimeoutMs, wrapUpMs, maxWaiting, Strategy.LONGEST_IDLE, 0, 0);
    }

    /** Nothing in it that version 1 did not know. */
    public boolean isPlain() {
        return strategy == Strategy.LONGEST_IDLE
                && headStartMs == 0
                && tierWaitMs == 0
                && overflow.isEmpty()
                && returns.equals(ReturnRules.USUAL);
    }

    /** Nothing in it that was not known before numbers were called. */
    public boolean callsNobody() {
        return overflow.stream().noneMatch(step -> step.target().isCalled());
    }

    public QueueRules overflowing(List<OverflowStep> steps) {
        return new QueueRules(ringTimeoutMs, wrapUpMs, maxWaiting, strategy, headStartMs, tierWaitMs, steps, returns);
    }

    public QueueRules returning(ReturnRules other) {
        return new QueueRules(ringTimeoutMs, wrapUpMs, maxWaiting, strategy, headStartMs, tierWaitMs, overflow, other);
    }
}
