package org.switchroom.cti.live;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.switchroom.connectors.ForeignRecords;
import org.switchroom.crm.CallerCard;
import org.switchroom.crm.CallerLookup;
import org.switchroom.crm.CallerLookup.Found;
import org.switchroom.pop.CardPlans;
import org.switchroom.pop.OpenCaller;

/**
 * Who the caller of every open contact is. Looked up as soon as somebody calls, so that the card is there before a phone
 * rings: first in the product's own record; then, as the scenario for such a caller says, in the company's databases. When
 * the own record is away it is tried again for as long as the contact lasts.
 */
final class CallerCards {
    private static final Logger LOG = LoggerFactory.getLogger(CallerCards.class);
    private static final long TIME_LIMIT_MS = 2_000;
    private static final Duration RETRY = Duration.ofSeconds(2);
    /** Lookups at once; the rest waits its turn. */
    private static final int AT_ONCE = 16;

    private final CallerLookup lookup;
    private final ForeignRecords foreign;
    private final CardPlans plans;
    private final LongConsumer onFound;
    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private final Map<Long, OpenCaller> callers = new ConcurrentHashMap<>();

    /** @param onFound told the contact of which there is something else to see */
    CallerCards(CallerLookup lookup, ForeignRecords foreign, CardPlans plans, LongConsumer onFound) {
        this.lookup = lookup;
        this.foreign = foreign;
        this.plans = plans;
        this.onFound = onFound;
    }

    void look(long contactId, OpenCaller caller) {
        if (callers.putIfAbsent(contactId, caller) == null) {
            Thread.ofVirtual().name("caller-card").start(() -> find(caller, contactId));
        }
    }

    /** The records have changed. The card of before is shown until there is another; one that was chosen stays. */
    void lookAgain(long contactId) {
        var caller = callers.get(contactId);
        if (caller != null) {
            Thread.ofVirtual().name("caller-card").start(() -> find(caller, contactId));
        }
    }

    /** The contact waits somewhere else now; another scenario may hold there. */
    void queued(long contactId, int queueId) {
        var caller = callers.get(contactId);
        if (caller != null) {
            caller.in(queueId);
            if (caller.card() != null) { // the own record first
                Thread.ofVirtual().name("foreign-records").start(() -> ask(caller, contactId));
            }
        }
    }

    Optional<OpenCaller> caller(long contactId) {
        return Optional.ofNullable(callers.get(contactId));
    }

    /** As it is shown. */
    @Nullable
    CallerCard card(long contactId) {
        var caller = callers.get(contactId);
        return caller == null ? null : caller.shown();
    }

    /** The contacts of a firm on whose card this customer is. */
    List<Long> showing(int firmId, long customerId) {
        return callers.entrySet().stream()
                .filter(open ->
                        open.getValue().firmId() == firmId && open.getValue().isOn(customerId))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** An agent says who it is. */
    void choose(long contactId, Found who) {
        var caller = callers.get(contactId);
        if (caller != null) {
            caller.choose(who);
            onFound.accept(contactId);
            Thread.ofVirtual().name("foreign-records").start(() -> ask(caller, contactId));
        }
    }

    /** The contact is over; a lookup that still runs ends by itself. */
    void forget(long contactId) {
        callers.remove(contactId);
    }

    private void find(OpenCaller caller, long contactId) {
        try {
            while (callers.get(contactId) == caller) {
                var found = find(caller);
                if (caller.found(found)) {
                    onFound.accept(contactId);
                }
                ask(caller, contactId);
                if (found.card().problem() == null) {
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

    /** Again for whom was chosen meanwhile. */
    private Found find(OpenCaller caller) throws InterruptedException {
        turns.acquire();
        try {
            var card = caller.card();
            return caller.isChosen() && card != null
                    ? again(caller, card)
                    : lookup.lookUp(caller.firmId(), caller.number(), TIME_LIMIT_MS);
        } finally {
            turns.release();
        }
    }

    private Found again(OpenCaller caller, CallerCard chosen) {
        var customer = chosen.customer();
        var employee = chosen.employee();
        long id = customer != null ? customer.id() : employee != null ? employee.id() : 0;
        try {
            return lookup.of(caller.firmId(), chosen.kind(), id, caller.number(), TIME_LIMIT_MS)
                    .map(found -> new Found(found.card(), caller.matches()))
                    .orElseGet(() -> lookup.lookUp(caller.firmId(), caller.number(), TIME_LIMIT_MS));
        } catch (DataAccessException away) {
            LOG.warn("Whom an agent chose could not be read again: {}", away.getMessage());
            return new Found(CallerCard.unknown(caller.number(), "The records do not answer."), caller.matches());
        }
    }

    /** They may take their time: nobody waits for them. */
    private void ask(OpenCaller caller, long contactId) {
        caller.ask(foreign, plans, () -> callers.get(contactId) == caller, () -> onFound.accept(contactId));
    }
}
