package org.switchroom.routing.desk;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.engine.CentreView;
import org.switchroom.engine.CentreView.CallbackStatus;
import org.switchroom.engine.CentreView.OpenMessage;
import org.switchroom.engine.CentreView.WaitingStatus;
import org.switchroom.engine.Command;
import org.switchroom.engine.Engine;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.engine.Refusal;
import org.switchroom.routing.CommandRefused;
import org.switchroom.routing.RoutingDesk;
import org.switchroom.routing.store.Journal;
import org.switchroom.routing.store.SnapshotStore;

/**
 * The desk of one process: the engine brought to where the journal ends, its single writer, and the doors to it.
 *
 * <p>Opening it replays the journal and then submits {@link Command.Restart}: no call outlives the process that carried it.
 */
public final class EngineDesk implements RoutingDesk, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EngineDesk.class);

    private final Journal journal;
    private final DeskWriter writer;
    private final ContactIds contactIds;

    private EngineDesk(Journal journal, DeskWriter writer, ContactIds contactIds) {
        this.journal = journal;
        this.writer = writer;
        this.contactIds = contactIds;
    }

    /** @param passedByAll the last event all followers have taken in; -1 while unknown */
    static EngineDesk open(Journal journal, DeskSettings settings, Clock clock, LongSupplier passedByAll)
            throws IOException {
        var snapshots = new SnapshotStore(settings.journalDirectory().resolve("snapshots"));
        var replay = Replay.of(journal, snapshots);
        var contactIds = new ContactIds(clock);
        contactIds.seen(replay.lastContactId());
        var housekeeping = new Housekeeping(snapshots, settings.desk(), clock, replay.snapshotRecord(), passedByAll);
        var writer = new DeskWriter(
                replay.engine(),
                journal,
                new LogClock(clock, replay.lastLogTimeMs()),
                housekeeping,
                settings.desk().mailbox());
        var desk = new EngineDesk(journal, writer.start(), contactIds);
        desk.submit(0, new Command.Restart()).join();
        desk.activateNewest();
        return desk;
    }

    /** Contacts that outlived the restart may forbid it; then all goes on as before, until a start that finds none. */
    private void activateNewest() {
        try {
            submit(0, new Command.ActivateVersion(Engine.NEWEST_VERSION)).join();
        } catch (CompletionException refused) {
            if (!(refused.getCause() instanceof CommandRefused)) {
                throw refused;
            }
            LOG.warn(
                    "The centre keeps its earlier behaviour until it starts with nothing open: {}",
                    refused.getCause().getMessage());
        }
    }

    @Override
    public CompletableFuture<List<LoggedEvent>> submit(int firmId, Command command) {
        return submit(0, 0, firmId, command);
    }

    /** For a client with a sequence of its own, that has looked up its last one: it must be higher. */
    CompletableFuture<List<LoggedEvent>> submit(int clientId, long clientSeq, int firmId, Command command) {
        return writer.post(new Entry.Ask(clientId, clientSeq, firmId, command, new CompletableFuture<>()))
                .answer();
    }

    /** What {@code question} reads from the state after all that was submitted before. It runs on the writer: be brief. It may throw {@link CommandRefused}. */
    <T> CompletableFuture<T> look(Function<CentreView, T> question) {
        return writer.post(new Entry.Look<>(question, new CompletableFuture<>()))
                .answer();
    }

    @Override
    public long nextContactId() {
        return contactIds.next();
    }

    @Override
    public CompletableFuture<Map<Long, OpenMessage>> messages() {
        return look(CentreView::messages);
    }

    @Override
    public CompletableFuture<Place> placeOf(int firmId, long contactId) {
        return look(centre -> {
            var place = centre.placeOf(contactId);
            if (place == null || place.firmId() != firmId) {
                throw new CommandRefused(Refusal.UNKNOWN_CONTACT, "Contact " + contactId + " does not wait in a queue");
            }
            return new Place(place.queueId(), place.position(), place.estimatedWaitMs());
        });
    }

    @Override
    public CompletableFuture<List<WaitingStatus>> waiting(int firmId, int queueId, int limit) {
        return look(centre -> {
            requireQueue(centre, firmId, queueId);
            return centre.waiting(queueId, limit);
        });
    }

    @Override
    public CompletableFuture<List<CallbackStatus>> callbacks(int firmId, int queueId, int limit) {
        return look(centre -> {
            requireQueue(centre, firmId, queueId);
            return centre.callbacks(queueId, limit);
        });
    }

    @Override
    public CompletableFuture<List<CallbackStatus>> callbacks() {
        return look(centre -> centre.callbackQueues().stream()
                .flatMap(queueId -> centre.callbacks(queueId, Integer.MAX_VALUE).stream())
                .toList());
    }

    private static void requireQueue(CentreView centre, int firmId, int queueId) {
        var queue = centre.queue(queueId);
        if (queue == null || queue.firmId() != firmId) {
            throw new CommandRefused(Refusal.UNKNOWN_QUEUE, "No queue " + queueId);
        }
    }

    @Override
    public Subscription follow(Consumer<LoggedEvent> consumer) {
        return follow(consumer, LiveFollower.HAND_OVER);
    }

    /** @param handOver batches that wait in memory for a slow consumer; what is more waits in the journal */
    Subscription follow(Consumer<LoggedEvent> consumer, int handOver) {
        var follower = new LiveFollower(consumer, journal, handOver, writer::remove).start();
        writer.add(follower);
        return follower;
    }

    /** Commands accepted and not yet answered. */
    int unanswered() {
        return writer.unanswered();
    }

    boolean running() {
        return writer.running();
    }

    /** Live followers that get no more events, and why; empty as long as all is well. */
    List<String> lostFollowers() {
        return writer.lostFollowers();
    }

    Journal journal() {
        return journal;
    }

    @Override
    public void close() throws IOException {
        writer.close();
        journal.close();
    }
}
