package org.switchroom.quality.store;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
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
 * Keeps the table in step with the disk. Each recording is entered when it is finished; when that does not work, and at
 * the start, the disk is looked through for what the table has not got. So nothing is lost when the database is away or
 * this process dies.
 */
@Component
class RecordingCatalogue implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(RecordingCatalogue.class);
    private static final long AGAIN_SECONDS = 5;
    /** Before the start of the latest one entered: one that began earlier may end later, but none lasts longer than this. */
    private static final int LONGEST_DAYS = 2;

    private final RecordingTable table;
    private final RecordingShelf shelf;
    private final ScheduledExecutorService clerk = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("recording-catalogue").daemon().factory());
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
        clerk.execute(() -> enter(recording.name()));
    }

    private void enter(RecordingName name) {
        if (behind) {
            return; // catching up finds it, and goes by the latest entered
        }
        try {
            keep(name);
        } catch (DataAccessException e) {
            LOG.warn("The recording {} is entered later: {}", name.path(), e.getMessage());
            fallBehind();
        }
    }

    /** One that cannot be read, torn by a power cut for example, must not keep the others out. */
    private void keep(RecordingName name) {
        try {
            table.keep(name, shelf.durationMs(name));
        } catch (IOException e) {
            LOG.warn("The recording {} cannot be read and is left out: {}", name.path(), e.toString());
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
            shelf.since(since).forEach(this::keep);
            behind = false;
        } catch (DataAccessException | IOException e) {
            LOG.debug("Recordings are not entered yet: {}", e.getMessage());
            clerk.schedule(this::catchUp, AGAIN_SECONDS, TimeUnit.SECONDS);
        }
    }

    @Override
    public void destroy() {
        clerk.shutdownNow();
    }
}
