package org.switchroom.routing.desk;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.switchroom.engine.Command;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.engine.QueueRules;
import org.switchroom.routing.JournalFollower;
import org.switchroom.routing.RoutingDesk;
import org.switchroom.routing.store.Journal;

/** A real desk with a real journal in a directory of its own, without Spring, and short ways to use it. */
public final class DeskOnDisk implements AutoCloseable {
    private final Path directory;
    private final int mailbox;
    private final long snapshotEvery;
    private Journal journal;
    private FollowerRuns followers;
    private EngineDesk desk;

    public DeskOnDisk(Path directory) throws IOException {
        this(directory, 16_384, 1_000_000);
    }

    public DeskOnDisk(Path directory, int mailbox, long snapshotEvery) throws IOException {
        this.directory = directory;
        this.mailbox = mailbox;
        this.snapshotEvery = snapshotEvery;
        open();
    }

    private void open() throws IOException {
        var limits = new DeskSettings.Desk(mailbox, 64 << 10, snapshotEvery, Duration.ofDays(1));
        var settings = new DeskSettings(directory, limits);
        journal = Journal.open(settings.journalDirectory(), limits.segmentBytes());
        followers = new FollowerRuns(journal);
        try {
            desk = EngineDesk.open(journal, settings, Clock.systemUTC(), followers::passedByAll);
        } catch (RuntimeException failed) {
            journal.close();
            throw failed;
        }
    }

    public void reopen() throws IOException {
        close();
        open();
    }

    public RoutingDesk desk() {
        return desk;
    }

    EngineDesk engineDesk() {
        return desk;
    }

    Journal journal() {
        return journal;
    }

    public FollowerRuns followers() {
        return followers;
    }

    public void follow(JournalFollower... all) {
        followers.start(List.of(all));
    }

    public List<LoggedEvent> submit(int firmId, Command command) {
        try {
            return desk.submit(firmId, command).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    public void queue(int firmId, int queueId, long ringTimeoutMs, long wrapUpMs) {
        submit(firmId, new Command.DefineQueue(queueId, new QueueRules(ringTimeoutMs, wrapUpMs, 10_000)));
    }

    public void agent(int firmId, int agentId, Integer... queueIds) {
        submit(firmId, new Command.DefineAgent(agentId, List.of(queueIds)));
    }

    public void available(int firmId, int agentId) {
        submit(firmId, new Command.SignIn(agentId, "desk:" + agentId));
        submit(firmId, new Command.SetAvailable(agentId));
    }

    public long call(int firmId, int queueId) {
        long contactId = desk.nextContactId();
        submit(firmId, new Command.OpenContact(contactId, "+49301234567", "+4940999"));
        submit(firmId, new Command.EnqueueContact(contactId, queueId, 0));
        return contactId;
    }

    static boolean waitFor(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        followers.close();
        desk.close();
    }
}
