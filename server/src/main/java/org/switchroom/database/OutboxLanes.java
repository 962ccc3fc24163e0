package org.switchroom.database;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A lane for each receiver that there is, between start and close. Any thread.
 *
 * @param <S> what a lane is made of; while that equals what it was, the lane goes on
 */
public final class OutboxLanes<S> {
    private static final Duration LAST_WRITING = Duration.ofSeconds(3);

    private record Running<S>(S madeOf, OutboxLane lane) {}

    private final Supplier<Map<Integer, S>> receivers;
    private final Map<Integer, Running<S>> lanes = new HashMap<>();
    /** The last that was closed of each, until nothing of it is under way. */
    private final Map<Integer, OutboxLane> ending = new HashMap<>();
    /** Null: not between start and close. */
    private @Nullable BiFunction<Integer, S, OutboxLane> making;

    /** @param receivers that there are now, by their ids */
    public OutboxLanes(Supplier<Map<Integer, S>> receivers) {
        this.receivers = receivers;
    }

    /** @param making the lane, not started yet, of the receiver of this id */
    public synchronized void start(BiFunction<Integer, S, OutboxLane> making) {
        this.making = making;
        arrange();
    }

    /** The receivers may be others now: one that is as it was keeps its lane. */
    public synchronized void arrange() {
        var by = making;
        if (by == null) {
            return;
        }
        var now = receivers.get();
        lanes.forEach((id, running) -> {
            if (!running.madeOf().equals(now.get(id))) {
                end(id, running);
            }
        });
        lanes.values().removeIf(running -> running.lane().closed());
        ending.values().removeIf(OutboxLane::ended);
        now.forEach((id, madeOf) -> lanes.computeIfAbsent(id, _ -> started(id, madeOf, by)));
    }

    private void end(int id, Running<S> running) {
        running.lane().close();
        ending.put(id, running.lane());
    }

    private Running<S> started(int id, S madeOf, BiFunction<Integer, S, OutboxLane> by) {
        var lane = by.apply(id, madeOf);
        lane.startAfter(ending.get(id));
        return new Running<>(madeOf, lane);
    }

    public synchronized void wake(int id) {
        var running = lanes.get(id);
        if (running != null) {
            running.lane().wake();
        }
    }

    /** Begins nothing more. */
    public synchronized void close() {
        making = null;
        lanes.forEach(this::end);
        lanes.clear();
    }

    /** Waits, once closed, a little for what is under way. */
    public void awaitEnd() {
        try {
            for (var lane : closed()) {
                lane.awaitEnd(LAST_WRITING);
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized List<OutboxLane> closed() {
        return List.copyOf(ending.values());
    }
}
