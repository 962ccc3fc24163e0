package org.switchroom.engine;

/**
 * How a queue treats its callers and agents.
 *
 * @param ringTimeoutMs how long an agent's phone rings before the next agent is tried, > 0
 * @param wrapUpMs how long wrap-up lasts unless ended before; 0: none
 * @param maxWaiting callers who may wait at once, > 0; one more is refused with {@link Refusal#QUEUE_FULL}
 */
public record QueueRules(long ringTimeoutMs, long wrapUpMs, int maxWaiting) {}
