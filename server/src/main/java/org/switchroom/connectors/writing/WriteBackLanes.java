package org.switchroom.connectors.writing;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.switchroom.connectors.guard.GuardedWriter;
import org.switchroom.connectors.store.ConnectorBook;
import org.switchroom.connectors.store.WriteBackPace;
import org.switchroom.connectors.store.WriteBacks;
import org.switchroom.database.Backoff;
import org.switchroom.database.OutboxLane;
import org.switchroom.database.OutboxLanes;

/** A lane for each connector that writes, between the server's start and stop. */
@Component
class WriteBackLanes implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(WriteBackLanes.class);

    private final WriteBacks writeBacks;
    private final WriteBackPace pace;
    private final OutboxLanes<GuardedWriter> lanes;

    private @Nullable ScheduledExecutorService clerk;

    WriteBackLanes(ConnectorBook connectors, WriteBacks writeBacks, WriteBackPace pace) {
        this.writeBacks = writeBacks;
        this.pace = pace;
        this.lanes = new OutboxLanes<>(connectors::writers);
        connectors.onChange(lanes::arrange);
        writeBacks.onMore(lanes::wake);
    }

    @Override
    public synchronized void start() {
        clerk = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("write-back-keeping").daemon().factory());
        clerk.scheduleWithFixedDelay(this::forget, 5, 60, TimeUnit.MINUTES);
        lanes.start(this::lane);
    }

    private OutboxLane lane(int connectorId, GuardedWriter writer) {
        var backoff = new Backoff(
                pace.firstRetry(),
                pace.lastRetry(),
                () -> ThreadLocalRandom.current().nextDouble());
        return new WriteBackLane(connectorId, writer, writeBacks, backoff).thread();
    }

    private void forget() {
        try {
            writeBacks.forgetOld();
        } catch (DataAccessException away) {
            LOG.warn("Old write-backs are forgotten later: {}", away.getMessage());
        }
    }

    @Override
    public void stop() {
        lanes.close();
        synchronized (this) {
            if (clerk != null) {
                clerk.shutdownNow();
                clerk = null;
            }
        }
        lanes.awaitEnd();
    }

    @Override
    public synchronized boolean isRunning() {
        return clerk != null;
    }
}
