package org.switchroom.telephony.call;

import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.ivr.CallMailbox;

/**
 * A mailbox that borrows a thread only while something is in it. What the call itself needs always goes in; what the far
 * end can send at will goes in by {@link #offer} up to a limit.
 */
final class SerialMailbox implements CallMailbox {
    private static final Logger LOG = LoggerFactory.getLogger(SerialMailbox.class);
    private static final int MOST_FROM_OUTSIDE = 256;

    private final Executor threads;
    private final Timers timers;
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();
    private final Set<Timer> running = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    SerialMailbox(Executor threads, Timers timers) {
        this.threads = threads;
        this.timers = timers;
    }

    @Override
    public void execute(Runnable action) {
        waiting.add(action);
        if (size.getAndIncrement() == 0) {
            threads.execute(this::drain);
        }
    }

    /** Drops the action when too much waits already: a flood of keys must not become a flood of memory. */
    void offer(Runnable action) {
        if (size.get() < MOST_FROM_OUTSIDE) {
            execute(action);
        }
    }

    @Override
    public Timer after(long ms, Runnable action) {
        var pending = new Pending(action);
        running.add(pending);
        pending.timer = timers.after(ms, this, pending);
        if (closed) {
            pending.cancel();
        }
        return pending;
    }

    @Override
    public void inAnyCase(long ms, Runnable action) {
        timers.after(ms, this, action);
    }

    /** Cancels its timers but those of {@link #inAnyCase}; what is in it already still runs. */
    void close() {
        closed = true;
        running.forEach(Timer::cancel);
    }

    private void drain() {
        do {
            var action = waiting.poll();
            try {
                if (action != null) {
                    action.run();
                }
            } catch (RuntimeException e) {
                LOG.error("A call goes on after an error in it", e);
            }
        } while (size.decrementAndGet() > 0);
    }

    private final class Pending implements Timer, Runnable {
        private final Runnable action;
        private volatile @Nullable Timer timer;

        Pending(Runnable action) {
            this.action = action;
        }

        @Override
        public void run() {
            if (running.remove(this)) {
                action.run();
            }
        }

        @Override
        public void cancel() {
            running.remove(this);
            var started = timer;
            if (started != null) {
                started.cancel();
            }
        }
    }
}
