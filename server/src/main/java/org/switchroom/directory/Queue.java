package org.switchroom.directory;

import java.util.List;

/**
 * A queue as configured.
 *
 * @param ringTimeoutMs how long an agent's phone rings
 * @param wrapUpMs wrap-up unless ended before
 * @param maxWaiting callers at once
 * @param agentIds users who serve it, ascending
 */
public record Queue(
        int id,
        int firmId,
        String name,
        long ringTimeoutMs,
        long wrapUpMs,
        int maxWaiting,
        int serviceLevelSeconds,
        List<Integer> agentIds) {}
