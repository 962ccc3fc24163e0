package org.switchroom.connectors.writing;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.switchroom.connectors.guard.GuardedWriter;
import org.switchroom.connectors.guard.WriteReply.Outcome;
import org.switchroom.connectors.store.WriteBacks;
import org.switchroom.connectors.store.WriteBacks.WriteBack;
import org.switchroom.database.Backoff;
import org.switchroom.database.OutboxLane;

/** All that one connector is to write: several at once, but what is about the same person one after the other. */
final class WriteBackLane implements OutboxLane.Outbox {
    private static final Duration LONGEST_REST = Duration.ofMinutes(1);
    private static final int AT_ONCE = 4;

    private final int connectorId;
    private final GuardedWriter writer;
    private final WriteBacks writeBacks;
    private final Backoff backoff;
    private final OutboxLane thread;

    WriteBackLane(int connectorId, GuardedWriter writer, WriteBacks writeBacks, Backoff backoff) {
        this.connectorId = connectorId;
        this.writer = writer;
        this.writeBacks = writeBacks;
        this.backoff = backoff;
        this.thread = new OutboxLane("connector-" + connectorId + "-writes", this);
    }

    GuardedWriter writer() {
        return writer;
    }

    OutboxLane thread() {
        return thread;
    }

    @Override
    public Duration sendDue() {
        var due = writeBacks.due(connectorId, AT_ONCE);
        if (due.isEmpty()) {
            return writeBacks.untilDue(connectorId).orElse(LONGEST_REST);
        }
        var leftAlone = new AtomicBoolean();
        try (var each = Executors.newVirtualThreadPerTaskExecutor()) {
            due.forEach(one -> each.execute(() -> {
                if (!tried(one)) {
                    leftAlone.set(true);
                }
            }));
        }
        return leftAlone.get() ? writer.rest() : Duration.ZERO;
    }

    /** @return false: nothing was tried, as the source is left alone */
    private boolean tried(WriteBack one) {
        try {
            var reply = writer.write(one.entry());
            int made = one.attempts() + 1;
            if (reply.outcome() == Outcome.RESTING) {
                return false;
            }
            if (reply.outcome() == Outcome.WRITTEN) {
                thread.keep(() -> writeBacks.done(one, reply));
            } else if (thread.closed()) {
                return true;
            } else if (reply.outcome() == Outcome.REFUSED || made >= WriteBacks.ATTEMPTS) {
                thread.keep(() -> writeBacks.dead(one, reply));
            } else {
                thread.keep(() -> writeBacks.again(one, reply, backoff.after(made)));
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
        return true;
    }
}
