package org.switchroom.telephony.call;

import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.switchroom.ivr.CallMailbox;

/** The clock of all calls: one thread that only hands over. */
public final class Timers implements AutoCloseable {
    private final ScheduledThreadPoolExecutor clock;
    private final AtomicInteger pending = new AtomicInteger();

    public Timers() {
        clock = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("telephony-timers").daemon().factory());
        clock.setRemoveOnCancelPolicy(true);
    }

    /** Hands {@code action} to {@code executor} after {@code ms}. */
    public CallMailbox.Timer after(long ms, Executor executor, Runnable action) {
        return new Pending(ms, executor, action);
    }

    /** Runs a short action again and again on the clock's own thread. */
    public void every(long ms, Runnable action) {
        clock.scheduleWithFixedDelay(action, ms, ms, TimeUnit.MILLISECONDS);
    }

    /** Timers that wait to run, without those of {@link #every}. */
    public int pending() {
        return pending.get();
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    private final class Pending implements CallMailbox.Timer, Runnable {
        private final Executor executor;
        private final Runnable action;
        private final Future<?> scheduled;
        private final AtomicBoolean over = new AtomicBoolean();

        Pending(long ms, Executor executor, Runnable action) {
            this.executor = executor;
            this.action = action;
            pending.incrementAndGet();
            this.scheduled = clock.schedule(this, ms, TimeUnit.MILLISECONDS);
        }

        @Override
        public void run() {
            if (over.compareAndSet(false, true)) {
                pending.decrementAndGet();
                executor.execute(action);
            }
        }

        @Override
        public void cancel() {
            if (over.compareAndSet(false, true)) {
                pending.decrementAndGet();
                scheduled.cancel(false);
            }
        }
    }
}
