package org.switchroom.routing;

import java.io.Serial;
import java.time.Duration;
import java.util.List;
import org.switchroom.engine.LoggedEvent;

/** The ordered events from any place that is still kept, for whoever goes on where it stopped. */
public interface JournalWindow {

    /** {@code eventSeq} of the last event in the journal; 0 when there is none. */
    long headEventSeq();

    /**
     * Reads on from an event; the reader's pace is its own business.
     *
     * @param eventSeq the last event already known; 0: from the first
     * @throws NotKept when there is no going on from there
     */
    Reading after(long eventSeq);

    /** One reader's place. One thread. */
    interface Reading extends AutoCloseable {

        /**
         * The next events.
         *
         * @param about the list may be a little longer
         * @param most how long to wait for the first; then it is empty
         */
        List<LoggedEvent> next(int about, Duration most) throws InterruptedException;

        @Override
        void close();
    }

    /** The journal does not reach so far back any more, or not yet so far forward. */
    final class NotKept extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1;

        private final long oldest;
        private final long newest;

        public NotKept(long oldest, long newest) {
            super("Events from " + oldest + " to " + newest + " are kept");
            this.oldest = oldest;
            this.newest = newest;
        }

        /** The first event that is kept. */
        public long oldest() {
            return oldest;
        }

        public long newest() {
            return newest;
        }
    }
}
