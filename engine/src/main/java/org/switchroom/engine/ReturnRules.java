package org.switchroom.engine;

/**
 * How callers of a queue come back to it, or are called back.
 *
 * @param retryMs how long after a customer was not reached the next attempt is made, > 0
 * @param maxAttempts after how many attempts a callback is given up, > 0
 * @param resumeWithinMs how long the place of a caller who was cut off or hung up is kept; 0: not at all
 */
public record ReturnRules(long retryMs, int maxAttempts, long resumeWithinMs) {
    public static final ReturnRules USUAL = new ReturnRules(10 * 60_000, 3, 0);
}
