package org.switchroom.routing.desk;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.engine.Engine;
import org.switchroom.engine.Snapshot;
import org.switchroom.routing.store.Journal;
import org.switchroom.routing.store.SnapshotStore;

/** Takes a snapshot every so many records and removes journal files that nobody needs any more. */
final class Housekeeping {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

    private final SnapshotStore snapshots;
    private final long snapshotEvery;
    private final Duration retention;
    private final Clock clock;
    /** The last event that every follower has taken in; -1 while unknown. */
    private final LongSupplier passedByAll;

    private final AtomicBoolean busy = new AtomicBoolean();
    private long lastSnapshot;
    private volatile @Nullable Thread storing;

    Housekeeping(
            SnapshotStore snapshots,
            DeskSettings.Desk settings,
            Clock clock,
            long lastSnapshot,
            LongSupplier passedByAll) {
        this.snapshots = snapshots;
        this.snapshotEvery = settings.snapshotEvery();
        this.retention = settings.retention();
        this.clock = clock;
        this.lastSnapshot = lastSnapshot;
        this.passedByAll = passedByAll;
    }

    /** On the desk's writer, between batches: copies the state if it is time; the disk's part is done aside. */
    void recordsWritten(Journal journal, Engine engine) {
        long record = journal.nextRecord() - 1;
        if (record - lastSnapshot < snapshotEvery || !busy.compareAndSet(false, true)) {
            return;
        }
        lastSnapshot = record;
        var snapshot = new SnapshotStore.Stored(record, Snapshot.write(engine));
        storing = Thread.ofVirtual().name("desk-housekeeping").start(() -> {
            store(snapshot, journal);
            busy.set(false);
        });
    }

    /** Once no more records are written: waits for the snapshot that is being stored. */
    void finish() throws InterruptedException {
        var last = storing;
        if (last != null) {
            last.join();
        }
    }

    private void store(SnapshotStore.Stored snapshot, Journal journal) {
        try {
            snapshots.write(snapshot);
            int removed = journal.removeSegments(
                    passedByAll.getAsLong(), snapshots.safeRecord(), clock.millis() - retention.toMillis());
            LOG.info("Snapshot at record {}, {} journal files removed", snapshot.record(), removed);
        } catch (IOException | RuntimeException failed) {
            LOG.warn("No snapshot at record {}; the next start takes longer", snapshot.record(), failed);
        }
    }
}
