package org.switchroom.routing.store;

import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import org.switchroom.engine.LoggedEvent;

/**
 * The records that were forced last, as they were before they were encoded: readers who are close behind, which is nearly all
 * of them nearly always, need neither read nor decode them. One thread keeps, any thread looks.
 */
final class RecentRecords {
    private static final int KEPT = 1 << 12;
    /** Records of more events are rare, and better read from disk than kept. */
    private static final int MOST_EVENTS = 64;

    /**
     * @param offset where it begins in its segment
     * @param end where the next one begins
     */
    record Recent(Segment segment, long offset, long end, List<LoggedEvent> events) {}

    /** By the number of the record. */
    private final AtomicReferenceArray<@Nullable Recent> ring = new AtomicReferenceArray<>(KEPT);

    void keep(long number, Recent recent) {
        ring.setRelease(slot(number), recent.events().size() <= MOST_EVENTS ? recent : null);
    }

    /**
     * The record of this number, which is at this place.
     *
     * @return null when it is not kept, any more or at all
     */
    @Nullable
    Recent at(long number, Segment segment, long offset) {
        var recent = ring.getAcquire(slot(number));
        return recent != null && recent.offset() == offset && recent.segment().equals(segment) ? recent : null;
    }

    private static int slot(long number) {
        return (int) (number & (KEPT - 1));
    }
}
