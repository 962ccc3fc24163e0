package org.switchroom.engine.queue;

/**
 * What one agent has done in one queue, as far as a strategy goes by it. Only {@code Centre} and its queues change it.
 */
public final class Tally {
    /** Twice as productive as the mean is half of this. */
    private static final long MEAN_STRIDE = 1_000;
    /** Nobody gets less than a quarter, or more than four times, the share of a mean agent. */
    private static final long MAX_RATIO = 4;

    private final MovingAverage handle;
    private long lastOfferSeq;
    private int contactsToday;
    private long talkTodayMs;
    private long pass;
    private long idleKey;

    Tally() {
        this(MovingAverage.NONE, 0, 0, 0, 0);
    }

    /** As a snapshot has it. */
    public Tally(long averageHandleMs, long lastOfferSeq, int contactsToday, long talkTodayMs, long pass) {
        this.handle = new MovingAverage(averageHandleMs);
        this.lastOfferSeq = lastOfferSeq;
        this.contactsToday = contactsToday;
        this.talkTodayMs = talkTodayMs;
        this.pass = pass;
    }

    /** Talk and hold of this agent's contacts in this queue. */
    public MovingAverage handle() {
        return handle;
    }

    /** 0: never offered one. */
    public long lastOfferSeq() {
        return lastOfferSeq;
    }

    public int contactsToday() {
        return contactsToday;
    }

    public long talkTodayMs() {
        return talkTodayMs;
    }

    /**
     * The place in stride scheduling (Waldspurger, Weihl 1995): the lowest is served next, and each contact moves it on by a
     * stride, the shorter the faster the agent.
     */
    public long pass() {
        return pass;
    }

    /** By what the agent stands in the queue's idle line now; means nothing while not idle. */
    public long idleKey() {
        return idleKey;
    }

    public void idleAt(long key) {
        idleKey = key;
    }

    public void offered(long eventSeq) {
        lastOfferSeq = eventSeq;
    }

    /** @param meanHandleMs of the whole queue */
    void answered(long meanHandleMs) {
        contactsToday++;
        pass += stride(meanHandleMs);
    }

    void notBefore(long floor) {
        pass = Math.max(pass, floor);
    }

    private long stride(long meanHandleMs) {
        long own = handle.orElse(meanHandleMs);
        long stride = MEAN_STRIDE * own / Math.max(1, meanHandleMs);
        return Math.clamp(stride, MEAN_STRIDE / MAX_RATIO, MEAN_STRIDE * MAX_RATIO);
    }

    void parted(long talkAndHoldMs, boolean counts) {
        talkTodayMs += talkAndHoldMs;
        if (counts) {
            handle.add(talkAndHoldMs);
        }
    }

    void startDay() {
        contactsToday = 0;
        talkTodayMs = 0;
    }
}
