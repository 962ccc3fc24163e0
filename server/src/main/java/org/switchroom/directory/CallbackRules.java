package org.switchroom.directory;

import java.time.LocalTime;
import org.switchroom.engine.ReturnRules;

/**
 * How a queue calls customers back who have asked for it, and keeps the places of those who were cut off.
 *
 * @param retryMs between two attempts to reach somebody
 * @param maxAttempts then it is given up
 * @param from nobody is called before, where the firm is
 * @param to nor from then on; 00:00 is the day's end
 * @param resumeWithinMs how long the place of a caller who was cut off is kept; 0: not at all
 */
public record CallbackRules(long retryMs, int maxAttempts, LocalTime from, LocalTime to, long resumeWithinMs) {
    public static final CallbackRules USUAL = new CallbackRules(
            ReturnRules.USUAL.retryMs(),
            ReturnRules.USUAL.maxAttempts(),
            LocalTime.of(9, 0),
            LocalTime.of(20, 0),
            ReturnRules.USUAL.resumeWithinMs());

    /** As the engine has them, which knows no hours. */
    public ReturnRules returns() {
        return new ReturnRules(retryMs, maxAttempts, resumeWithinMs);
    }

    public boolean callsAt(LocalTime time) {
        return !time.isBefore(from) && (to.equals(LocalTime.MIDNIGHT) || time.isBefore(to));
    }
}
