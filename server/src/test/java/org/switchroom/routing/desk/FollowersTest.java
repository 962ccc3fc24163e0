package org.switchroom.routing.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.switchroom.engine.Command;
import org.switchroom.engine.Event;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.routing.JournalFollower;

class FollowersTest {
    private static final int FIRM = 1;
    private static final int QUEUE = 10;

    @TempDir
    Path directory;

    /** Keeps what it took in and its position, both or neither, as a database would. */
    private static final class Store implements JournalFollower {
        private final String name;
        private final Random failures;
        private final List<LoggedEvent> taken = new ArrayList<>();
        private volatile boolean away;

        Store(String name, long seed) {
            this.name = name;
            this.failures = new Random(seed);
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public synchronized long position() {
            refuseWhenAway();
            return taken.isEmpty() ? 0 : taken.getLast().eventSeq();
        }

        @Override
        public synchronized void take(List<LoggedEvent> batch) {
            refuseWhenAway();
            if (failures.nextInt(4) == 0) {
                throw new IllegalStateException("deadlock detected");
            }
            taken.addAll(batch);
            if (failures.nextInt(4) == 0) {
                throw new IllegalStateException("connection lost while committing");
            }
        }

        private void refuseWhenAway() {
            if (away) {
                throw new IllegalStateException("connection refused");
            }
        }

        synchronized List<Long> eventSeqs() {
            return taken.stream().map(LoggedEvent::eventSeq).toList();
        }
    }

    @Test
    void aFollowerThatFailsNowAndThenMissesAndDoublesNothing() throws IOException {
        try (var desk = new DeskOnDisk(directory)) {
            desk.queue(FIRM, QUEUE, 60_000, 0);
            var one = new Store("one", 1);
            var other = new Store("other", 2);
            desk.follow(one, other);
            for (int i = 0; i < 40; i++) {
                desk.call(FIRM, QUEUE);
            }
            complete(desk, one);
            complete(desk, other);
            await().untilAsserted(() ->
                    assertThat(desk.followers().byFollower()).containsExactly(entry("one", 0L), entry("other", 0L)));
        }
    }

    @Test
    void theBacklogGrowsWhileTheDatabaseIsAwayAndIsTakenInAfterwards() throws IOException {
        try (var desk = new DeskOnDisk(directory)) {
            desk.queue(FIRM, QUEUE, 60_000, 0);
            var store = new Store("store", 3);
            desk.follow(store);
            complete(desk, store);
            store.away = true;
            for (int i = 0; i < 300; i++) {
                desk.call(FIRM, QUEUE);
            }
            assertThat(desk.followers().events()).isEqualTo(600);
            store.away = false;
            complete(desk, store);
            await().until(() -> desk.followers().events() == 0);
        }
    }

    @Test
    void aBatchThatIsBeingTakenInIsNotInterruptedByTheEnd() throws IOException {
        var taking = new CountDownLatch(1);
        var proceed = new CountDownLatch(1);
        var interrupted = new ConcurrentLinkedQueue<Boolean>();
        var slow = new JournalFollower() {
            @Override
            public String name() {
                return "slow";
            }

            @Override
            public long position() {
                return 0;
            }

            @Override
            public void take(List<LoggedEvent> batch) {
                taking.countDown();
                try {
                    proceed.await();
                    interrupted.add(false);
                } catch (InterruptedException e) {
                    interrupted.add(true);
                }
            }
        };
        Thread ending;
        try (var desk = new DeskOnDisk(directory)) {
            desk.queue(FIRM, QUEUE, 60_000, 0);
            desk.follow(slow);
            await().until(() -> taking.getCount() == 0);
            ending = Thread.startVirtualThread(() -> desk.followers().close());
            await().until(() -> ending.getState() == Thread.State.TIMED_WAITING);
            proceed.countDown();
            await().until(() -> !ending.isAlive());
        }
        assertThat(interrupted).containsExactly(false);
    }

    @Test
    void aFollowerGoesOnWhereItWasAfterARestart() throws IOException {
        try (var desk = new DeskOnDisk(directory)) {
            desk.queue(FIRM, QUEUE, 60_000, 0);
            var store = new Store("store", 4);
            desk.follow(store);
            desk.call(FIRM, QUEUE);
            complete(desk, store);
            desk.reopen();
            desk.call(FIRM, QUEUE);
            desk.follow(store);
            complete(desk, store);
        }
    }

    @Test
    void aLiveFollowerFarBehindGetsEverythingFromTheJournalAndIsLiveAgain() throws IOException {
        try (var desk = new DeskOnDisk(directory)) {
            var hold = new CountDownLatch(1);
            var seen = new ConcurrentLinkedQueue<Long>();
            desk.engineDesk()
                    .follow(
                            event -> {
                                DeskOnDisk.waitFor(hold);
                                seen.add(event.eventSeq());
                            },
                            4);
            long before = desk.journal().headEventSeq();
            desk.queue(FIRM, QUEUE, 60_000, 0);
            for (int i = 0; i < 100; i++) {
                desk.call(FIRM, QUEUE);
            }
            hold.countDown();
            awaitAll(desk, seen, before);
            desk.call(FIRM, QUEUE);
            awaitAll(desk, seen, before);
            assertThat(desk.engineDesk().lostFollowers()).isEmpty();
        }
    }

    private static void awaitAll(DeskOnDisk desk, Collection<Long> seen, long before) {
        long head = desk.journal().headEventSeq();
        await().untilAsserted(() -> assertThat(seen)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(before + 1, head).boxed().toList()));
    }

    @Test
    void aLiveFollowerThatTheJournalCannotHelpSaysSo() throws IOException {
        try (var desk = new DeskOnDisk(directory)) {
            var hold = new CountDownLatch(1);
            var follower = new LiveFollower(e -> DeskOnDisk.waitFor(hold), desk.journal(), 1, f -> {}).start();
            long beyond = desk.journal().headEventSeq() + 10;
            for (long seq = beyond; seq < beyond + 4; seq++) {
                follower.publish(List.of(new LoggedEvent(seq, 1, FIRM, new Event.QueueRemoved(1))));
            }
            hold.countDown();
            await().untilAsserted(() -> assertThat(follower.failure()).contains("do not belong together"));
        }
    }

    @Test
    void oneFailingConsumerLosesNoEventsItself() throws IOException {
        try (var desk = new DeskOnDisk(directory)) {
            var seen = new ConcurrentLinkedQueue<Long>();
            desk.desk().follow(e -> {
                seen.add(e.eventSeq());
                throw new IllegalStateException("a defect");
            });
            desk.queue(FIRM, QUEUE, 60_000, 0);
            desk.submit(FIRM, new Command.RemoveQueue(QUEUE));
            await().until(() -> seen.size() == 2);
        }
    }

    private static void complete(DeskOnDisk desk, Store store) {
        long head = desk.journal().headEventSeq();
        await().until(() -> store.eventSeqs().size() == head);
        assertThat(store.eventSeqs())
                .isEqualTo(LongStream.rangeClosed(1, head).boxed().toList());
    }
}
