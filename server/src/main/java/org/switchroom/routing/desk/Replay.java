package org.switchroom.routing.desk;

import java.io.IOException;
import java.util.ArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.engine.Command;
import org.switchroom.engine.Engine;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.routing.store.Journal;
import org.switchroom.routing.store.JournalRecord;
import org.switchroom.routing.store.SnapshotStore;

/** Brings an engine to where the journal ends: the newest snapshot, then every record after it, each checked. */
final class Replay {

    /** The engine gave other events than the journal has; going on would make two truths. */
    static final class Diverged extends RuntimeException {
        Diverged(JournalRecord record, Object instead) {
            super("Record " + record.number() + " of the journal (" + record.submission() + ") had the events "
                    + record.events() + ", but this engine gives " + instead
                    + ": run the version that wrote the journal, or report this");
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(Replay.class);

    private Engine engine = new Engine();
    private long snapshotRecord;
    private long lastContactId;
    private long records;

    static Replay of(Journal journal, SnapshotStore snapshots) throws IOException {
        long started = System.nanoTime();
        var replay = new Replay();
        snapshots.newest(journal.nextRecord() - 1).ifPresent(replay::startFrom);
        journal.replay(replay.snapshotRecord + 1, replay::repeat);
        LOG.info(
                "Journal ends at record {}, event {}: {} records replayed after the snapshot at {} in {} ms",
                journal.nextRecord() - 1,
                journal.headEventSeq(),
                replay.records,
                replay.snapshotRecord,
                (System.nanoTime() - started) / 1_000_000);
        return replay;
    }

    private void startFrom(SnapshotStore.Restored start) {
        engine = start.engine();
        snapshotRecord = start.record();
    }

    private void repeat(JournalRecord record) {
        var events = new ArrayList<LoggedEvent>();
        engine.apply(record.submission(), record.logTimeMs(), events::add);
        if (!events.equals(record.events())) {
            throw new Diverged(record, events);
        }
        if (record.submission().command() instanceof Command.OpenContact open) {
            lastContactId = Math.max(lastContactId, open.contactId());
        }
        records++;
    }

    Engine engine() {
        return engine;
    }

    long snapshotRecord() {
        return snapshotRecord;
    }

    long lastLogTimeMs() {
        return engine.view().lastLogTimeMs();
    }

    /** No contact id up to this one may be given again. */
    long lastContactId() {
        return Math.max(lastContactId, ContactIds.firstOf(lastLogTimeMs() + 1) - 1);
    }
}
