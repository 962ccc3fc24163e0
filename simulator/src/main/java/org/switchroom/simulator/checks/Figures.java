package org.switchroom.simulator.checks;

/** What an agent has done in a queue, as far as strategies go by it. */
final class Figures {
    private static final long MEAN_STRIDE = 1_000;
    private static final long SHORTEST = 250;
    private static final long LONGEST = 4_000;

    final Mean handle = new Mean();
    /** Number of the event by which it was last offered a contact; 0: never. */
    long lastOfferSeq;

    int contactsToday;
    long talkTodayMs;
    /** Stride scheduling: the lowest is served first. */
    long pass;

    /** @param queueMeanMs talk and hold in this queue */
    void answered(long queueMeanMs) {
        contactsToday++;
        long stride = MEAN_STRIDE * handle.or(queueMeanMs) / Math.max(1, queueMeanMs);
        pass += Math.max(SHORTEST, Math.min(LONGEST, stride));
    }

    void startDay() {
        contactsToday = 0;
        talkTodayMs = 0;
    }

    /** A moving average: begins at the first sample, then each counts an eighth. */
    static final class Mean {
        private boolean begun;
        private long ms;

        void add(long sampleMs) {
            ms = begun ? ms + (sampleMs - ms) / 8 : sampleMs;
            begun = true;
        }

        long or(long otherwiseMs) {
            return begun ? ms : otherwiseMs;
        }
    }
}
