package org.switchroom.connectors.guard;

/**
 * What a source may take.
 *
 * @param timeMs from the question to the answer, waiting for a turn included
 * @param atOnce questions; four times as many may wait
 * @param cacheSeconds how long an answer is believed; 0: never
 */
public record Limits(int timeMs, int atOnce, int cacheSeconds) {
    public static final Limits USUAL = new Limits(1_500, 4, 60);
}
