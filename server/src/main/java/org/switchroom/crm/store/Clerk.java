package org.switchroom.crm.store;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionSystemException;

/** A thread of its own for long work on the records: one piece after the other; later, when the database is away. */
final class Clerk {
    private static final Logger LOG = LoggerFactory.getLogger(Clerk.class);
    /** After what the database broke off. */
    static final int AGAIN_SECONDS = 5;

    private static final int FIRST_TIDYING_MINUTES = 10;
    private static final int TIDYING_MINUTES = 60;

    private final String name;
    private final ScheduledExecutorService thread;
    private final BooleanSupplier piece;

    /** @param piece does what there is to do next; false: there was nothing */
    Clerk(String name, BooleanSupplier piece) {
        this.name = name;
        this.piece = piece;
        this.thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name(name).daemon().factory());
    }

    /** Looks what there is to do; tidies up each hour, which must not throw. */
    void start(Runnable tidying) {
        look();
        thread.scheduleWithFixedDelay(tidying, FIRST_TIDYING_MINUTES, TIDYING_MINUTES, TimeUnit.MINUTES);
    }

    /** There may be something to do. */
    void look() {
        thread.execute(this::work);
    }

    /** What is begun has to be left where it can be gone on with. */
    boolean isStopped() {
        return thread.isShutdown();
    }

    void stop() {
        thread.shutdownNow();
    }

    private void work() {
        try {
            while (!isStopped() && piece.getAsBoolean()) {
                // The next is done.
            }
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("{}: goes on later: {}", name, e.getMessage());
            thread.schedule(this::work, AGAIN_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** The database may answer again soon: the same may be tried once more. */
    static boolean isPassing(RuntimeException failure) {
        return failure instanceof DataAccessResourceFailureException
                || failure instanceof TransientDataAccessException
                || failure instanceof TransactionSystemException
                || failure instanceof CannotCreateTransactionException;
    }
}
