package org.switchroom.developers.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.switchroom.developers.DeveloperLimits;
import org.switchroom.developers.Webhook;
import org.switchroom.developers.store.Deliveries;
import org.switchroom.developers.store.Deliveries.Delivery;
import org.switchroom.developers.store.WebhookBook;

/**
 * All deliveries to one webhook, on a thread of their own: however slow or dead it is, no other waits for it. What is
 * under way when the server stops is still waiting in the table, and is sent again after the start, under the same id.
 */
final class Lane implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);
    private static final Duration LONGEST_REST = Duration.ofMinutes(1);
    private static final Duration DATABASE_AWAY = Duration.ofSeconds(2);
    private static final int GONE = 410;

    private final Webhook webhook;
    private final WebhookBook book;
    private final Deliveries deliveries;
    private final Sender sender;
    private final WebhookSettings settings;
    private final DoubleSupplier chance;
    private final Thread thread;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition woken = lock.newCondition();
    private boolean more;
    private volatile boolean closed;

    /** @param chance from 0 to 1 */
    Lane(
            Webhook webhook,
            WebhookBook book,
            Deliveries deliveries,
            Sender sender,
            WebhookSettings settings,
            DoubleSupplier chance) {
        this.webhook = webhook;
        this.book = book;
        this.deliveries = deliveries;
        this.sender = sender;
        this.settings = settings;
        this.chance = chance;
        this.thread = Thread.ofVirtual().name("webhook-" + webhook.id()).unstarted(this::run);
    }

    Lane start() {
        thread.start();
        return this;
    }

    Webhook webhook() {
        return webhook;
    }

    /** There may be something to send. Any thread; never waits. */
    void wake() {
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
            while (!closed) {
                try {
                    var due = deliveries.due(webhook.id(), DeveloperLimits.DELIVERIES_AT_ONCE);
                    if (due.isEmpty()) {
                        rest(untilNext());
                    } else {
                        sendAll(due);
                    }
                } catch (DataAccessException | TransactionException away) {
                    LOG.warn("Webhook {} waits for the database: {}", webhook.id(), away.getMessage());
                    rest(DATABASE_AWAY);
                } catch (RuntimeException failed) {
                    LOG.error("Webhook {} rests", webhook.id(), failed);
                    rest(DATABASE_AWAY);
                }
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration untilNext() {
        return deliveries
                .nextAt(webhook.id())
                .map(at -> Duration.between(Instant.now(), at))
                .filter(wait -> wait.compareTo(LONGEST_REST) < 0)
                .orElse(LONGEST_REST);
    }

    private void rest(Duration most) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = most.toNanos();
            while (!more && !closed && left > 0) {
                left = woken.awaitNanos(left);
            }
            more = false;
        } finally {
            lock.unlock();
        }
    }

    private void sendAll(List<Delivery> due) {
        var secret = book.secret(webhook);
        try (var each = Executors.newVirtualThreadPerTaskExecutor()) {
            due.forEach(delivery -> each.execute(() -> send(delivery, secret)));
        }
    }

    private void send(Delivery delivery, String secret) {
        try {
            var attempt = sender.send(webhook, secret, delivery);
            if (closed) {
                return;
            }
            int made = delivery.attempts() + 1;
            if (attempt.said().isEmpty()) {
                deliveries.done(delivery, attempt);
            } else if (made >= DeveloperLimits.ATTEMPTS || Integer.valueOf(GONE).equals(attempt.status())) {
                deliveries.dead(delivery, attempt);
            } else {
                deliveries.again(delivery, attempt, Instant.now().plus(pause(made)));
            }
        } catch (DataAccessException | TransactionException away) {
            LOG.warn("What came of delivery {} is not written, it is sent again: {}", delivery.id(), away.getMessage());
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    /** Exponential, and up to a fifth more or less, so that not all come again at once. */
    private Duration pause(int attempts) {
        double first = settings.firstRetry().toMillis();
        double last = settings.lastRetry().toMillis();
        double plain = Math.min(first * Math.pow(4, attempts - 1), last);
        return Duration.ofMillis((long) (plain * (0.8 + 0.4 * chance.getAsDouble())));
    }

    @Override
    public void close() {
        closed = true;
        wake();
    }

    void awaitEnd(Duration most) throws InterruptedException {
        thread.join(most);
    }
}
