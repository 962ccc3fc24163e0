package org.switchroom.routing.desk;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.switchroom.directory.ClientFirm;
import org.switchroom.directory.Directory;
import org.switchroom.engine.Command;

/**
 * Tells the engine that a day has begun where a client firm is, once a day: at its midnight, or at start when the server
 * was down then. One timer, set to the next midnight of any firm.
 *
 * <p>Each firm submits as a client of its own whose sequence is the day, counted from 1970. So the engine's state, and with
 * it every snapshot and the journal, knows the last day of each firm that has begun, and none begins twice.
 */
final class Midnights implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Midnights.class);
    private static final int CLIENTS_FROM = 1_000_000;
    private static final long AGAIN_MS = 10_000;

    private final EngineDesk desk;
    private final Directory directory;
    private final Clock clock;
    /** Released when firms or their zones may have changed. */
    private final Semaphore changes = new Semaphore(0);

    private final Thread thread = Thread.ofVirtual().name("midnights").unstarted(this::run);

    Midnights(EngineDesk desk, Directory directory, Clock clock) {
        this.desk = desk;
        this.directory = directory;
        this.clock = clock;
    }

    /** Begins what is due before it returns. */
    Midnights start() {
        beginDueDays();
        thread.start();
        return this;
    }

    static int clientOf(int firmId) {
        return CLIENTS_FROM + firmId;
    }

    @EventListener
    void changed(Directory.Changed change) {
        changes.release();
    }

    private void run() {
        try {
            while (true) {
                changes.drainPermits();
                var next = beginDueDays();
                if (changes.tryAcquire(Math.max(1, next.toEpochMilli() - clock.millis()), TimeUnit.MILLISECONDS)) {
                    LOG.debug("Firms have changed");
                }
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return the next midnight of any firm, or sooner when the desk could not take it now */
    Instant beginDueDays() {
        var now = clock.instant();
        var next = now.plusSeconds(24 * 60 * 60);
        for (var firm : directory.firms()) {
            try {
                begin(firm, now);
                next = earlier(next, midnightAfter(now, firm));
            } catch (RuntimeException failed) {
                LOG.warn("The day of firm {} could not begin, it is tried again", firm.id(), failed);
                next = earlier(next, now.plusMillis(AGAIN_MS));
            }
        }
        return next;
    }

    private void begin(ClientFirm firm, Instant now) {
        long day = now.atZone(firm.zone()).toLocalDate().toEpochDay();
        int client = clientOf(firm.id());
        long last = desk.look(centre -> centre.lastClientSeq(client)).join();
        if (day > last) {
            desk.submit(client, day, firm.id(), new Command.StartDay()).join();
        }
    }

    private static Instant midnightAfter(Instant now, ClientFirm firm) {
        return now.atZone(firm.zone())
                .toLocalDate()
                .plusDays(1)
                .atStartOfDay(firm.zone())
                .toInstant();
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
