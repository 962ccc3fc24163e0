package org.switchroom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchroom.engine.OverflowTarget.Kind;

/**
 * Seeded disorder over every trigger and target of overflow. A second bookkeeping, made of events alone, knows who waits
 * where since when and which steps are behind them; every now and then the engine is replaced by its snapshot.
 */
class RandomOverflowTest {
    private static final int QUEUES = 4;
    private static final int AGENTS = 6;
    private static final int COMMANDS = 20_000;

    /** @param steps of the queue the caller came to first, as they were then */
    private record Caller(int queueId, long sinceMs, int rulesOf, List<OverflowStep> steps, Set<Integer> done) {}

    private final Map<Integer, QueueRules> rules = new HashMap<>();
    private final Map<Integer, AgentState> states = new TreeMap<>();
    private final Map<Integer, List<Integer>> served = new HashMap<>();
    private final Map<Integer, Long> contactOf = new HashMap<>();
    private final Map<Long, Caller> waiting = new TreeMap<>();
    private final Map<Long, Caller> ringing = new TreeMap<>();
    private final Map<Long, Caller> moving = new HashMap<>();
    private final Map<OverflowTrigger, Integer> taken = new TreeMap<>();
    /** Agent and queue. */
    private final Set<String> paused = new HashSet<>();

    private final Set<Long> open = new HashSet<>();

    private Engine engine = new Engine();
    private Random random = new Random(0);
    private long nowMs = Room.START_MS;
    private long clientSeq;
    private long nextContact = 1;
    private int passed;
    private int withdrawn;
    /** Phones that ring for a contact. */
    private final Map<Long, Integer> phones = new HashMap<>();
    /** Contacts that ring at all. */
    private final Set<Long> atAll = new HashSet<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void nobodyStaysWhereAStepLeadsOut(long seed) {
        random = new Random(seed);
        does(0, new Command.ActivateVersion(Engine.NEWEST_VERSION));
        IntStream.rangeClosed(1, QUEUES).forEach(queueId -> does(Room.FIRM, defineQueue(queueId)));
        IntStream.rangeClosed(1, AGENTS).forEach(agentId -> does(Room.FIRM, defineAgent(agentId)));
        for (int i = 0; i < COMMANDS; i++) {
            nowMs += random.nextInt(2_000);
            does(0, new Command.Tick());
            whoWaitsIsNotOverdue();
            does(Room.FIRM, somethingToDo());
            whoWaitsHasSomebodyOrNowhereToGo();
            if (random.nextInt(300) == 0) {
                goOnFromSnapshot();
            }
        }
        assertThat(taken).containsOnlyKeys(OverflowTrigger.values());
        assertThat(taken.values()).allSatisfy(times -> assertThat(times).isGreaterThan(3));
        assertThat(passed).isGreaterThan(3);
        assertThat(withdrawn).as("phones stopped").isGreaterThan(3);
    }

    private Command defineQueue(int queueId) {
        List<OverflowStep> steps = new ArrayList<>();
        for (OverflowTrigger trigger : OverflowTrigger.values()) {
            for (int i = random.nextInt(3); i > 0 && steps.size() < Centre.MAX_OVERFLOW; i--) {
                boolean timed = trigger == OverflowTrigger.WAITED || trigger == OverflowTrigger.ESTIMATE;
                String key = trigger == OverflowTrigger.KEY ? "" + random.nextInt(3) : "";
                steps.add(new OverflowStep(
                        trigger,
                        timed ? 1 + random.nextInt(random.nextBoolean() ? 6_000 : 60_000) : 0,
                        key,
                        target(queueId)));
            }
        }
        return new Command.DefineQueue(
                queueId, new QueueRules(15_000, 0, 5, strategy(), 0, random.nextInt(2) * 3_000L, steps));
    }

    private Strategy strategy() {
        return random.nextBoolean() ? Strategy.RING_ALL : Strategy.LONGEST_IDLE;
    }

    private OverflowTarget target(int from) {
        Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
        int other = 1 + (from + random.nextInt(QUEUES)) % (QUEUES + 1);
        return kind == Kind.QUEUE && other != from
                ? OverflowTarget.queue(other, random.nextInt(3))
                : OverflowTarget.to(kind == Kind.QUEUE ? Kind.VOICEMAIL : kind);
    }

    private Command defineAgent(int agentId) {
        List<Integer> queues = IntStream.rangeClosed(1, QUEUES)
                .filter(queueId -> random.nextInt(3) == 0)
                .boxed()
                .toList();
        return new Command.DefineAgent(agentId, queues);
    }

    private Command somethingToDo() {
        int agentId = 1 + random.nextInt(AGENTS);
        long own = contactOf.getOrDefault(agentId, 0L);
        long recent = !atAll.isEmpty() && random.nextBoolean()
                ? atAll.iterator().next()
                : Math.max(1, nextContact - 1 - random.nextInt(12));
        return switch (random.nextInt(43)) {
            case 0, 1, 2, 3, 4, 5, 6 -> new Command.OpenContact(nextContact++, "", "");
            case 7, 8, 9, 10, 11, 12, 13, 14, 15, 16 ->
                new Command.EnqueueContact(
                        Math.max(1, nextContact - 1 - random.nextInt(3)),
                        1 + random.nextInt(QUEUES),
                        random.nextInt(3),
                        Requirements.NONE,
                        Grounds.NONE,
                        0,
                        random.nextInt(4) == 0);
            case 17, 18, 19, 20 -> new Command.LeaveQueue(recent, "" + random.nextInt(3));
            case 21, 22 -> new Command.AcceptOffer(own, agentId);
            case 23, 24, 25 -> new Command.EndContact(own, EndedBy.AGENT, EndCause.HANG_UP);
            case 26 -> new Command.EndContact(recent, EndedBy.CALLER, EndCause.HANG_UP);
            case 27, 28 -> new Command.SignIn(agentId, "d" + agentId);
            case 29, 30 -> new Command.SetAvailable(agentId);
            case 31, 32, 33 -> new Command.SignOut(agentId);
            case 34 -> new Command.LoseDevice(agentId);
            case 35 -> new Command.RejectOffer(own, agentId, RejectCause.DECLINED);
            case 36 -> defineQueue(1 + random.nextInt(QUEUES));
            case 37 -> defineAgent(agentId);
            case 38 -> new Command.EnqueueContact(own, 1 + random.nextInt(QUEUES), 0);
            case 39 -> new Command.PauseQueue(agentId, 1 + random.nextInt(QUEUES), 1);
            case 40 -> new Command.ResumeQueue(agentId, 1 + random.nextInt(QUEUES), 1);
            case 41 -> new Command.MoveContact(recent, 1 + random.nextInt(QUEUES), 1);
            default -> new Command.SetNotReady(agentId, "BREAK");
        };
    }

    private void does(int firmId, Command command) {
        engine.apply(new Submission(1, ++clientSeq, firmId, command), nowMs, this::see);
    }

    private void see(LoggedEvent logged) {
        if (!(logged.event() instanceof Event.VersionActivated || logged.event() instanceof Event.Refused)) {
            assertThat(logged.firmId()).as("%s", logged).isEqualTo(Room.FIRM);
        }
        switch (logged.event()) {
            case Event.QueueDefined e -> rules.put(e.queueId(), e.rules());
            case Event.AgentStateChanged e -> {
                states.put(e.agentId(), e.state());
                if (e.state() == AgentState.OFFLINE) {
                    paused.removeIf(both -> both.startsWith(e.agentId() + "/"));
                }
                contactOf.put(e.agentId(), e.contactId());
            }
            case Event.QueuePaused e -> paused.add(e.agentId() + "/" + e.queueId());
            case Event.QueueResumed e -> paused.remove(e.agentId() + "/" + e.queueId());
            case Event.AgentDefined e -> {
                served.put(e.agentId(), e.queueIds());
                paused.removeIf(both -> both.startsWith(e.agentId() + "/")
                        && !e.queueIds().contains(Integer.valueOf(both.substring(both.indexOf('/') + 1))));
            }
            case Event.ContactOpened e -> open.add(e.contactId());
            case Event.ContactQueued e -> queued(e, logged.atMs());
            case Event.ContactOverflowed e -> overflowed(e, logged.atMs());
            case Event.OverflowPassed e -> {
                passed++;
                here(e.contactId()).done().add(e.step());
            }
            case Event.ContactOffered e -> offered(e);
            case Event.OfferEnded e -> offerEnded(e);
            case Event.ContactConnected e -> {
                ringing.remove(e.contactId());
                phones.merge(e.contactId(), -1, Integer::sum);
            }
            case Event.ContactEnded e -> {
                waiting.remove(e.contactId());
                assertThat(open.remove(e.contactId())).as("%s once", e).isTrue();
            }
            default -> {}
        }
    }

    private void offered(Event.ContactOffered e) {
        if (phones.merge(e.contactId(), 1, Integer::sum) == 1) {
            Caller caller = waiting.remove(e.contactId());
            ringing.put(e.contactId(), caller);
            if (rules.get(e.queueId()).strategy() == Strategy.RING_ALL) {
                atAll.add(e.contactId());
            }
        } else {
            assertThat(atAll).as("%s", e).contains(e.contactId());
        }
    }

    private void offerEnded(Event.OfferEnded e) {
        int left = phones.merge(e.contactId(), -1, Integer::sum);
        assertThat(left).isNotNegative();
        if (e.why() != OfferEnd.TAKEN && left == 0) {
            waiting.put(e.contactId(), ringing.remove(e.contactId()));
            atAll.remove(e.contactId());
            withdrawn += e.why() == OfferEnd.WITHDRAWN ? 1 : 0;
        }
    }

    private Caller here(long contactId) {
        return waiting.containsKey(contactId) ? waiting.get(contactId) : ringing.get(contactId);
    }

    private void queued(Event.ContactQueued e, long atMs) {
        boolean moved = e.cause() == QueuedCause.MOVED;
        assertThat(waiting.containsKey(e.contactId())).as("%s", e).isEqualTo(moved);
        Caller from = moved ? waiting.get(e.contactId()) : moving.remove(e.contactId());
        assertThat(from != null).as("%s", e).isEqualTo(moved || e.cause() == QueuedCause.OVERFLOW);
        waiting.put(
                e.contactId(),
                from == null
                        ? arrived(e.queueId(), atMs)
                        : new Caller(e.queueId(), from.sinceMs(), from.rulesOf(), from.steps(), from.done()));
    }

    private Caller arrived(int queueId, long atMs) {
        return new Caller(queueId, atMs, queueId, rules.get(queueId).overflow(), new HashSet<>());
    }

    private void overflowed(Event.ContactOverflowed e, long atMs) {
        taken.merge(e.trigger(), 1, Integer::sum);
        assertThat(ringing.containsKey(e.contactId()) && !e.target().stays())
                .as("%s", e)
                .isFalse();
        Caller caller = here(e.contactId()) == null ? arrived(e.queueId(), atMs) : here(e.contactId());
        OverflowStep step = caller.steps().get(e.step());
        assertThat(e.rulesOf()).isEqualTo(caller.rulesOf());
        assertThat(e.queueId()).isEqualTo(caller.queueId());
        assertThat(step.trigger()).isEqualTo(e.trigger());
        assertThat(step.target().kind()).isEqualTo(e.target());
        boolean again = e.trigger() == OverflowTrigger.KEY && e.target() == Kind.CALLBACK;
        assertThat(again || caller.done().add(e.step()))
                .as("%s for the first time", e)
                .isTrue();
        switch (e.trigger()) {
            case WAITED -> assertThat(atMs).isGreaterThanOrEqualTo(caller.sinceMs() + step.ms());
            case NOBODY -> assertThat(signedIn(caller.queueId())).as("%s", e).isFalse();
            case FULL -> assertThat(inQueue(caller.queueId())).isGreaterThanOrEqualTo(5);
            case ESTIMATE, KEY -> {}
        }
        if (!e.target().stays()) {
            waiting.remove(e.contactId());
        }
        if (e.target() == Kind.QUEUE) {
            assertThat(inQueue(e.toQueueId())).isLessThan(5);
            moving.put(e.contactId(), caller);
        }
    }

    private long inQueue(int queueId) {
        return waiting.values().stream().filter(c -> c.queueId() == queueId).count()
                + ringing.values().stream().filter(c -> c.queueId() == queueId).count();
    }

    private boolean signedIn(int queueId) {
        return served.entrySet().stream()
                .anyMatch(agent -> agent.getValue().contains(queueId)
                        && !paused.contains(agent.getKey() + "/" + queueId)
                        && states.getOrDefault(agent.getKey(), AgentState.OFFLINE) != AgentState.OFFLINE);
    }

    private void whoWaitsIsNotOverdue() {
        assertThat(moving).isEmpty();
        waiting.forEach(this::isNotOverdue);
        atAll.retainAll(ringing.keySet());
        atAll.forEach(contactId -> isNotOverdue(contactId, ringing.get(contactId)));
    }

    private void isNotOverdue(long contactId, Caller caller) {
        for (int i = 0; i < caller.steps().size(); i++) {
            OverflowStep step = caller.steps().get(i);
            if (step.trigger() == OverflowTrigger.WAITED && !caller.done().contains(i)) {
                assertThat(caller.sinceMs() + step.ms())
                        .as("contact %d, step %d", contactId, i)
                        .isGreaterThan(nowMs);
            }
        }
    }

    private void whoWaitsHasSomebodyOrNowhereToGo() {
        waiting.forEach((contactId, caller) -> {
            boolean asked = caller.done().stream()
                    .anyMatch(i -> caller.steps().get(i).target().kind() == Kind.CALLBACK);
            if (!signedIn(caller.queueId()) && !asked) {
                assertThat(IntStream.range(0, caller.steps().size())
                                .filter(i -> !caller.done().contains(i))
                                .mapToObj(caller.steps()::get)
                                .filter(step -> step.trigger() == OverflowTrigger.NOBODY)
                                .filter(step -> step.target().kind() != Kind.QUEUE))
                        .as("contact %d waits where nobody is", contactId)
                        .isEmpty();
            }
        });
    }

    private void goOnFromSnapshot() {
        List<byte[]> chunks = Snapshot.write(engine);
        Engine copy = Snapshot.read(chunks.iterator());
        assertThat(Snapshot.write(copy)).usingRecursiveComparison().isEqualTo(chunks);
        Engine original = engine;
        engine = copy;
        for (int i = 0; i < 20; i++) {
            nowMs += random.nextInt(2_000);
            Submission next = new Submission(1, ++clientSeq, Room.FIRM, somethingToDo());
            original.apply(next, nowMs, event -> {});
            copy.apply(next, nowMs, this::see);
            assertThat(copy.view().stateHash())
                    .as("after %s", next)
                    .isEqualTo(original.view().stateHash());
        }
    }
}
