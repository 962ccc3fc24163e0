package org.switchroom.crm.store;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.switchroom.crm.CallerCard;
import org.switchroom.crm.CallerLookup;

/** The caller's record within a time limit, whatever the database does. */
@Component
class StoredCallerLookup implements CallerLookup, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StoredCallerLookup.class);

    private final Cards cards;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    StoredCallerLookup(Cards cards) {
        this.cards = cards;
    }

    @Override
    public CallerCard find(int firmId, String number, long timeLimitMs) {
        if (number.isEmpty()) {
            return CallerCard.unknown(number, null);
        }
        var limitSeconds = Math.toIntExact(Math.ceilDiv(Math.max(1, timeLimitMs), 1000));
        var card = threads.submit(() -> cards.ofCaller(firmId, number, limitSeconds));
        try {
            return card.get(timeLimitMs, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            card.cancel(true);
            return CallerCard.unknown(
                    number, "The records did not answer in time. Search for the customer in a moment.");
        } catch (ExecutionException e) {
            LOG.warn("A caller could not be looked up: {}", e.getMessage());
            return CallerCard.unknown(
                    number, "The records cannot be reached at the moment. Search for the customer later.");
        } catch (InterruptedException e) {
            card.cancel(true);
            Thread.currentThread().interrupt();
            return CallerCard.unknown(number, "The look-up was broken off.");
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
