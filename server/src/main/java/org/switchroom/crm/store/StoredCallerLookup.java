package org.switchroom.crm.store;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
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
    public Found lookUp(int firmId, String number, long timeLimitMs) {
        if (number.isEmpty()) {
            return nobody(number, null);
        }
        var found = threads.submit(() -> cards.ofCaller(firmId, number, inSeconds(timeLimitMs)));
        try {
            return found.get(timeLimitMs, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            found.cancel(true);
            return nobody(number, "The records did not answer in time. Search for the customer in a moment.");
        } catch (ExecutionException e) {
            LOG.warn("A caller could not be looked up: {}", e.getMessage());
            return nobody(number, "The records cannot be reached at the moment. Search for the customer later.");
        } catch (InterruptedException e) {
            found.cancel(true);
            Thread.currentThread().interrupt();
            return nobody(number, "The look-up was broken off.");
        }
    }

    @Override
    public Optional<Found> of(int firmId, CallerCard.Kind kind, long id, String number, long timeLimitMs) {
        return cards.ofSomebody(firmId, kind, id, number, inSeconds(timeLimitMs));
    }

    private static int inSeconds(long ms) {
        return Math.toIntExact(Math.ceilDiv(Math.max(1, ms), 1000));
    }

    private static Found nobody(String number, @Nullable String problem) {
        return new Found(CallerCard.unknown(number, problem), List.of());
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
