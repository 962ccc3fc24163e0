package org.switchroom.routing.desk;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.routing.RoutingDesk;

/**
 * One subscriber of the live stream: a bounded hand-over from the desk's writer and a thread of its own, so that nobody
 * waits for anybody. One that falls {@value #HAND_OVER} batches behind is cut off, and it is said so.
 */
final class LiveFollower implements RoutingDesk.Subscription {
    static final int HAND_OVER = 16_384;
    private static final Logger LOG = LoggerFactory.getLogger(LiveFollower.class);

    private final Consumer<LoggedEvent> consumer;
    private final Consumer<LiveFollower> onEnd;
    private final BlockingQueue<List<LoggedEvent>> handOver = new ArrayBlockingQueue<>(HAND_OVER);
    private final Thread thread;
    private volatile boolean ended;

    LiveFollower(Consumer<LoggedEvent> consumer, Consumer<LiveFollower> onEnd) {
        this.consumer = consumer;
        this.onEnd = onEnd;
        this.thread = Thread.ofVirtual().name("desk-publisher").unstarted(this::run);
    }

    LiveFollower start() {
        thread.start();
        return this;
    }

    /** From the desk's writer; never waits. */
    void publish(List<LoggedEvent> events) {
        if (!ended && !handOver.offer(events)) {
            LOG.error(
                    "Follower {} is {} batches behind the routing desk and was cut off; restart the server",
                    consumer.getClass().getName(),
                    HAND_OVER);
            close();
        }
    }

    private void run() {
        try {
            while (!ended) {
                handOver.take().forEach(this::deliver);
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private void deliver(LoggedEvent event) {
        if (ended) {
            return;
        }
        try {
            consumer.accept(event);
        } catch (RuntimeException failed) {
            LOG.error("Follower {} failed on {}", consumer.getClass().getName(), event, failed);
        }
    }

    @Override
    public void close() {
        ended = true;
        onEnd.accept(this);
        thread.interrupt();
    }
}
