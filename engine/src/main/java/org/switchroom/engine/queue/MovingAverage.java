package org.switchroom.engine.queue;

/**
 * An exponentially weighted moving average in whole milliseconds: each new sample counts an eighth. Integer arithmetic,
 * so that it is the same on every platform (the estimator of RFC 6298 §2, with alpha = 1/8).
 */
public final class MovingAverage {
    /** No sample yet. */
    public static final long NONE = -1;

    private long averageMs;

    public MovingAverage(long averageMs) {
        this.averageMs = averageMs;
    }

    public void add(long sampleMs) {
        averageMs = averageMs == NONE ? sampleMs : averageMs + (sampleMs - averageMs) / 8;
    }

    /** {@link #NONE} before the first sample. */
    public long averageMs() {
        return averageMs;
    }

    public long orElse(long defaultMs) {
        return averageMs == NONE ? defaultMs : averageMs;
    }
}
