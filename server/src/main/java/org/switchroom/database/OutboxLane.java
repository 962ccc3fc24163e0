package org.switchroom.database;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Sends what waits in a table for one receiver, on a thread of its own: however slow or dead that one is, no other waits
 * for it. What is under way when the server stops is still waiting in the table, and is sent again after the start.
 */
public final class OutboxLane implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxLane.class);
    private static final Duration LONGEST_REST = Duration.ofMinutes(1);
    private static final Duration DATABASE_AWAY = Duration.ofSeconds(2);

    /** What waits for one receiver. */
    public interface Outbox {

        /** The first that are to be sent now, all at once. */
        List<Sending> due();

        /** How long until something is due. Empty: nothing waits. */
        Optional<Duration> untilDue();
    }

    /** One of what waits. */
    public interface Sending {

        /**
         * Sends it, and writes down what came of it.
         *
         * @return for how long the receiver is left alone; zero: there may be more due
         */
        Duration send();
    }

    private final String name;
    private final Outbox outbox;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition woken = lock.newCondition();
    private final Queue<Runnable> unkept = new ConcurrentLinkedQueue<>();
    private @Nullable OutboxLane before;
    private boolean more;
    private volatile boolean closed;

    /** @param name in the log */
    public OutboxLane(String name, Outbox outbox) {
        this.name = name;
        this.outbox = outbox;
        this.thread = Thread.ofVirtual().name(name).unstarted(this::run);
    }

    /** @param before closed, has sent to the same receiver: what it has under way ends first; null: none */
    public void startAfter(@Nullable OutboxLane before) {
        this.before = before;
        thread.start();
    }

    /** There may be something to send. Any thread; never waits. */
    public void wake() {
        lock.lock();
        try {
            more = true;
            woken.signal();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            if (before != null) {
                before.thread.join();
                before = null;
            }
            while (!closed) {
                rest(sent());
            }
            keepRest();
        } catch (DataAccessException | TransactionException away) {
            LOG.warn("{} ends and cannot write down what came of it, it is sent again: {}", name, away.getMessage());
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration sent() {
        try {
            keepRest();
            return sendDue();
        } catch (DataAccessException | TransactionException away) {
            LOG.warn("{} waits for the database: {}", name, away.getMessage());
        } catch (RuntimeException failed) {
            LOG.error("{} rests", name, failed);
        }
        return DATABASE_AWAY;
    }

    private Duration sendDue() {
        var due = outbox.due();
        if (due.isEmpty()) {
            return outbox.untilDue().orElse(LONGEST_REST);
        }
        var rests = new ConcurrentLinkedQueue<Duration>();
        try (var each = Executors.newVirtualThreadPerTaskExecutor()) {
            due.forEach(one -> each.execute(() -> rests.add(sent(one))));
        }
        return rests.stream().max(Comparator.naturalOrder()).orElse(Duration.ZERO);
    }

    private Duration sent(Sending one) {
        try {
            return one.send();
        } catch (RuntimeException failed) {
            LOG.error("{} rests, as something could not be sent", name, failed);
            return DATABASE_AWAY;
        }
    }

    /**
     * Writes down what came of something. When the database does not take it now, it is what is done next: until then nothing
     * is sent, as the same would be sent again. Any thread.
     */
    public void keep(Runnable outcome) {
        try {
            outcome.run();
        } catch (DataAccessException | TransactionException away) {
            LOG.warn("{} cannot write down what came of it, and sends nothing until then: {}", name, away.getMessage());
            unkept.add(outcome);
        }
    }

    private void keepRest() {
        for (var next = unkept.peek(); next != null; next = unkept.peek()) {
            next.run();
            unkept.remove();
        }
    }

    private void rest(Duration wanted) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = wanted.compareTo(LONGEST_REST) < 0 ? wanted.toNanos() : LONGEST_REST.toNanos();
            while (!more && !closed && left > 0) {
                left = woken.awaitNanos(left);
            }
            more = false;
        } finally {
            lock.unlock();
        }
    }

    /** Of what is under way only that it has arrived is written down: the rest is tried again. */
    public boolean closed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
        wake();
    }

    public boolean ended() {
        return !thread.isAlive();
    }

    public void awaitEnd(Duration most) throws InterruptedException {
        thread.join(most);
    }
}
