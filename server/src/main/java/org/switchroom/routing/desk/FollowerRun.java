package org.switchroom.routing.desk;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.routing.JournalFollower;
import org.switchroom.routing.store.Journal;
import org.switchroom.routing.store.JournalReader;

/** Carries the journal to one follower, on a thread of its own, for as long as the server runs. */
final class FollowerRun implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FollowerRun.class);
    /** Events in one batch, about: one database transaction. */
    private static final int BATCH = 2_000;

    private static final Duration FIRST_RETRY = Duration.ofMillis(100);
    private static final Duration LAST_RETRY = Duration.ofSeconds(5);
    /** Waited for when the server stops. */
    private static final Duration LONGEST_BATCH = Duration.ofSeconds(5);

    private static final long UNKNOWN = -1;

    private final JournalFollower follower;
    private final Journal journal;
    private final Runnable onProgress;
    private final Thread thread;
    /** Held while a batch is taken in: a connection to a database does not outlive the interruption of who writes to it. */
    private final ReentrantLock taking = new ReentrantLock();

    private volatile long position = UNKNOWN;
    private volatile boolean interrupted;
    private volatile boolean closed;

    FollowerRun(JournalFollower follower, Journal journal, Runnable onProgress) {
        this.follower = follower;
        this.journal = journal;
        this.onProgress = onProgress;
        this.thread = Thread.ofVirtual().name("follower-" + follower.name()).unstarted(this::run);
    }

    FollowerRun start() {
        thread.start();
        return this;
    }

    String name() {
        return follower.name();
    }

    /** Events not yet taken in; all of them while the follower's position cannot be read. */
    long backlog() {
        return journal.headEventSeq() - Math.max(0, position);
    }

    /** The last try failed. */
    boolean interrupted() {
        return interrupted;
    }

    /** The last event taken in; -1 while unknown. */
    long position() {
        return position;
    }

    private void run() {
        var pause = FIRST_RETRY;
        while (!closed) {
            long before = position;
            try {
                follow();
            } catch (InterruptedException end) {
                Thread.currentThread().interrupt();
                return;
            } catch (IOException | RuntimeException failed) {
                if (closed) {
                    return;
                }
                interrupted = true;
                pause = position > before ? FIRST_RETRY : pause;
                LOG.warn(
                        "Follower {} stands at event {}, {} behind; next try in {} ms: {}",
                        name(),
                        position,
                        backlog(),
                        pause.toMillis(),
                        failed.toString());
                LOG.debug("Follower {} failed", name(), failed);
                onProgress.run();
                if (!waited(pause)) {
                    return;
                }
                pause = min(pause.multipliedBy(2), LAST_RETRY);
            }
        }
    }

    /** From the follower's own position until something fails. */
    private void follow() throws IOException, InterruptedException {
        position = follower.position();
        try (var reader = journal.reader(position)) {
            while (!closed) {
                var events = next(reader);
                if (!events.isEmpty() && take(events)) {
                    position = events.getLast().eventSeq();
                    interrupted = false;
                    onProgress.run();
                    Thread.sleep(follower.pace());
                }
            }
        }
    }

    private boolean take(List<LoggedEvent> events) {
        taking.lock();
        try {
            if (!closed) {
                follower.take(events);
            }
            return !closed;
        } finally {
            taking.unlock();
        }
    }

    private List<LoggedEvent> next(JournalReader reader) throws InterruptedException {
        journal.awaitEventsAfter(position);
        return reader.next(BATCH);
    }

    private static boolean waited(Duration pause) {
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    @Override
    public void close() {
        closed = true;
        try {
            boolean atRest = taking.tryLock(LONGEST_BATCH.toMillis(), TimeUnit.MILLISECONDS);
            thread.interrupt();
            if (atRest) {
                taking.unlock();
            }
            thread.join(LONGEST_BATCH);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
