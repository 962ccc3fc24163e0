package org.switchroom.simulator;

import java.util.SplittableRandom;

/** Chance, from a seed. */
final class Dice {
    private final SplittableRandom random;

    Dice(long seed) {
        this(new SplittableRandom(seed));
    }

    private Dice(SplittableRandom random) {
        this.random = random;
    }

    /** Dice of their own, so that one part of the world may change its habits without changing another's luck. */
    Dice split() {
        return new Dice(random.split());
    }

    boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    /** From 0 to 99. */
    int percent() {
        return random.nextInt(100);
    }

    int between(int from, int to) {
        return random.nextInt(from, to + 1);
    }

    /** Whole tenths of a second, so that many things fall on the same instant. */
    long msBetween(long from, long to) {
        return random.nextLong(from / 100, to / 100 + 1) * 100;
    }

    /** How long until something that is as likely at any moment as at any other. */
    double exponential(double mean) {
        return -mean * Math.log1p(-random.nextDouble());
    }
}
