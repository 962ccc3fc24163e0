package org.switchroom.wire.rtp;

import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The media thread: the one thread that touches legs, streams and taps.
 *
 * <h2>One thread</h2>
 *
 * A relayed packet costs under 10 µs, so one core carries about a thousand bridged calls; a second thread would buy room that a
 * machine of that size does not need and cost a hand-over for each bridge. So all legs live here: nothing on the path of a packet
 * takes a lock, and the two legs of a bridge are always at home together.
 *
 * <h2>The clock</h2>
 *
 * Whatever has to happen every 20 ms (frames of clips and keys, silence supervision, recordings) hangs in one of four slots that
 * come round 5 ms apart, so that hundreds of listeners to music are not served in one burst. The slots are due at multiples of
 * 5 ms from the start, whenever the thread woke up: no drift.
 */
final class MediaLoop implements Executor, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(MediaLoop.class);
    private static final int SLOTS = 4;
    private static final long SLOT_NANOS = 5_000_000;
    private static final long MAX_CATCH_UP_NANOS = 200_000_000;
    private static final long LOG_INTERVAL_NANOS = 10_000_000_000L;

    private final Selector selector = Selector.open();
    private final Queue<Runnable> commands = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean woken = new AtomicBoolean();
    private final List<List<Paced>> slots = new ArrayList<>();
    private final List<Runnable> afterRelease = new ArrayList<>();
    private final Consumer<SelectionKey> onReady = this::ready;
    private final Thread thread = Thread.ofPlatform().name("media").unstarted(this::run);
    private volatile boolean closed;
    private int paced;
    private int slot;
    private long due;
    private long now;
    private long failures;
    private long loggedAt;

    /** Something to be looked at every 20 ms. */
    interface Paced {
        void tick(long now);
    }

    /** A channel's owner, called when packets are waiting. */
    interface Inlet {
        void readable(long now) throws IOException;
    }

    MediaLoop() throws IOException {
        for (int i = 0; i < SLOTS; i++) {
            slots.add(new ArrayList<>());
        }
    }

    void start() {
        thread.start();
    }

    /** Has it done on the media thread, after everything asked for before. */
    @Override
    public void execute(Runnable command) {
        commands.add(command);
        if (!Thread.currentThread().equals(thread) && woken.compareAndSet(false, true)) {
            selector.wakeup();
        }
    }

    /** Media thread only. */
    void watch(SelectableChannel channel, Inlet inlet) throws IOException {
        channel.register(selector, SelectionKey.OP_READ, inlet);
    }

    /** Closes the channel; {@code released} runs when the system has its port back. Media thread only. */
    void release(SelectableChannel channel, Runnable released) {
        try {
            channel.close();
        } catch (IOException e) {
            log.warn("A media socket could not be closed", e);
        }
        afterRelease.add(released);
    }

    /** Media thread only. */
    void pace(Paced newcomer) {
        slots.get(paced % SLOTS).add(newcomer);
        if (paced++ == 0) {
            due = System.nanoTime() + SLOT_NANOS;
        }
    }

    /** Media thread only. */
    void unpace(Paced leaver) {
        for (List<Paced> those : slots) {
            if (those.remove(leaver)) {
                paced--;
            }
        }
    }

    private void run() {
        while (!closed) {
            try {
                await();
                now = System.nanoTime();
                runCommands();
                runSlots();
            } catch (IOException | RuntimeException e) {
                failed(e);
            }
        }
        runCommands();
        selector.keys().forEach(key -> release(key.channel(), () -> {}));
        afterRelease.forEach(Runnable::run);
        try {
            selector.close();
        } catch (IOException e) {
            log.warn("The media selector could not be closed", e);
        }
    }

    private void await() throws IOException {
        woken.set(false);
        if (!commands.isEmpty() || closed) {
            selector.selectNow(onReady);
        } else if (paced == 0) {
            selector.select(onReady);
        } else {
            long millis = Math.ceilDiv(due - System.nanoTime(), 1_000_000L);
            if (millis > 0) {
                selector.select(onReady, millis);
            } else {
                selector.selectNow(onReady);
            }
        }
    }

    private void ready(SelectionKey key) {
        try {
            if (key.isValid() && key.attachment() instanceof Inlet inlet) {
                inlet.readable(System.nanoTime());
            }
        } catch (IOException | RuntimeException e) {
            failed(e);
        }
    }

    private void runCommands() {
        for (Runnable command = commands.poll(); command != null; command = commands.poll()) {
            try {
                command.run();
            } catch (RuntimeException e) {
                failed(e);
            }
        }
        if (!afterRelease.isEmpty()) {
            releasePorts();
        }
    }

    // A registered channel gives its port back at the next selection, not when it is closed.
    private void releasePorts() {
        try {
            selector.selectNow(onReady);
        } catch (IOException e) {
            failed(e);
        }
        afterRelease.forEach(Runnable::run);
        afterRelease.clear();
    }

    private void runSlots() {
        if (now - due > MAX_CATCH_UP_NANOS) {
            due = now;
        }
        while (paced > 0 && now - due >= 0) {
            slot = (slot + 1) % SLOTS;
            due += SLOT_NANOS;
            List<Paced> turn = slots.get(slot);
            for (int i = 0; i < turn.size(); i++) {
                tick(turn.get(i));
            }
        }
    }

    private void tick(Paced one) {
        try {
            one.tick(now);
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    private void failed(Exception e) {
        failures++;
        if (loggedAt == 0 || now - loggedAt > LOG_INTERVAL_NANOS) {
            loggedAt = now;
            log.warn("Media thread: failure {} since start", failures, e);
        }
    }

    /** Ends the thread when what was asked for before is done. */
    @Override
    public void close() {
        closed = true;
        selector.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
