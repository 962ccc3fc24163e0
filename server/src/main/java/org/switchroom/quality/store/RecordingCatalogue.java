package org.switchroom.quality.store;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.switchroom.telephony.RecordingFinished;
import org.switchroom.telephony.RecordingName;

/**
 * Keeps the table in step with the disk. Recordings are entered soon after they are finished, those of a moment together;
 * when that does not work, and at the start, the disk is looked through for what the table has not got. So nothing is lost
 * when the database is away or this process dies.
 */
@Component
class RecordingCatalogue implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(RecordingCatalogue.class);
    private static final long AGAIN_MS = 5_000;
    /** One that is finished waits so long for others. */
    private static final long GATHER_MS = 100;
    /** Entered at once; as many may wait, more are looked for on the disk. */
    private static final int MOST_AT_ONCE = 1_000;

    /** Before the start of the latest one entered: one that began earlier may end later, but none lasts longer than this. */
    private static final int LONGEST_DAYS = 2;

    private final RecordingTable table;
    private final RecordingShelf shelf;
    private final ScheduledExecutorService clerk = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("recording-catalogue").daemon().factory());
    private final BlockingQueue<RecordingName> finished = new ArrayBlockingQueue<>(MOST_AT_ONCE);
    /** Whether the clerk is about to enter what is finished. */
    private final AtomicBoolean called = new AtomicBoolean();

    private boolean behind;

    RecordingCatalogue(RecordingTable table, RecordingShelf shelf) {
        this.table = table;
        this.shelf = shelf;
    }

    @EventListener(ApplicationReadyEvent.class)
    void started() {
        clerk.execute(this::fallBehind);
    }

    @EventListener
    void finished(RecordingFinished recording) {
        if (!finished.offer(recording.name())) {
            clerk.execute(this::fallBehind);
        } else if (called.compareAndSet(false, true)) {
            clerk.schedule(this::enterFinished, GATHER_MS, TimeUnit.MILLISECONDS);
        }
    }

    private void enterFinished() {
        called.set(false);
        var names = new ArrayList<RecordingName>();
        finished.drainTo(names);
        if (behind) {
            return; // catching up finds them, and goes by the latest entered
        }
        try {
            keep(names);
        } catch (DataAccessException e) {
            LOG.warn("{} recordings are entered later: {}", names.size(), e.getMessage());
            fallBehind();
        }
    }

    private void keep(List<RecordingName> names) {
        var lengths = names.stream().flatMap(this::measured).toList();
        if (!lengths.isEmpty()) {
            table.keep(lengths);
        }
    }

    /** One that cannot be read, torn by a power cut for example, must not keep the others out. */
    private Stream<RecordingTable.Length> measured(RecordingName name) {
        try {
            return Stream.of(new RecordingTable.Length(name, shelf.durationMs(name)));
        } catch (IOException e) {
            LOG.warn("The recording {} cannot be read and is left out: {}", name.path(), e.toString());
            return Stream.empty();
        }
    }

    private void fallBehind() {
        if (!behind) {
            behind = true;
            catchUp();
        }
    }

    /** In the order of time: when it breaks off half-way, what is missing still lies after what is entered. */
    private void catchUp() {
        try {
            var latest = table.latestStart();
            var since = latest.map(
                            start -> LocalDate.ofInstant(start, ZoneOffset.UTC).minusDays(LONGEST_DAYS))
                    .orElse(LocalDate.EPOCH);
            var names = shelf.since(since);
            for (int from = 0; from < names.size(); from += MOST_AT_ONCE) {
                keep(names.subList(from, Math.min(names.size(), from + MOST_AT_ONCE)));
            }
            behind = false;
        } catch (DataAccessException | IOException e) {
            LOG.debug("Recordings are not entered yet: {}", e.getMessage());
            clerk.schedule(this::catchUp, AGAIN_MS, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void destroy() {
        clerk.shutdownNow();
    }
}
