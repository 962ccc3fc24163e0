package org.switchroom.routing.desk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.engine.Command;
import org.switchroom.engine.Engine;
import org.switchroom.engine.Event;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.engine.Submission;
import org.switchroom.routing.CommandRefused;
import org.switchroom.routing.DeskOverloaded;
import org.switchroom.routing.store.Journal;

/**
 * The one thread that asks the engine.
 *
 * <p>Each turn takes what lies in the mailbox, lets the engine decide it, puts all of it into the journal with one fsync,
 * and only then tells anybody: the live followers the events, the senders the answers. While the disk works, the next
 * batch gathers; so batches are as large as the load makes them, and there is no timer to tune. When nothing is in the
 * mailbox it sleeps until the engine's next deadline.
 *
 * <p>If the journal cannot be written or the engine fails, the writer stops for good and all answers fail: nothing is
 * decided that would not be remembered.
 */
final class DeskWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DeskWriter.class);
    private static final int MAX_BATCH = 1_024;
    /** The desk's own submissions; the number of the journal record is the submission's number. */
    private static final int CLIENT_ID = 1;

    private final Engine engine;
    private final Journal journal;
    private final LogClock clock;
    private final Housekeeping housekeeping;
    private final CopyOnWriteArrayList<LiveFollower> followers = new CopyOnWriteArrayList<>();

    private final int capacity;
    /** One permit for each entry not yet answered. */
    private final Semaphore room;

    private final Answers answers;

    private final BlockingQueue<Entry> mailbox = new LinkedBlockingQueue<>();
    private final Thread thread = Thread.ofPlatform().name("desk-writer").unstarted(this::run);
    private volatile boolean closed;
    private volatile @Nullable Throwable failure;

    private final List<Entry> batch = new ArrayList<>(MAX_BATCH);
    private final List<Runnable> batchAnswers = new ArrayList<>(MAX_BATCH);
    private List<LoggedEvent> batchEvents = new ArrayList<>();

    DeskWriter(Engine engine, Journal journal, LogClock clock, Housekeeping housekeeping, int capacity) {
        this.engine = engine;
        this.journal = journal;
        this.clock = clock;
        this.housekeeping = housekeeping;
        this.capacity = capacity;
        this.room = new Semaphore(capacity);
        this.answers = new Answers(room::release);
    }

    DeskWriter start() {
        answers.start();
        thread.start();
        return this;
    }

    /** Any thread; never waits. New callers are refused while half the room is still there for those already here. */
    <E extends Entry> E post(E entry) {
        boolean tooMany = opensContact(entry) && room.availablePermits() <= capacity / 2;
        if (tooMany || !room.tryAcquire()) {
            entry.answer().completeExceptionally(new DeskOverloaded());
            return entry;
        }
        mailbox.add(entry);
        // Only its own: whatever else is there wakes the writer, which fails it.
        if (closed && mailbox.remove(entry)) {
            fail(entry);
        }
        return entry;
    }

    private static boolean opensContact(Entry entry) {
        return entry instanceof Entry.Ask ask && ask.command() instanceof Command.OpenContact;
    }

    int unanswered() {
        return capacity - room.availablePermits();
    }

    void add(LiveFollower follower) {
        followers.add(follower);
    }

    void remove(LiveFollower follower) {
        followers.remove(follower);
    }

    List<String> lostFollowers() {
        return followers.stream()
                .map(LiveFollower::failure)
                .filter(Objects::nonNull)
                .toList();
    }

    private void run() {
        try {
            while (!closed) {
                turn();
            }
        } catch (InterruptedException end) {
            LOG.debug("The routing desk closes");
        } catch (IOException | RuntimeException | Error broken) {
            failure = broken;
            LOG.error("The routing desk has stopped, no call can be routed; put this right and restart", broken);
        } finally {
            closed = true;
            batch.forEach(this::fail);
            failMailbox();
        }
    }

    private void turn() throws IOException, InterruptedException {
        gather();
        long now = clock.nowMs();
        if (engine.nextDeadlineMs() <= now) {
            decide(own(0, new Command.Tick()), now);
        }
        batch.forEach(entry -> handle(entry, now));
        journal.force();
        tell();
        housekeeping.recordsWritten(journal, engine);
    }

    private void gather() throws InterruptedException {
        batch.clear();
        var first = mailbox.poll(untilDeadlineMs(), TimeUnit.MILLISECONDS);
        if (first != null) {
            batch.add(first);
            mailbox.drainTo(batch, MAX_BATCH - 1);
        }
    }

    private long untilDeadlineMs() {
        long deadline = engine.nextDeadlineMs();
        return deadline == Long.MAX_VALUE ? Long.MAX_VALUE : Math.max(0, deadline - clock.nowMs());
    }

    private void handle(Entry entry, long now) {
        switch (entry) {
            case Entry.Ask ask -> {
                var events = decide(submission(ask), now);
                batchAnswers.add(() -> answer(ask.answer(), events));
            }
            case Entry.Look<?> look -> handle(look);
        }
    }

    private <T> void handle(Entry.Look<T> look) {
        try {
            T seen = look.question().apply(engine.view());
            batchAnswers.add(() -> look.answer().complete(seen));
        } catch (CommandRefused refused) {
            batchAnswers.add(() -> look.answer().completeExceptionally(refused));
        }
    }

    private Submission submission(Entry.Ask ask) {
        return ask.clientId() == 0
                ? own(ask.firmId(), ask.command())
                : new Submission(ask.clientId(), ask.clientSeq(), ask.firmId(), ask.command());
    }

    private Submission own(int firmId, Command command) {
        return new Submission(CLIENT_ID, journal.nextRecord(), firmId, command);
    }

    private List<LoggedEvent> decide(Submission submission, long now) {
        var decided = new ArrayList<LoggedEvent>();
        engine.apply(submission, now, decided::add);
        var events = List.copyOf(decided);
        journal.append(now, submission, events);
        batchEvents.addAll(events);
        return events;
    }

    private static void answer(CompletableFuture<List<LoggedEvent>> answer, List<LoggedEvent> events) {
        if (!events.isEmpty() && events.getLast().event() instanceof Event.Refused refused) {
            answer.completeExceptionally(new CommandRefused(refused.reason(), refused.detail()));
        } else {
            answer.complete(events);
        }
    }

    private void tell() {
        if (!batchEvents.isEmpty()) {
            var events = batchEvents;
            batchEvents = new ArrayList<>();
            followers.forEach(follower -> follower.publish(events));
        }
        batchAnswers.forEach(answers::give);
        batchAnswers.clear();
        batch.clear();
    }

    /** Nobody waits forever on a desk that has stopped. */
    private void failMailbox() {
        for (var entry = mailbox.poll(); entry != null; entry = mailbox.poll()) {
            fail(entry);
        }
    }

    private void fail(Entry entry) {
        entry.answer().completeExceptionally(new IllegalStateException("The routing desk has stopped", failure));
        room.release();
    }

    boolean running() {
        return thread.isAlive() && failure == null;
    }

    @Override
    public void close() {
        closed = true;
        mailbox.add(new Entry.Look<>(centre -> true, new CompletableFuture<>()));
        try {
            thread.join();
            housekeeping.finish();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        List.copyOf(followers).forEach(LiveFollower::close);
        answers.close();
    }
}
