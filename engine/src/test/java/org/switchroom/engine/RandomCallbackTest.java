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

/**
 * Seeded disorder over callbacks and places taken up. A second bookkeeping, made of events alone, knows where each contact
 * is and when it came; now and then the engine is replaced by its snapshot, all is restarted, and at the end the whole is
 * replayed.
 */
class RandomCallbackTest {
    private static final int QUEUES = 3;
    private static final int AGENTS = 4;
    private static final int COMMANDS = 15_000;

    private enum Where {
        MENU,
        LINE,
        RINGING,
        RESTING,
        CALLED,
        TALKING
    }

    private record Sent(Submission submission, long atMs) {}

    private final Map<Long, Where> where = new TreeMap<>();
    private final Set<Long> callbacks = new HashSet<>();
    private final Map<Long, Integer> attempts = new HashMap<>();
    private final Map<Long, Long> restingUntilMs = new HashMap<>();
    private final Map<Integer, Long> heldUntilMs = new HashMap<>();
    private final Map<Long, Integer> queueOf = new HashMap<>();
    /** When each first came into its queue, by which it is served; all have the same priority and ask for the same. */
    private final Map<Long, Long> sinceMs = new HashMap<>();

    private final Map<Integer, Long> contactOf = new HashMap<>();
    private final Map<Outcome, Integer> ended = new TreeMap<>();
    private final List<Sent> sent = new ArrayList<>();

    private Engine engine = new Engine();
    private Random random = new Random(0);
    private long nowMs = Room.START_MS;
    private long clientSeq;
    private long nextContact = 1;
    private int takenUp;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void aCallbackIsNeverLostAndNeverOutOfTurn(long seed) {
        random = new Random(seed);
        does(0, new Command.ActivateVersion(Engine.NEWEST_VERSION));
        IntStream.rangeClosed(1, QUEUES).forEach(queueId -> does(Room.FIRM, defineQueue(queueId)));
        IntStream.rangeClosed(1, AGENTS).forEach(agentId -> {
            does(Room.FIRM, new Command.DefineAgent(agentId, List.of(1 + agentId % QUEUES)));
        });
        for (int i = 0; i < COMMANDS; i++) {
            nowMs += random.nextInt(1_500);
            does(0, new Command.Tick());
            nobodyRestsTooLong();
            Command command = somethingToDo();
            does(command instanceof Command.Restart ? 0 : Room.FIRM, command);
            if (random.nextInt(500) == 0) {
                List<byte[]> chunks = Snapshot.write(engine);
                engine = Snapshot.read(chunks.iterator());
                assertThat(Snapshot.write(engine)).usingRecursiveComparison().isEqualTo(chunks);
            }
        }
        assertThat(ended)
                .containsKeys(
                        Outcome.ANSWERED,
                        Outcome.CALLBACK_FAILED,
                        Outcome.CALLBACK_CANCELLED,
                        Outcome.CALLBACK_TAKEN_UP);
        assertThat(takenUp).isGreaterThan(ended.get(Outcome.CALLBACK_TAKEN_UP));
        assertThat(engine.view().openContacts()).isEqualTo(where.size());
        theSameAgain();
    }

    private void theSameAgain() {
        Engine again = new Engine();
        sent.forEach(one -> again.apply(one.submission(), one.atMs(), event -> {}));
        assertThat(again.view().stateHash()).isEqualTo(engine.view().stateHash());
        assertThat(Snapshot.write(again)).usingRecursiveComparison().isEqualTo(Snapshot.write(engine));
    }

    private Command defineQueue(int queueId) {
        ReturnRules returns = new ReturnRules(20_000, 2, queueId % 2 * 30_000L);
        return new Command.DefineQueue(queueId, new QueueRules(5_000, 2_000, 200).returning(returns));
    }

    private Command somethingToDo() {
        int agentId = 1 + random.nextInt(AGENTS);
        long own = contactOf.getOrDefault(agentId, 0L);
        long recent = Math.max(1, nextContact - 1 - random.nextInt(12));
        int queueId = 1 + random.nextInt(QUEUES);
        return switch (random.nextInt(40)) {
            case 0, 1, 2, 3 -> new Command.OpenContact(nextContact++, "", "");
            case 4, 5, 6, 7, 8 -> enqueue(queueId);
            case 9, 10, 11, 12, 13 -> new Command.RequestCallback(recent, "+4930" + (100_000 + recent));
            case 14, 15, 16, 17, 18, 19 -> new Command.AcceptOffer(own, agentId);
            case 20, 21, 22 -> new Command.OutsideAnswered(own);
            case 23, 24, 25 -> new Command.OutsideEnded(own, OutsideEnd.BUSY);
            case 26 -> new Command.LeaveContact(own, agentId);
            case 27, 28 -> new Command.EndContact(own, EndedBy.CALLER, EndCause.HANG_UP);
            case 29 -> new Command.EndContact(recent, EndedBy.CALLER, EndCause.HANG_UP);
            case 30 -> new Command.SignIn(agentId, "d" + agentId);
            case 31, 32 -> new Command.SetAvailable(agentId);
            case 33 -> new Command.LoseDevice(agentId);
            case 34 -> new Command.RejectOffer(own, agentId, RejectCause.DECLINED);
            case 35 -> new Command.HoldCallbacks(queueId, random.nextInt(3) * (nowMs + random.nextInt(20_000)) / 2);
            case 36 -> new Command.CancelCallback(recent, 9);
            case 37 -> random.nextInt(50) == 0 ? new Command.Restart() : new Command.SetAvailable(agentId);
            case 38 -> new Command.HoldContact(own, agentId);
            default -> new Command.SetAvailable(agentId);
        };
    }

    private Command enqueue(int queueId) {
        long contactId = Math.max(1, nextContact - 1 - random.nextInt(3));
        long before = random.nextInt(2) * Math.max(1, contactId - 1 - random.nextInt(9));
        return new Command.EnqueueContact(contactId, queueId, 0, Requirements.NONE, Grounds.NONE, before);
    }

    private void does(int firmId, Command command) {
        Submission submission = new Submission(1, ++clientSeq, firmId, command);
        sent.add(new Sent(submission, nowMs));
        engine.apply(submission, nowMs, this::see);
    }

    private void see(LoggedEvent logged) {
        switch (logged.event()) {
            case Event.AgentStateChanged e -> contactOf.put(e.agentId(), e.contactId());
            case Event.ContactOpened e -> where.put(e.contactId(), Where.MENU);
            case Event.ContactQueued e -> {
                from(e.contactId(), Where.LINE, Where.MENU, Where.TALKING);
                queueOf.put(e.contactId(), e.queueId());
                long since = e.cause() == QueuedCause.AGENT_LOST ? Long.MIN_VALUE : logged.atMs();
                sinceMs.put(e.contactId(), e.cause() == QueuedCause.TAKEN_UP ? sinceMs.get(e.contactId()) : since);
            }
            case Event.PlaceTakenUp e -> {
                takenUp++;
                sinceMs.put(e.contactId(), sinceMs.get(e.fromContactId()));
            }
            case Event.CallbackRequested e -> {
                from(e.contactId(), Where.LINE, Where.LINE);
                assertThat(callbacks.add(e.contactId())).isTrue();
                attempts.put(e.contactId(), 0);
            }
            case Event.ContactOffered e -> offered(e, logged.atMs());
            case Event.OfferEnded e -> from(e.contactId(), Where.LINE, Where.RINGING);
            case Event.CallbackRested e -> {
                from(e.contactId(), Where.RESTING, Where.LINE, Where.RESTING);
                restingUntilMs.put(e.contactId(), e.untilMs());
            }
            case Event.CallbackReturned e -> {
                from(e.contactId(), Where.LINE, Where.RESTING);
                assertThat(heldUntilMs.getOrDefault(e.queueId(), 0L)).isLessThanOrEqualTo(logged.atMs());
            }
            case Event.CallbackDialled e -> {
                from(e.contactId(), Where.CALLED, Where.RINGING);
                assertThat(callbacks).contains(e.contactId());
                assertThat(e.attempt()).isEqualTo(attempts.get(e.contactId()) + 1);
            }
            case Event.CallbackAttempted e -> {
                from(e.contactId(), Where.RESTING, Where.CALLED);
                int counts = e.why() == OutsideEnd.LOST ? 0 : 1;
                assertThat(attempts.merge(e.contactId(), counts, Integer::sum)).isEqualTo(e.attempts());
                assertThat(e.retryAtMs()).isEqualTo(e.attempts() == 2 ? 0 : logged.atMs() + 20_000);
                restingUntilMs.put(e.contactId(), e.retryAtMs());
            }
            case Event.CallbacksHeld e -> heldUntilMs.put(e.queueId(), e.untilMs());
            case Event.ContactConnected e -> {
                boolean back = callbacks.remove(e.contactId());
                from(e.contactId(), Where.TALKING, back ? Where.CALLED : Where.RINGING);
            }
            case Event.ContactEnded e -> ended(e);
            default -> {}
        }
    }

    private void from(long contactId, Where to, Where... allowed) {
        assertThat(where.get(contactId)).as("contact %d to %s", contactId, to).isIn((Object[]) allowed);
        where.put(contactId, to);
    }

    /** Nobody who came before it into that queue is in line. */
    private void offered(Event.ContactOffered e, long atMs) {
        from(e.contactId(), Where.RINGING, Where.LINE);
        long mine = sinceMs.get(e.contactId());
        assertThat(where.entrySet())
                .as("before %s", e)
                .noneMatch(other -> other.getValue() == Where.LINE
                        && queueOf.get(other.getKey()) == e.queueId()
                        && sinceMs.get(other.getKey()) < mine);
        if (callbacks.contains(e.contactId())) {
            assertThat(heldUntilMs.getOrDefault(e.queueId(), 0L)).isLessThanOrEqualTo(atMs);
        }
    }

    private void ended(Event.ContactEnded e) {
        ended.merge(e.outcome(), 1, Integer::sum);
        assertThat(where.remove(e.contactId())).as("%s once", e).isNotNull();
        if (callbacks.remove(e.contactId())) {
            assertThat(e.cause()).as("a callback does not just end").isEqualTo(EndCause.CALLBACK);
        }
    }

    private void nobodyRestsTooLong() {
        where.forEach((contactId, is) -> {
            if (is == Where.RESTING) {
                assertThat(restingUntilMs.get(contactId))
                        .as("contact %d", contactId)
                        .isGreaterThan(nowMs);
            }
        });
    }
}
