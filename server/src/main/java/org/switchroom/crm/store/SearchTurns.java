package org.switchroom.crm.store;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.switchroom.crm.RecordLimits;
import org.switchroom.crm.SearchRefused;

/**
 * Lets so many search at once and no more, of one firm fewer than of all: searches never take the connections that calls
 * need, and one firm's not the turns of another. Who comes while none is free waits as long as the search might take.
 */
@Component
class SearchTurns {
    private final JdbcClient sql;
    private final TransactionOperations transaction;
    private final Semaphore all = new Semaphore(RecordLimits.SEARCHES_AT_ONCE, true);
    private final Map<Integer, Semaphore> byFirm = new ConcurrentHashMap<>();

    SearchTurns(JdbcClient sql, TransactionOperations transaction) {
        this.sql = sql;
        this.transaction = transaction;
    }

    /**
     * In a transaction of its own.
     *
     * @throws SearchRefused when it takes too long, or too many search
     */
    <T> T search(int firmId, Function<SearchDeadline, T> search) {
        var deadline = new SearchDeadline(sql, RecordLimits.SEARCH_LIMIT_MS, System::nanoTime);
        try {
            return take(
                    firmId, deadline, () -> Objects.requireNonNull(transaction.execute(_ -> search.apply(deadline))));
        } catch (QueryTimeoutException e) {
            throw SearchRefused.tookTooLong();
        }
    }

    /** @throws SearchRefused when no turn comes before the end */
    <T> T take(int firmId, SearchDeadline deadline, Supplier<T> search) {
        var ofFirm = byFirm.computeIfAbsent(firmId, _ -> new Semaphore(RecordLimits.SEARCHES_OF_A_FIRM, true));
        acquire(ofFirm, deadline);
        try {
            acquire(all, deadline);
            try {
                return search.get();
            } finally {
                all.release();
            }
        } finally {
            ofFirm.release();
        }
    }

    private static void acquire(Semaphore turns, SearchDeadline deadline) {
        try {
            if (!turns.tryAcquire(deadline.leftMs(), TimeUnit.MILLISECONDS)) {
                throw SearchRefused.tooManyAtOnce();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw SearchRefused.tooManyAtOnce();
        }
    }
}
