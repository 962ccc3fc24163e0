package org.switchroom.cti.live;

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

    private void tell(int firmId, Sight sight) {
        turns.acquireUninterruptibly();
        try {
            trail.seen(firmId, sight.customerId(), sight.agentId());
        } catch (RuntimeException e) {
            LOG.warn("It was not kept that {} was seen: {}", sight, e.getMessage());
        } finally {
            turns.release();
        }
    }
}
