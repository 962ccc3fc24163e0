package org.switchroom.routing.desk;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import org.switchroom.routing.RoutingDesk;

/**
 * Contact ids: milliseconds since 1970 in the upper bits, a counter in the lower twenty. Always above every id seen
 * before, also those of the journal, so that a clock set back gives none twice.
 */
final class ContactIds {
    private final Clock clock;
    private final AtomicLong last = new AtomicLong();

    ContactIds(Clock clock) {
        this.clock = clock;
    }

    /** The lowest id of a millisecond. */
    static long firstOf(long ms) {
        return ms << RoutingDesk.CONTACT_COUNTER_BITS;
    }

    long next() {
        return last.updateAndGet(before -> Math.max(before + 1, firstOf(clock.millis())));
    }

    /** No id up to this one is given any more. */
    void seen(long contactId) {
        last.accumulateAndGet(contactId, Math::max);
    }
}
