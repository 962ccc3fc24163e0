package org.switchroom.cti.live;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.connectors.ForeignRecord;
import org.switchroom.connectors.ForeignRecords;
import org.switchroom.crm.CallerCard;
import org.switchroom.crm.CallerLookup;

/**
 * The card of every open contact. Looked up as soon as somebody calls, so that it is there before a phone rings; when the
 * records are away it is tried again for as long as the contact lasts.
 */
final class CallerCards {
    private static final Logger LOG = LoggerFactory.getLogger(CallerCards.class);
    private static final long TIME_LIMIT_MS = 2_000;
    private static final Duration RETRY = Duration.ofSeconds(2);
    /** Lookups at once; the rest waits its turn. */
    private static final int AT_ONCE = 16;

    private final CallerLookup lookup;
    private final ForeignRecords foreign;
    private final LongConsumer onFound;
    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    /** Of their own: a database of the company's that is slow does not hold up the cards. */
    private final Semaphore foreignTurns = new Semaphore(AT_ONCE, true);

    private final Map<Long, Search> searches = new ConcurrentHashMap<>();

    /** By contact, of those whom one of the company's own databases said anything of. */
    private final Map<Long, List<ForeignRecord>> records = new ConcurrentHashMap<>();

    private static final class Search {
        volatile @Nullable CallerCard card;

        /** @return whether there is something else to see; a card once read does not give way to one that could not be */
        boolean found(CallerCard now) {
            var before = card;
            boolean worse = now.problem() != null && before != null && before.problem() == null;
            if (worse || now.equals(before)) {
                return false;
            }
            card = now;
            return true;
        }
    }

    /** @param onFound told the contact whose card is there, or another than before */
    CallerCards(CallerLookup lookup, ForeignRecords foreign, LongConsumer onFound) {
        this.lookup = lookup;
        this.foreign = foreign;
        this.onFound = onFound;
    }

    void look(int firmId, long contactId, String number) {
        var search = new Search();
        if (searches.putIfAbsent(contactId, search) == null) {
            start(search, firmId, contactId, number);
            Thread.ofVirtual().name("foreign-records").start(() -> ask(firmId, contactId, number));
        }
    }

    /** The records have changed. The card of before is shown until there is another. */
    void lookAgain(int firmId, long contactId, String number) {
        var search = new Search();
        search.card = card(contactId);
        if (searches.replace(contactId, search) != null) {
            start(search, firmId, contactId, number);
        }
    }

    private void start(Search search, int firmId, long contactId, String number) {
        Thread.ofVirtual().name("caller-card").start(() -> find(search, firmId, contactId, number));
    }

    @Nullable
    CallerCard card(long contactId) {
        var search = searches.get(contactId);
        return search == null ? null : search.card;
    }

    /** What the company's own databases say, as far as they have answered. */
    List<ForeignRecord> records(long contactId) {
        return records.getOrDefault(contactId, List.of());
    }

    /** The contact is over; a lookup that still runs ends by itself. */
    void forget(long contactId) {
        searches.remove(contactId);
        records.remove(contactId);
    }

    private void find(Search search, int firmId, long contactId, String number) {
        try {
            while (searches.get(contactId) == search) {
                var card = find(firmId, number);
                if (search.found(card)) {
                    onFound.accept(contactId);
                }
                if (card.problem() == null) {
                    return;
                }
                Thread.sleep(RETRY);
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failed) {
            LOG.error("No card for contact {}", contactId, failed);
        }
    }

    /** They may take their time: nobody waits for them. The contact may be over meanwhile. */
    private void ask(int firmId, long contactId, String number) {
        try {
            foreignTurns.acquire();
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
            return;
        }
        try {
            if (searches.containsKey(contactId)) {
                keep(contactId, foreign.find(firmId, number));
            }
        } finally {
            foreignTurns.release();
        }
    }

    private void keep(long contactId, List<ForeignRecord> said) {
        if (said.isEmpty()) {
            return;
        }
        records.put(contactId, said);
        if (searches.containsKey(contactId)) {
            onFound.accept(contactId);
        } else {
            records.remove(contactId);
        }
    }

    private CallerCard find(int firmId, String number) throws InterruptedException {
        turns.acquire();
        try {
            return lookup.find(firmId, number, TIME_LIMIT_MS);
        } finally {
            turns.release();
        }
    }
}
