package org.switchroom.engine.agent;

/**
 * How an agent's time since the day began was spent, up to the last change of state.
 *
 * @param busyMs talking, holding and wrapping up
 * @param freeMs available or with a ringing phone
 */
public record WorkTime(long busyMs, long freeMs) {
    public static final WorkTime NONE = new WorkTime(0, 0);
    private static final long MILLION = 1_000_000;

    WorkTime busy(long ms) {
        return new WorkTime(busyMs + ms, freeMs);
    }

    WorkTime free(long ms) {
        return new WorkTime(busyMs, freeMs + ms);
    }

    /** Occupancy in parts per million of busy and free time together; 0 before there is any. */
    public long occupancyPpm() {
        long all = busyMs + freeMs;
        return all == 0 ? 0 : busyMs * MILLION / all;
    }
}
