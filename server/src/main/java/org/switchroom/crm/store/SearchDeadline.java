package org.switchroom.crm.store;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.switchroom.crm.SearchRefused;

/** One end for all statements of a search: PostgreSQL gives each the time that is left. To be used inside one transaction. */
final class SearchDeadline {
    /** So much may pass before PostgreSQL is told anew what is left. */
    private static final long STALE_MS = 25;

    private final JdbcClient sql;
    private final LongSupplier nanos;
    private final long end;
    private long toldMs = Long.MAX_VALUE;

    SearchDeadline(JdbcClient sql, long limitMs, LongSupplier nanos) {
        this.sql = sql;
        this.nanos = nanos;
        this.end = nanos.getAsLong() + TimeUnit.MILLISECONDS.toNanos(limitMs);
    }

    /** @throws SearchRefused when none is left */
    long leftMs() {
        long left = TimeUnit.NANOSECONDS.toMillis(end - nanos.getAsLong());
        if (left <= 0) {
            throw SearchRefused.tookTooLong();
        }
        return left;
    }

    /**
     * A statement that is broken off at the end.
     *
     * @throws SearchRefused when no time is left
     */
    JdbcClient.StatementSpec sql(String statement) {
        long left = leftMs();
        if (toldMs - left > STALE_MS) {
            sql.sql("set local statement_timeout = " + left).update();
            toldMs = left;
        }
        return sql.sql(statement);
    }
}
