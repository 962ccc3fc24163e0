package org.switchroom.reporting.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;
import org.switchroom.database.TestDatabase;
import org.switchroom.directory.ClientFirm;
import org.switchroom.directory.Directory;
import org.switchroom.directory.DirectoryEditor;
import org.switchroom.directory.Queue;
import org.switchroom.directory.Role;
import org.switchroom.directory.TestFirm;
import org.switchroom.directory.User;
import org.switchroom.engine.AgentState;
import org.switchroom.engine.Command;
import org.switchroom.engine.ContactKind;
import org.switchroom.engine.EndCause;
import org.switchroom.engine.EndedBy;
import org.switchroom.engine.Event;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.engine.Outcome;
import org.switchroom.engine.OverflowStep;
import org.switchroom.engine.OverflowTarget;
import org.switchroom.engine.OverflowTrigger;
import org.switchroom.engine.QueueRules;
import org.switchroom.engine.QueuedCause;
import org.switchroom.engine.Requirements;
import org.switchroom.reporting.Board;
import org.switchroom.reporting.LiveBoard;
import org.switchroom.reporting.projection.ContactFold;
import org.switchroom.reporting.projection.DayCounts;
import org.switchroom.reporting.projection.FirmNow;
import org.switchroom.reporting.projection.SegmentRow;
import org.switchroom.routing.JournalBacklog;
import org.switchroom.routing.RoutingDesk;
import org.switchroom.routing.TestCalls;
import org.switchroom.routing.store.Journal;

@SpringBootTest
@ContextConfiguration(initializers = TestDatabase.class)
class BoardTest {
    @Autowired
    DirectoryEditor editor;

    @Autowired
    Directory directory;

    @Autowired
    RoutingDesk desk;

    @Autowired
    JournalBacklog backlog;

    @Autowired
    LiveBoard board;

    @Autowired
    BoardSeedReader log;

    @Autowired
    ContactLogWriter contactLog;

    @Autowired
    Journal journal;

    TestFirm firm;
    TestCalls calls;

    @BeforeEach
    void openFirm() {
        firm = TestFirm.atNoon(editor);
        calls = new TestCalls(desk, firm);
        await().ignoreExceptions().untilAsserted(calls::agentAvailable);
    }

    private Board now() {
        await().until(() -> backlog.events() == 0);
        return board.of(firm.id());
    }

    @Test
    void showsWhoWaitsWhoTalksAndWhoIsThere() {
        long first = calls.queued(TestCalls.CALLER);
        calls.answer(first);
        long second = calls.queued("+4589123456");
        calls.open("");
        var seen = now();
        var queue = seen.queues().getFirst();
        assertThat(queue.waiting()).isEqualTo(1);
        assertThat(queue.longestWaitSinceMs()).isBetween(0L, System.currentTimeMillis());
        assertThat(queue.onContact()).isEqualTo(1);
        assertThat(queue.available()).isZero();
        assertThat(queue.offeredToday()).isEqualTo(2);
        assertThat(queue.answeredInTimeToday()).isEqualTo(1);
        var agent = seen.agents().getFirst();
        assertThat(agent.state()).isEqualTo(AgentState.ON_CONTACT);
        assertThat(agent.device()).isEqualTo("browser");
        assertThat(agent.queueNames()).containsExactly("Support");
        assertThat(agent.contact()).isEqualTo(new Board.ContactLive(Long.toString(first), TestCalls.CALLER, "Support"));
        assertThat(seen.totals()).isEqualTo(new Board.TotalsLive(1, 1, 1, 0, 0, 0));
        calls.hangUp(second, EndedBy.CALLER);
        calls.hangUp(first, EndedBy.CALLER);
        assertThat(now().totals()).isEqualTo(new Board.TotalsLive(1, 0, 0, 1, 1, 2));
        assertThat(now().queues().getFirst().longestWaitSinceMs()).isNull();
        assertThat(now().agents().getFirst().state()).isEqualTo(AgentState.WRAP_UP);
    }

    @Test
    void whoLeftByTheOverflowIsCountedSoAndNotAsAbandoned() {
        calls.submit(new Command.DefineQueue(
                firm.queueId(),
                new QueueRules(20_000, 0, 9)
                        .overflowing(List.of(new OverflowStep(
                                OverflowTrigger.KEY, 0, "1", OverflowTarget.to(OverflowTarget.Kind.HANG_UP))))));
        calls.answer(calls.queued(TestCalls.CALLER));
        long contact = calls.queued(TestCalls.CALLER);
        calls.submit(new Command.LeaveQueue(contact, "1"));
        assertThat(now().queues().getFirst().waiting()).isZero();
        assertThat(now().totals().inMenu()).isEqualTo(1);
        calls.hangUp(contact, EndedBy.CALLER);
        var seen = now().queues().getFirst();
        assertThat(seen.overflowedToday()).isEqualTo(1);
        assertThat(seen.abandonedToday()).isZero();
        var client = directory.firm(firm.id());
        await().untilAsserted(() -> assertThat(log.today(
                                client,
                                FirmNow.dayStartMs(
                                        client.zone(), Clock.systemUTC().millis()))
                        .queue(firm.queueId())
                        .overflowed())
                .isEqualTo(1));
    }

    @Test
    void callsAmongAgentsDisturbNoFigureOfAQueue() {
        int colleague = editor.save(
                new User(0, firm.id(), firm.prefix() + ".mate", "Mate", Set.of(Role.AGENT), "en", "", true),
                TestFirm.PASSWORD,
                0);
        editor.save(
                new Queue(
                        firm.queueId(),
                        firm.id(),
                        "Support",
                        20_000,
                        30_000,
                        100,
                        20,
                        List.of(firm.agentId(), colleague)),
                0);
        await().ignoreExceptions()
                .untilAsserted(() -> calls.submit(new Command.SignIn(colleague, "browser:" + colleague)));
        var client = directory.firm(firm.id());
        long dayMs = FirmNow.dayStartMs(client.zone(), Clock.systemUTC().millis());
        calls.submit(new Command.SetNotReady(colleague, "BREAK"));
        calls.wholeCall();
        var before = now();
        var logged = log.today(client, dayMs);
        assertThat(before.queues().getFirst().answeredToday()).isEqualTo(1);

        long among = desk.nextContactId();
        calls.submit(new Command.PlaceCall(among, firm.agentId(), ContactKind.INTERNAL, "21", "22"));
        calls.submit(new Command.RingColleague(among, colleague));
        assertThat(figures(now())).isEqualTo(figures(before));
        calls.submit(new Command.AcceptOffer(among, colleague));
        var talking = now();
        assertThat(state(talking, colleague)).isEqualTo(AgentState.ON_CONTACT);
        assertThat(figures(talking)).isEqualTo(figures(before));
        calls.hangUp(among, EndedBy.CALLER);
        var after = now();
        assertThat(state(after, colleague)).isEqualTo(AgentState.NOT_READY);
        assertThat(figures(after)).isEqualTo(figures(before));
        assertThat(after.totals()).isEqualTo(before.totals());
        assertThat(log.today(client, dayMs).queue(firm.queueId())).isEqualTo(logged.queue(firm.queueId()));
    }

    /** What was and is to be done in the queue; who serves it may be busy with something else. */
    private static List<Object> figures(Board board) {
        var queue = board.queues().getFirst();
        return Arrays.asList(
                queue.waiting(),
                queue.messages(),
                queue.longestWaitSinceMs(),
                queue.offeredToday(),
                queue.answeredToday(),
                queue.answeredInTimeToday(),
                queue.abandonedToday(),
                queue.overflowedToday());
    }

    private static AgentState state(Board board, int agentId) {
        return board.agents().stream()
                .filter(agent -> agent.agentId() == agentId)
                .findFirst()
                .orElseThrow()
                .state();
    }

    @Test
    void theDaysFiguresAreThoseOfTheContactLog() {
        var random = new Random(7);
        for (int i = 0; i < 120; i++) {
            long contact = calls.queued(TestCalls.CALLER);
            switch (random.nextInt(5)) {
                case 0 -> calls.hangUp(contact, EndedBy.CALLER);
                case 1 -> {
                    calls.answer(contact);
                    calls.submit(new Command.LoseDevice(firm.agentId()));
                    calls.hangUp(contact, EndedBy.CALLER);
                    calls.agentAvailable();
                }
                default -> {
                    calls.answer(contact);
                    calls.hangUp(contact, EndedBy.AGENT);
                    calls.finishWrapUp();
                }
            }
        }
        var seen = now();
        var client = directory.firm(firm.id());
        var counted = log.today(
                client, FirmNow.dayStartMs(client.zone(), Clock.systemUTC().millis()));
        var queue = seen.queues().getFirst();
        var logged = counted.queue(firm.queueId());
        assertThat(queue.offeredToday()).isEqualTo(logged.offered()).isEqualTo(120);
        assertThat(queue.answeredToday()).isEqualTo(logged.answered());
        assertThat(queue.abandonedToday()).isEqualTo(logged.abandoned());
        assertThat(queue.answeredInTimeToday()).isEqualTo(logged.answeredInTime());
        assertThat(logged.answered() + logged.abandoned()).isEqualTo(120);
        assertThat(seen.totals().endedToday())
                .isEqualTo(counted.contacts().ended())
                .isEqualTo(120);
        assertThat(seen.totals().answeredToday()).isEqualTo(counted.contacts().answered());
        assertThat(seen.totals().abandonedToday()).isEqualTo(counted.contacts().abandoned());
    }

    @Test
    void aBoardBegunFromTheContactLogCountsOnFromThere() {
        calls.answer(calls.queued(TestCalls.CALLER));
        calls.queued(TestCalls.CALLER);
        long leaves = calls.queued(TestCalls.CALLER);
        calls.open("");
        now();
        var second = new BoardProjector(log, directory, backlog, List.of());
        try (var reader = journal.reader(second.position())) {
            calls.hangUp(leaves, EndedBy.CALLER);
            var expected = now();
            assertThat(second.of(firm.id()).totals().waiting()).isEqualTo(2);
            second.take(reader.next(100));
            assertThat(second.of(firm.id()).totals()).isEqualTo(expected.totals());
            var queue = second.of(firm.id()).queues().getFirst();
            assertThat(queue.waiting()).isEqualTo(1);
            assertThat(queue.abandonedToday()).isEqualTo(1);
            assertThat(queue.offeredToday()).isEqualTo(3);
            assertThat(queue.longestWaitSinceMs())
                    .isEqualTo(expected.queues().getFirst().longestWaitSinceMs());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Contacts as events at given times, for the board and for the contact log. */
    private final class Told {
        private final int moreQueue =
                editor.save(new Queue(0, firm.id(), "Trucks", 20_000, 0, 100, 20, List.of(firm.agentId())), 0);
        private final ClientFirm client = directory.firm(firm.id());
        private final long dayMs =
                FirmNow.dayStartMs(client.zone(), Clock.systemUTC().millis());
        private final FirmNow live = new FirmNow(client.zone(), _ -> 20, new DayCounts(), dayMs);
        private final ContactFold fold = new ContactFold(List.of(), List.of());
        private final Set<Long> open = new HashSet<>();
        private long events;

        private void event(long atSeconds, Event event) {
            var logged = new LoggedEvent(++events, dayMs + 1_000 * atSeconds, firm.id(), event);
            live.addToContacts(logged);
            fold.add(logged);
        }

        private void queued(long contact, long atSeconds, int queueId, QueuedCause cause) {
            event(atSeconds, new Event.ContactQueued(contact, queueId, 0, 1, 0, cause, Requirements.NONE));
        }

        /** In one queue from then on, moved to and fro at these times. */
        private long moved(long atSeconds, long... moves) {
            long contact = desk.nextContactId();
            open.add(contact);
            event(atSeconds, new Event.ContactOpened(contact, TestCalls.CALLER, TestCalls.DIALLED));
            queued(contact, atSeconds, firm.queueId(), QueuedCause.FROM_MENU);
            moveOn(contact, moves);
            return contact;
        }

        private void moveOn(long contact, long... moves) {
            for (int i = 0; i < moves.length; i++) {
                queued(contact, moves[i], i % 2 == 0 ? moreQueue : firm.queueId(), QueuedCause.MOVED);
            }
        }

        private void answered(long contact, long atSeconds, int queueId) {
            event(atSeconds, new Event.ContactConnected(contact, queueId, firm.agentId(), 0));
        }

        private void hungUp(long contact, long atSeconds, Outcome outcome) {
            open.remove(contact);
            event(atSeconds, new Event.ContactEnded(contact, outcome, EndedBy.CALLER, EndCause.HANG_UP));
        }
    }

    @Test
    void whoIsMovedHasWaitedSinceTheFirstQueue() {
        var told = new Told();
        int other = told.moreQueue;
        told.answered(told.moved(100, 130), 135, other);
        told.answered(told.moved(100, 105, 110, 112), 115, other);
        told.answered(told.moved(100, 115, 118), 125, firm.queueId());
        told.answered(told.moved(-10, 5), 8, other);
        told.hungUp(told.moved(100, 105), 110, Outcome.ABANDONED);
        long lost = told.moved(100);
        told.answered(lost, 105, firm.queueId());
        told.queued(lost, 200, firm.queueId(), QueuedCause.AGENT_LOST);
        told.moveOn(lost, 210);
        told.answered(lost, 215, other);
        long waiting = told.moved(300, 310, 320);
        contactLog.write(told.fold.drain());

        var counted = log.today(told.client, told.dayMs);
        for (int queue : List.of(firm.queueId(), other)) {
            assertThat(counted.queue(queue)).isEqualTo(told.live.counts().queue(queue));
        }
        assertThat(counted.queue(other)).isEqualTo(new DayCounts.OfQueue(7, 3, 1, 2, 0));
        assertThat(counted.queue(firm.queueId()).answeredInTime()).isEqualTo(1);
        assertThat(log.read(told.dayMs).openSegments().get(waiting))
                .extracting(SegmentRow::startedAtMs)
                .containsExactly(told.dayMs + 300_000);

        List.copyOf(told.open).forEach(contact -> told.hungUp(contact, 400, Outcome.ANSWERED));
        contactLog.write(told.fold.drain());
    }

    @Test
    void showsNothingOfAnotherFirm() {
        calls.queued(TestCalls.CALLER);
        var other = TestFirm.create(editor);
        await().until(() -> backlog.events() == 0);
        var seen = board.of(other.id());
        assertThat(seen.agents()).extracting(Board.AgentLive::agentId).containsExactly(other.agentId());
        assertThat(seen.queues()).extracting(Board.QueueLive::queueId).containsExactly(other.queueId());
        assertThat(seen.totals()).isEqualTo(new Board.TotalsLive(0, 0, 0, 0, 0, 0));
    }
}
