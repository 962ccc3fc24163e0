package org.switchroom.database;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long to wait after a failure: four times as long after each further one, and up to a fifth more or less, so that not
 * all come again at once.
 *
 * @param first after the first failure
 * @param longest after any, but for the chance
 * @param chance from 0 to 1
 */
public record Backoff(Duration first, Duration longest, DoubleSupplier chance) {

    /** @param failures until now, from 1 */
    public Duration after(int failures) {
        double most = (double) longest.toMillis();
        double plain = Math.min(first.toMillis() * Math.pow(4, failures - 1), most);
        return Duration.ofMillis((long) (plain * (0.8 + 0.4 * chance.getAsDouble())));
    }
}
