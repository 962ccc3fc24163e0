package org.switchroom.routing.desk;

import java.time.Clock;

/** The journal's time: the system's, but never back, not over a restart either. The desk's writer alone. */
final class LogClock {
    private final Clock clock;
    private long lastMs;

    LogClock(Clock clock, long lastMs) {
        this.clock = clock;
        this.lastMs = lastMs;
    }

    long nowMs() {
        lastMs = Math.max(lastMs, clock.millis());
        return lastMs;
    }
}
