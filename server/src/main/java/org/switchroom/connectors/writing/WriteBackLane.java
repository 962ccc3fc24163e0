package org.switchroom.connectors.writing;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.switchroom.connectors.guard.GuardedWriter;
import org.switchroom.connectors.guard.WriteReply.Outcome;
import org.switchroom.connectors.store.WriteBacks;
import org.switchroom.connectors.store.WriteBacks.WriteBack;
import org.switchroom.database.Backoff;
import org.switchroom.database.OutboxLane;
import org.switchroom.database.OutboxLane.Sending;

/** All that one connector is to write: several at once, but what is about the same person one after the other. */
final class WriteBackLane implements OutboxLane.Outbox {
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

    OutboxLane thread() {
        return thread;
    }

    @Override
    public List<Sending> due() {
        return writeBacks.due(connectorId, AT_ONCE).stream()
                .<Sending>map(one -> () -> write(one))
                .toList();
    }

    @Override
    public Optional<Duration> untilDue() {
        return writeBacks.untilDue(connectorId);
    }

    private Duration write(WriteBack one) {
        try {
            var reply = writer.write(one.entry());
            int made = one.attempts() + 1;
            if (reply.outcome() == Outcome.RESTING) {
                return writer.rest();
            }
            if (reply.outcome() == Outcome.WRITTEN) {
                thread.keep(() -> writeBacks.done(one, reply));
            } else if (thread.closed()) {
                return Duration.ZERO;
            } else if (reply.outcome() == Outcome.REFUSED || made >= WriteBacks.ATTEMPTS) {
                thread.keep(() -> writeBacks.dead(one, reply));
            } else {
                thread.keep(() -> writeBacks.again(one, reply, backoff.after(made)));
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
        return Duration.ZERO;
    }
}
