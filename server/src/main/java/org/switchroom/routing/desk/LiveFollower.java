package org.switchroom.routing.desk;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.routing.RoutingDesk;
import org.switchroom.routing.store.Journal;

/**
 * One subscriber of the live stream: a bounded hand-over from the desk's writer and a thread of its own, so that nobody
 * waits for anybody. What no longer fits into the hand-over is read from the journal when the subscriber comes to it:
 * however slow it is, it gets every event once and in order.
 */
final class LiveFollower implements RoutingDesk.Subscription {
    /** Batches. */
    static final int HAND_OVER = 16_384;

    private static final Logger LOG = LoggerFactory.getLogger(LiveFollower.class);
    private static final int READ_AT_ONCE = 2_000;
    private static final long NOTHING_YET = -1;

    private final Consumer<LoggedEvent> consumer;
    private final Journal journal;
    private final Consumer<LiveFollower> onEnd;
    private final BlockingQueue<List<LoggedEvent>> handOver;
    private final Thread thread;
    /** The last event delivered; the follower's own thread alone. */
    private long position = NOTHING_YET;
    /** The last event that did not fit into the hand-over. */
    private volatile long leftOut = NOTHING_YET;

    private volatile boolean ended;
    private volatile @Nullable Throwable failure;

    /** @param capacity batches in the hand-over */
    LiveFollower(Consumer<LoggedEvent> consumer, Journal journal, int capacity, Consumer<LiveFollower> onEnd) {
        this.consumer = consumer;
        this.journal = journal;
        this.onEnd = onEnd;
        this.handOver = new ArrayBlockingQueue<>(capacity);
        this.thread = Thread.ofVirtual().name("desk-publisher").unstarted(this::run);
    }

    LiveFollower start() {
        thread.start();
        return this;
    }

    /** From the desk's writer, when the journal has it; never waits. */
    void publish(List<LoggedEvent> events) {
        if (ended || handOver.offer(events)) {
            return;
        }
        if (leftOut == NOTHING_YET) {
            LOG.warn(
                    "Follower {} is {} batches behind the routing desk and goes on from the journal",
                    name(),
                    handOver.size());
        }
        leftOut = events.getLast().eventSeq();
    }

    /** Why it gets no more events; null while it does. */
    @Nullable
    String failure() {
        var why = failure;
        return why == null ? null : name() + ": " + why.getMessage();
    }

    private String name() {
        return consumer.getClass().getName();
    }

    private void run() {
        try {
            while (!ended) {
                var batch = handOver.poll();
                if (batch == null && leftOut > position) {
                    readUpTo(leftOut);
                } else {
                    take(batch == null ? handOver.take() : batch);
                }
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException broken) {
            if (!ended) {
                failure = broken;
                ended = true;
                LOG.error("Follower {} is lost after event {}; restart the server", name(), position, broken);
            }
        }
    }

    private void take(List<LoggedEvent> batch) throws IOException {
        long before = batch.getFirst().eventSeq() - 1;
        if (position == NOTHING_YET) {
            position = before;
        } else if (position < before) {
            readUpTo(before);
        }
        batch.forEach(this::deliver);
    }

    private void readUpTo(long eventSeq) throws IOException {
        try (var reader = journal.reader(position)) {
            while (position < eventSeq && !ended) {
                reader.next(READ_AT_ONCE).forEach(this::deliver);
            }
        }
    }

    private void deliver(LoggedEvent event) {
        if (ended || event.eventSeq() <= position) {
            return;
        }
        position = event.eventSeq();
        try {
            consumer.accept(event);
        } catch (RuntimeException failed) {
            LOG.error("Follower {} failed on {}", name(), event, failed);
        }
    }

    @Override
    public void close() {
        ended = true;
        onEnd.accept(this);
        thread.interrupt();
    }
}
