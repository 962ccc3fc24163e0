package org.switchroom.engine;

import java.util.Comparator;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.switchroom.engine.contact.ContactState.Waiting;

/** Places of callers who were cut off or hung up, for as long as their queue keeps them; a part of {@link Centre}. */
public final class KeptPlaces {

    /** @param untilMs when it is given up */
    public record Kept(long contactId, int firmId, Waiting place, long untilMs) {}

    private final LongMap<Kept> kept = new LongMap<>();
    private final TreeSet<Kept> byTime =
            new TreeSet<>(Comparator.comparingLong(Kept::untilMs).thenComparingLong(Kept::contactId));

    /** Of more than may be, the one that would be given up first is. */
    void keep(Kept place, long nowMs) {
        take(place.contactId());
        kept.put(place.contactId(), place);
        byTime.add(place);
        while (byTime.first().untilMs() < nowMs || byTime.size() > Centre.MAX_KEPT_PLACES) {
            take(byTime.first().contactId());
        }
    }

    /** Null: none is kept. */
    @Nullable
    Kept of(long contactId, long nowMs) {
        Kept place = kept.get(contactId);
        return place == null || place.untilMs() < nowMs ? null : place;
    }

    void take(long contactId) {
        Kept place = kept.remove(contactId);
        if (place != null) {
            byTime.remove(place);
        }
    }

    /** By contact. */
    long[] contactIds() {
        return kept.sortedKeys();
    }

    @Nullable
    Kept at(long contactId) {
        return kept.get(contactId);
    }
}
