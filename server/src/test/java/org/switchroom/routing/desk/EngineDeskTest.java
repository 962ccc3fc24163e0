package org.switchroom.routing.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.switchroom.engine.AgentState;
import org.switchroom.engine.CentreView;
import org.switchroom.engine.Command;
import org.switchroom.engine.EndCause;
import org.switchroom.engine.EndedBy;
import org.switchroom.engine.Event;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.engine.OfferEnd;
import org.switchroom.engine.QueueRules;
import org.switchroom.engine.Refusal;
import org.switchroom.routing.CommandRefused;
import org.switchroom.routing.DeskOverloaded;
import org.switchroom.routing.store.Journal;
import org.switchroom.routing.store.SnapshotStore;

class EngineDeskTest {
    private static final int FIRM = 1;
    private static final int OTHER_FIRM = 2;
    private static final int QUEUE = 10;
    private static final int AGENT = 100;

    @TempDir
    Path directory;

    @Test
    void answersWithTheEventsAndPublishesTheSameInOrder() throws IOException {
        try (var desk = new DeskOnDisk(directory)) {
            var published = new CopyOnWriteArrayList<LoggedEvent>();
            try (var following = desk.desk().follow(published::add)) {
                assertThat(following).isNotNull();
                var answered = new ArrayList<LoggedEvent>();
                answered.addAll(desk.submit(FIRM, new Command.DefineQueue(QUEUE, rules())));
                long contact = desk.desk().nextContactId();
                answered.addAll(desk.submit(FIRM, new Command.OpenContact(contact, "+4930", "+4940")));
                answered.addAll(desk.submit(FIRM, new Command.EnqueueContact(contact, QUEUE, 0)));
                await().until(() -> published.size() == answered.size());
                assertThat(published).isEqualTo(answered);
                assertThat(desk.desk().placeOf(FIRM, contact).join().position()).isEqualTo(1);
            }
        }
    }

    @Test
    void anAnswerIsOnDiskBeforeItIsGiven() throws IOException {
        try (var desk = new DeskOnDisk(directory)) {
            for (int i = 0; i < 50; i++) {
                var events =
                        desk.submit(FIRM, new Command.OpenContact(desk.desk().nextContactId(), "", "+4940"));
                assertThat(desk.journal().headEventSeq())
                        .isGreaterThanOrEqualTo(events.getLast().eventSeq());
            }
        }
    }

    @Test
    void refusalsFailTheAnswerWithTheirReason() throws IOException {
        try (var desk = new DeskOnDisk(directory)) {
            assertThatThrownBy(() -> desk.submit(FIRM, new Command.EnqueueContact(7, QUEUE, 0)))
                    .isInstanceOfSatisfying(
                            CommandRefused.class, r -> assertThat(r.reason()).isEqualTo(Refusal.UNKNOWN_CONTACT));
            desk.queue(FIRM, QUEUE, 10_000, 0);
            long waiting = desk.call(FIRM, QUEUE);
            assertThat(desk.desk().placeOf(OTHER_FIRM, waiting))
                    .failsWithin(Duration.ofSeconds(5))
                    .withThrowableThat()
                    .withCauseInstanceOf(CommandRefused.class);
        }
    }

    @Test
    void timersRunWithoutAnyCommand() throws IOException {
        try (var desk = new DeskOnDisk(directory)) {
            var published = new CopyOnWriteArrayList<Event>();
            desk.desk().follow(logged -> published.add(logged.event()));
            desk.queue(FIRM, QUEUE, 60, 0);
            desk.agent(FIRM, AGENT, QUEUE);
            desk.available(FIRM, AGENT);
            long contact = desk.call(FIRM, QUEUE);
            await().until(() -> published.contains(new Event.OfferEnded(contact, QUEUE, AGENT, OfferEnd.EXPIRED)));
        }
    }

    @Test
    void afterAStartAllCallsAreOverAndAgentsGone() throws IOException {
        try (var desk = new DeskOnDisk(directory)) {
            desk.queue(FIRM, QUEUE, 60_000, 0);
            desk.agent(FIRM, AGENT, QUEUE);
            desk.available(FIRM, AGENT);
            long talking = desk.call(FIRM, QUEUE);
            desk.submit(FIRM, new Command.AcceptOffer(talking, AGENT));
            long before = desk.desk().nextContactId();
            desk.reopen();
            assertThat(desk.desk().nextContactId()).isGreaterThan(before);
            CentreView.AgentStatus agent =
                    desk.engineDesk().look(centre -> centre.agent(AGENT)).join();
            assertThat(agent.state()).isEqualTo(AgentState.OFFLINE);
            assertThat(desk.engineDesk().look(CentreView::openContacts).join()).isZero();
            try (var reader = desk.journal().reader(0)) {
                assertThat(reader.next(10_000).stream().map(LoggedEvent::event))
                        .anyMatch(e -> e instanceof Event.ContactEnded ended
                                && ended.contactId() == talking
                                && ended.cause() == EndCause.SERVER_RESTART);
            }
        }
    }

    @Test
    void replayEndsInTheSameStateWithAndWithoutSnapshots() throws IOException {
        try (var desk = new DeskOnDisk(directory, 16_384, 100)) {
            work(desk, 200);
            long hash = hash(desk);
            desk.close();
            for (var replayed : List.of(true, false)) {
                if (!replayed) {
                    removeSnapshots();
                }
                try (var journal = Journal.open(directory.resolve("journal"), 64 << 10)) {
                    var replay = Replay.of(journal, new SnapshotStore(directory.resolve("journal/snapshots")));
                    assertThat(replay.engine().view().stateHash()).isEqualTo(hash);
                    assertThat(replay.snapshotRecord() > 0).isEqualTo(replayed);
                }
            }
        }
    }

    @Test
    void aSnapshotOfAnotherVersionIsPassedOver() throws IOException {
        try (var desk = new DeskOnDisk(directory, 16_384, 100)) {
            work(desk, 200);
            long hash = hash(desk);
            desk.close();
            try (var journal = Journal.open(directory.resolve("journal"), 64 << 10)) {
                var snapshots = new SnapshotStore(directory.resolve("journal/snapshots"));
                long sound = Replay.of(journal, snapshots).snapshotRecord();
                snapshots.write(new SnapshotStore.Stored(sound + 1, List.of(new byte[] {0, 3, 1, 2})));
                assertThat(Replay.of(journal, snapshots))
                        .returns(sound, Replay::snapshotRecord)
                        .returns(hash, replay -> replay.engine().view().stateHash());
                snapshots.write(new SnapshotStore.Stored(sound + 2, List.of(new byte[] {0, 3, 1, 2})));
                assertThat(Replay.of(journal, snapshots))
                        .as("from the beginning")
                        .returns(0L, Replay::snapshotRecord)
                        .returns(hash, replay -> replay.engine().view().stateHash());
            }
        }
    }

    @Test
    void aFullMailboxShedsNewCallersFirstAndThenEverything() throws Exception {
        try (var desk = new DeskOnDisk(directory, 9, 1_000_000)) {
            var hold = new CountDownLatch(1);
            var writerIsHeld = new CountDownLatch(1);
            var held = desk.engineDesk().look(centre -> {
                writerIsHeld.countDown();
                return DeskOnDisk.waitFor(hold);
            });
            writerIsHeld.await();
            var accepted = new ArrayList<CompletableFuture<List<LoggedEvent>>>();
            for (int i = 1; i <= 4; i++) {
                accepted.add(desk.desk().submit(FIRM, new Command.OpenContact(i, "", "+4940")));
            }
            isShed(desk.desk().submit(FIRM, new Command.OpenContact(99, "", "+4940")));
            for (int i = 1; i <= 4; i++) {
                accepted.add(desk.desk().submit(FIRM, new Command.EndContact(i, EndedBy.CALLER, EndCause.HANG_UP)));
            }
            isShed(desk.desk().submit(FIRM, new Command.RemoveQueue(QUEUE)));
            hold.countDown();
            assertThat(held.join()).isTrue();
            accepted.forEach(CompletableFuture::join);
        }
    }

    private static void isShed(CompletableFuture<?> answer) {
        assertThat(answer).failsWithin(Duration.ZERO).withThrowableThat().withCauseInstanceOf(DeskOverloaded.class);
    }

    @Test
    void aStuckFollowerHoldsUpNobody() throws Exception {
        try (var desk = new DeskOnDisk(directory)) {
            var hold = new CountDownLatch(1);
            var seen = new ConcurrentLinkedQueue<Long>();
            desk.desk().follow(e -> DeskOnDisk.waitFor(hold));
            desk.desk().follow(e -> seen.add(e.eventSeq()));
            desk.queue(FIRM, QUEUE, 60_000, 0);
            for (int i = 0; i < 200; i++) {
                desk.call(FIRM, QUEUE);
            }
            await().until(() -> seen.size() == 401);
            hold.countDown();
        }
    }

    @Test
    void contactIdsRiseFromManyThreads() throws IOException {
        try (var desk = new DeskOnDisk(directory)) {
            var ids = LongStream.range(0, 100_000)
                    .parallel()
                    .map(i -> desk.desk().nextContactId())
                    .distinct()
                    .count();
            assertThat(ids).isEqualTo(100_000);
        }
    }

    @Test
    void aStoppedDeskFailsWhatIsAskedOfIt() throws IOException {
        var desk = new DeskOnDisk(directory);
        desk.close();
        assertThat(desk.desk().submit(FIRM, new Command.RemoveQueue(1))).isCompletedExceptionally();
    }

    /** However much is asked of it at that moment, closing comes to an end and everybody gets an answer. */
    @Test
    @Timeout(60)
    void closesWhileItIsAsked() throws Exception {
        for (int i = 0; i < 100; i++) {
            var desk = new DeskOnDisk(directory);
            var answers = new ConcurrentLinkedQueue<CompletableFuture<?>>();
            var askers = Stream.generate(() -> Thread.ofVirtual().unstarted(() -> askUntilItIsClosed(desk, answers)))
                    .limit(4)
                    .toList();
            askers.forEach(Thread::start);
            await().until(() -> answers.size() > 20);
            desk.close();
            for (var asker : askers) {
                asker.join();
            }
            assertThat(answers).allMatch(CompletableFuture::isDone);
        }
    }

    private static void askUntilItIsClosed(DeskOnDisk desk, Collection<CompletableFuture<?>> answers) {
        CompletableFuture<?> answer;
        do {
            answer = desk.engineDesk().look(CentreView::stateHash);
            answers.add(answer);
        } while (answer.handle((_, failed) -> failed == null).join());
    }

    private static QueueRules rules() {
        return new QueueRules(60_000, 0, 100);
    }

    private static long hash(DeskOnDisk desk) {
        return desk.engineDesk().look(CentreView::stateHash).join();
    }

    private static void work(DeskOnDisk desk, int calls) {
        desk.queue(FIRM, QUEUE, 60_000, 0);
        desk.agent(FIRM, AGENT, QUEUE);
        desk.available(FIRM, AGENT);
        for (int i = 0; i < calls; i++) {
            long contact = desk.call(FIRM, QUEUE);
            desk.submit(FIRM, new Command.AcceptOffer(contact, AGENT));
            desk.submit(FIRM, new Command.EndContact(contact, EndedBy.CALLER, EndCause.HANG_UP));
        }
    }

    private void removeSnapshots() throws IOException {
        var files = directory.resolve("journal/snapshots").toFile().listFiles();
        assertThat(files).isNotEmpty();
        for (var file : files) {
            assertThat(file.delete()).isTrue();
        }
    }
}
