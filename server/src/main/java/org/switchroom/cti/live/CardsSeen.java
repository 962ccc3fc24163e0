package org.switchroom.cti.live;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.crm.CallerCard;
import org.switchroom.crm.RecordTrail;

/** Tells the records' trail once whose card was shown to whom during a contact; nobody waits for it. */
final class CardsSeen {
    private static final Logger LOG = LoggerFactory.getLogger(CardsSeen.class);
    private static final int AT_ONCE = 2;
    private static final Duration AGAIN = Duration.ofSeconds(5);
    private static final int MOST_TRIES = 720;

    private final RecordTrail trail;
    private final Semaphore turns = new Semaphore(AT_ONCE, true);

    private record Sight(int agentId, long customerId) {}

    /** By contact. */
    private final Map<Long, Set<Sight>> told = new ConcurrentHashMap<>();

    CardsSeen(RecordTrail trail) {
        this.trail = trail;
    }

    /** @return the card */
    @Nullable
    CallerCard shown(int firmId, long contactId, int agentId, @Nullable CallerCard card) {
        var customer = card == null ? null : card.customer();
        if (customer != null) {
            var sight = new Sight(agentId, customer.id());
            var ofContact = told.computeIfAbsent(contactId, _ -> ConcurrentHashMap.newKeySet());
            if (ofContact.add(sight)) {
                Thread.ofVirtual().name("card-seen").start(() -> tell(firmId, sight));
            }
        }
        return card;
    }

    void forget(long contactId) {
        told.remove(contactId);
    }

    /** Until it is kept, for as long as a database may be away. */
    private void tell(int firmId, Sight sight) {
        try {
            for (int tries = 1; !kept(firmId, sight); tries++) {
                if (tries == MOST_TRIES) {
                    LOG.error("It was not kept that {} was seen", sight);
                    return;
                }
                Thread.sleep(AGAIN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean kept(int firmId, Sight sight) throws InterruptedException {
        turns.acquire();
        try {
            trail.seen(firmId, sight.customerId(), sight.agentId());
            return true;
        } catch (RuntimeException e) {
            LOG.warn("It is kept later that {} was seen: {}", sight, e.getMessage());
            return false;
        } finally {
            turns.release();
        }
    }
}
