package org.switchroom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchroom.engine.OverflowTarget.Kind;

/**
 * Seeded disorder with messages and numbers called. A second bookkeeping, made of events alone, knows which messages there
 * are; every now and then everything starts again, or goes on from a snapshot, and at the end all of it is replayed.
 */
class RandomMessagesTest {
    private static final int QUEUES = 3;
    private static final int AGENTS = 4;

    private record Step(long atMs, Submission submission) {}

    private final TreeSet<Long> messages = new TreeSet<>();
    private final Map<Long, Outcome> endedMessages = new HashMap<>();
    private final Map<QueuedCause, Integer> queued = new HashMap<>();
    private final List<Step> steps = new ArrayList<>();
    private Engine engine = new Engine();
    private long nowMs = Room.START_MS;
    private long nextContact = 1;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void messagesStayUntilSomebodyHasDealtWithThem(long seed) {
        Random random = new Random(seed);
        does(0, new Command.ActivateVersion(Engine.NEWEST_VERSION));
        for (int queueId = 1; queueId <= QUEUES; queueId++) {
            does(Room.FIRM, new Command.DefineQueue(queueId, rules(queueId, random)));
        }
        for (int agentId = 1; agentId <= AGENTS; agentId++) {
            does(
                    Room.FIRM,
                    new Command.DefineAgent(
                            agentId,
                            List.of(1 + agentId % QUEUES, 1 + (agentId + 1) % QUEUES).stream()
                                    .sorted()
                                    .toList()));
        }
        for (int i = 0; i < 10_000; i++) {
            nowMs += random.nextInt(3_000);
            boolean restarts = random.nextInt(500) == 0;
            does(restarts ? 0 : Room.FIRM, restarts ? new Command.Restart() : something(random));
            assertThat(engine.view().messages().keySet()).isEqualTo(messages);
            if (random.nextInt(200) == 0) {
                queuesCountBoth();
                goOnFromSnapshot();
            }
        }
        assertThat(endedMessages.values()).contains(Outcome.ANSWERED, Outcome.DISCARDED);
        assertThat(queued).containsKeys(QueuedCause.MESSAGE, QueuedCause.NOT_REACHED, QueuedCause.AGENT_LOST);
        Engine again = new Engine();
        steps.forEach(step -> again.apply(step.submission(), step.atMs(), e -> {}));
        assertThat(snapshot(again)).isEqualTo(snapshot(engine));
    }

    private static QueueRules rules(int queueId, Random random) {
        return new QueueRules(5_000, 2_000, 4, Strategy.LONGEST_IDLE, 0, random.nextInt(2) * 4_000L)
                .overflowing(List.of(
                        OverflowStep.when(OverflowTrigger.FULL, OverflowTarget.number("+49" + queueId)),
                        OverflowStep.when(OverflowTrigger.FULL, OverflowTarget.to(Kind.VOICEMAIL)),
                        OverflowStep.after(20_000, OverflowTarget.number("+48" + queueId)),
                        OverflowStep.after(40_000, OverflowTarget.to(Kind.VOICEMAIL))));
    }

    private Command something(Random random) {
        int agentId = 1 + random.nextInt(AGENTS);
        long recent = Math.max(1, nextContact - 1 - random.nextInt(10));
        CentreView.AgentStatus agent = engine.view().agent(agentId);
        long own = agent == null ? 0 : agent.contactId();
        int queueId = 1 + random.nextInt(QUEUES);
        return switch (random.nextInt(24)) {
            case 0, 1, 2, 3 -> new Command.OpenContact(nextContact++, "", "");
            case 4, 5, 6, 7, 8 -> new Command.EnqueueContact(recent, queueId, random.nextInt(3));
            case 9, 10 ->
                new Command.LeaveMessage(
                        nextContact++, recent, "+491", "+492", queueId, random.nextInt(5) - 2, wish(random), 1_000);
            case 11 -> new Command.DiscardMessage(recent, 1);
            case 12, 13, 14 -> new Command.AcceptOffer(own, agentId);
            case 15, 16 -> new Command.LeaveContact(own, agentId);
            case 17 -> new Command.LoseDevice(agentId);
            case 18 -> new Command.SignIn(agentId, "d" + agentId);
            case 19 -> new Command.SetAvailable(agentId);
            case 20 -> new Command.OutsideEnded(recent, OutsideEnd.NO_ANSWER);
            case 21 -> new Command.OutsideAnswered(recent);
            case 22 -> new Command.MoveContact(recent, queueId, 1);
            default ->
                messages.contains(recent)
                        ? new Command.ChangePriority(recent, 3, 1)
                        : new Command.EndContact(recent, EndedBy.CALLER, EndCause.HANG_UP);
        };
    }

    private static Requirements wish(Random random) {
        return random.nextInt(4) == 0
                ? new Requirements(
                        List.of(
                                new Requirements.Step(0, List.of(), 1 + random.nextInt(AGENTS)),
                                new Requirements.Step(10_000, List.of(), 0)),
                        List.of())
                : Requirements.NONE;
    }

    private void does(int firmId, Command command) {
        Step step = new Step(nowMs, new Submission(1, steps.size() + 1, firmId, command));
        steps.add(step);
        engine.apply(step.submission(), nowMs, this::see);
    }

    private void see(LoggedEvent logged) {
        switch (logged.event()) {
            case Event.MessageLeft e -> messages.add(e.contactId());
            case Event.ContactQueued e -> queued.merge(e.cause(), 1, Integer::sum);
            case Event.ContactEnded e -> {
                if (messages.remove(e.contactId())) {
                    endedMessages.put(e.contactId(), e.outcome());
                    assertThat(e.cause()).isIn(EndCause.HANG_UP, EndCause.DISCARDED);
                    assertThat(e.by()).isIn(EndedBy.AGENT, EndedBy.SYSTEM);
                }
            }
            default -> {}
        }
    }

    private void queuesCountBoth() {
        CentreView view = engine.view();
        view.queues(Room.FIRM).forEach(queue -> {
            List<CentreView.ContactStatus> there = view.contacts(Room.FIRM).stream()
                    .filter(contact ->
                            contact.queueId() == queue.queueId() && contact.phase() == CentreView.ContactPhase.WAITING)
                    .toList();
            long waitingMessages = there.stream()
                    .filter(contact -> contact.kind() == ContactKind.VOICEMAIL)
                    .count();
            assertThat((long) queue.messagesWaiting()).isEqualTo(waitingMessages);
            assertThat((long) queue.waiting()).isEqualTo(there.size() - waitingMessages);
        });
    }

    private void goOnFromSnapshot() {
        List<byte[]> written = Snapshot.write(engine);
        engine = Snapshot.read(written.iterator());
        assertThat(snapshot(engine))
                .isEqualTo(written.stream().map(Arrays::toString).toList());
    }

    private static List<String> snapshot(Engine engine) {
        return Snapshot.write(engine).stream().map(Arrays::toString).toList();
    }
}
