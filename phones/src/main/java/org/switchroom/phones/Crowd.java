package org.switchroom.phones;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * When callers call: a Poisson process whose rate swells and ebbs, as over a working day. The same seed gives the same
 * crowd.
 *
 * <p>Arrivals are drawn by thinning (Lewis and Shedler, 1979): candidates at the highest rate, each kept with the share that
 * the rate at its moment has of the highest.
 */
public final class Crowd {

    /**
     * @param callsPerMinute on average over a wave
     * @param wave from one rush to the next
     * @param swing how far the rate goes above and below the average, 0 to 1
     */
    public record Tide(double callsPerMinute, Duration wave, double swing) {
        public Tide {
            if (callsPerMinute <= 0 || !wave.isPositive() || swing < 0 || swing > 1) {
                throw new IllegalArgumentException("A crowd needs a rate, a wave and a swing of 0 to 1");
            }
        }

        /** @return calls per minute at a moment since the beginning, which is a mean rate on the rise */
        double rateAt(Duration moment) {
            double phase = 2 * Math.PI * moment.toMillis() / wave.toMillis();
            return callsPerMinute * (1 + swing * Math.sin(phase));
        }
    }

    private final SplittableRandom random;
    private final Tide tide;
    private Duration now = Duration.ZERO;

    public Crowd(long seed, Tide tide) {
        this.random = new SplittableRandom(seed);
        this.tide = tide;
    }

    /** @return when the next one calls, since the beginning */
    public Duration nextArrival() {
        double highest = tide.callsPerMinute() * (1 + tide.swing());
        do {
            now = now.plusNanos(exponential(60e9 / highest));
        } while (random.nextDouble() * highest >= tide.rateAt(now));
        return now;
    }

    /** @return a duration as people have them: many short, few long */
    public Duration about(Duration mean) {
        return Duration.ofNanos(exponential((double) mean.toNanos()));
    }

    /** @return evenly between two durations */
    public Duration between(Duration shortest, Duration longest) {
        return Duration.ofNanos(random.nextLong(shortest.toNanos(), longest.toNanos() + 1));
    }

    /** @return true with the given probability */
    public boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** @return 0 to {@code bound}-1 */
    public int pick(int bound) {
        return random.nextInt(bound);
    }

    private long exponential(double mean) {
        return (long) (-mean * Math.log(1 - random.nextDouble()));
    }
}
