package org.switchroom.connectors.writing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

/** A lane for each connector that writes, between the server's start and stop. */
@Component
class WriteBackLanes implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(WriteBackLanes.class);
    private static final Duration LAST_WRITING = Duration.ofSeconds(3);

    private final ConnectorBook connectors;
    private final WriteBacks writeBacks;
    private final WriteBackPace pace;
    private Map<Integer, WriteBackLane> lanes = new HashMap<>();
    /** The last that was closed of each, until nothing of it is under way. */
    private final Map<Integer, WriteBackLane> ending = new HashMap<>();

    private @Nullable ScheduledExecutorService clerk;

    WriteBackLanes(ConnectorBook connectors, WriteBacks writeBacks, WriteBackPace pace) {
        this.connectors = connectors;
        this.writeBacks = writeBacks;
        this.pace = pace;
        connectors.onChange(this::arrange);
        writeBacks.onMore(this::wake);
    }

    @Override
    public synchronized void start() {
        clerk = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("write-back-keeping").daemon().factory());
        clerk.scheduleWithFixedDelay(this::forget, 5, 60, TimeUnit.MINUTES);
        arrange();
    }

    /** A connector that is as it was keeps its lane. */
    private synchronized void arrange() {
        if (clerk == null) {
            return;
        }
        var now = connectors.writers();
        var kept = new HashMap<Integer, WriteBackLane>();
        lanes.forEach((id, lane) -> {
            if (lane.writer().equals(now.get(id))) {
                kept.put(id, lane);
            } else {
                lane.thread().close();
                ending.put(id, lane);
            }
        });
        ending.values().removeIf(lane -> lane.thread().ended());
        now.forEach((id, writer) -> kept.computeIfAbsent(id, _ -> started(id, writer)));
        lanes = kept;
    }

    private WriteBackLane started(int connectorId, GuardedWriter writer) {
        var backoff = new Backoff(
                pace.firstRetry(),
                pace.lastRetry(),
                () -> ThreadLocalRandom.current().nextDouble());
        var lane = new WriteBackLane(connectorId, writer, writeBacks, backoff);
        var before = ending.get(connectorId);
        lane.thread().startAfter(before == null ? null : before.thread());
        return lane;
    }

    private synchronized void wake(int connectorId) {
        var lane = lanes.get(connectorId);
        if (lane != null) {
            lane.thread().wake();
        }
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
        List<WriteBackLane> last;
        synchronized (this) {
            lanes.values().forEach(lane -> lane.thread().close());
            last = new ArrayList<>(ending.values());
            last.addAll(lanes.values());
            ending.clear();
            lanes = new HashMap<>();
            if (clerk != null) {
                clerk.shutdownNow();
                clerk = null;
            }
        }
        try {
            for (var lane : last) {
                lane.thread().awaitEnd(LAST_WRITING);
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return clerk != null;
    }
}
