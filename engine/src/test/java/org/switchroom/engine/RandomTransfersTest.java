package org.switchroom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Seeded disorder over every kind of transfer. A book kept from the events alone says who talks to whom; it must never put
 * somebody in two places, and the engine's view must agree with it. Every now and then the engine is replaced by its snapshot,
 * and at the end the same submissions make the same state.
 */
class RandomTransfersTest {
    private static final int AGENTS = 8;
    private static final int QUEUES = 3;
    private static final int COMMANDS = 12_000;
    private static final String OUTSIDE = "+4940123456";

    private record Done(Submission submission, long atMs) {}

    /** What the events say of an open contact. */
    private static final class Life {
        int agent;
        int partner;
        final Set<Integer> rung = new TreeSet<>();
        boolean consulting;
        boolean queued;
        /** Of the events by which a phone was last called. */
        long callSeq;
    }

    private final Map<Long, Life> open = new TreeMap<>();
    private final Map<Integer, AgentState> states = new HashMap<>();
    private final Map<Integer, Long> contactOf = new HashMap<>();
    private final Map<String, Integer> seen = new TreeMap<>();
    private final List<Done> done = new ArrayList<>();
    private Engine engine = new Engine();
    private Random random = new Random(0);
    private long nowMs = Room.START_MS;
    private long nextContact = 1;
    private final Map<Integer, Long> ringSeqs = new HashMap<>();
    private int tooLate;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void theCallerStaysWithSomebody(long seed) {
        random = new Random(seed);
        does(0, new Command.ActivateVersion(Engine.NEWEST_VERSION));
        IntStream.rangeClosed(1, QUEUES).forEach(q -> does(Room.FIRM, new Command.DefineQueue(q, rules(q))));
        IntStream.rangeClosed(1, AGENTS)
                .forEach(a -> does(Room.FIRM, new Command.DefineAgent(a, List.of(1 + a % QUEUES))));
        for (int i = 0; i < COMMANDS; i++) {
            nowMs += random.nextInt(1_500);
            does(0, new Command.Tick());
            does(Room.FIRM, somethingToDo());
            if (random.nextInt(1_000) == 0) {
                does(0, new Command.Restart());
            }
            viewAgrees();
            if (random.nextInt(200) == 0) {
                goOnFromSnapshot();
            }
        }
        everythingHappened();
        assertThat(replayed().view().stateHash()).isEqualTo(engine.view().stateHash());
    }

    /** The last one rings all. */
    private static QueueRules rules(int queueId) {
        Strategy strategy = queueId == QUEUES ? Strategy.RING_ALL : Strategy.LONGEST_IDLE;
        return new QueueRules(5_000, queueId % 2 * 3_000L, 6, strategy, 0, 0);
    }

    private Command somethingToDo() {
        int agentId = 1 + random.nextInt(AGENTS);
        int other = 1 + random.nextInt(AGENTS);
        long at = contactOf.getOrDefault(agentId, 0L);
        return switch (states.getOrDefault(agentId, AgentState.OFFLINE)) {
            case OFFLINE -> new Command.SignIn(agentId, "d" + agentId);
            case NOT_READY, WRAP_UP -> new Command.SetAvailable(agentId);
            case AVAILABLE -> random.nextInt(10) == 0 ? new Command.SetNotReady(agentId, "BREAK") : arrival();
            case OFFERED ->
                switch (random.nextInt(8)) {
                    case 0 -> new Command.RejectOffer(at, agentId, RejectCause.BUSY, mostly(ringSeqOf(agentId)));
                    case 1 -> new Command.LoseDevice(agentId);
                    case 2 -> new Command.EndContact(at, EndedBy.CALLER, EndCause.HANG_UP);
                    case 3 -> new Command.SignOut(agentId);
                    default -> new Command.AcceptOffer(at, agentId, mostly(ringSeqOf(agentId)));
                };
            case ON_CONTACT, HELD -> inConversation(at, agentId, other);
        };
    }

    private Command arrival() {
        if (random.nextBoolean()) {
            return new Command.OpenContact(nextContact++, "", "");
        }
        return new Command.EnqueueContact(
                Math.max(1, nextContact - 1 - random.nextInt(4)), 1 + random.nextInt(QUEUES), random.nextInt(3));
    }

    private Command inConversation(long at, int agentId, int other) {
        int queueId = 1 + random.nextInt(QUEUES);
        return switch (random.nextInt(20)) {
            case 0 -> new Command.EndContact(at, EndedBy.CALLER, EndCause.HANG_UP);
            case 1 -> new Command.LeaveContact(at, agentId);
            case 2 -> new Command.LoseDevice(agentId);
            case 3 -> new Command.HoldContact(at, agentId);
            case 4 -> new Command.ResumeContact(at, agentId);
            case 5 -> new Command.TransferToAgent(at, agentId, other);
            case 6 -> new Command.TransferOutside(at, agentId, OUTSIDE);
            case 7, 8 -> new Command.ConsultAgent(at, agentId, other);
            case 9, 10 -> new Command.ConsultQueue(at, agentId, queueId, random.nextInt(3), Requirements.NONE);
            case 11 -> new Command.ConsultOutside(at, agentId, OUTSIDE);
            case 12 -> new Command.EndConsult(at, agentId);
            case 13 -> new Command.CompleteTransfer(at, agentId);
            case 14 -> new Command.JoinConsult(at, agentId);
            case 15, 16 -> answered(anyOpen(at));
            case 17 -> ended(anyOpen(at));
            case 18 ->
                random.nextBoolean()
                        ? new Command.EnqueueContact(at, queueId, 0)
                        : new Command.TransferToQueue(
                                at, random.nextBoolean() ? agentId : other, queueId, 0, Requirements.NONE);
            default -> arrival();
        };
    }

    private Command answered(long contactId) {
        return new Command.OutsideAnswered(contactId, mostly(life(contactId).callSeq));
    }

    private Command ended(long contactId) {
        return new Command.OutsideEnded(contactId, OutsideEnd.BUSY, mostly(life(contactId).callSeq));
    }

    /** The number of the present try, none, or that of another one. */
    private long mostly(long seq) {
        return switch (random.nextInt(6)) {
            case 0 -> 0;
            case 1 -> seq + 1 + random.nextInt(20);
            default -> seq;
        };
    }

    private long ringSeqOf(int agentId) {
        return ringSeqs.getOrDefault(agentId, 0L);
    }

    private boolean isLate(Command command) {
        return switch (command) {
            case Command.AcceptOffer c -> isLate(c.offerSeq(), ringSeqOf(c.agentId()));
            case Command.RejectOffer c -> isLate(c.offerSeq(), ringSeqOf(c.agentId()));
            case Command.OutsideAnswered c -> isLate(c.callSeq(), life(c.contactId()).callSeq);
            case Command.OutsideEnded c -> isLate(c.callSeq(), life(c.contactId()).callSeq);
            case Command.TransferToQueue c -> life(c.contactId()).agent != c.agentId();
            default -> false;
        };
    }

    private static boolean isLate(long told, long present) {
        return told != 0 && told != present;
    }

    private long anyOpen(long otherwise) {
        List<Long> ids = List.copyOf(open.keySet());
        return ids.isEmpty() || random.nextBoolean() ? otherwise : ids.get(random.nextInt(ids.size()));
    }

    private void does(int firmId, Command command) {
        Submission submission = new Submission(1, done.size() + 1, firmId, command);
        done.add(new Done(submission, nowMs));
        boolean late = isLate(command);
        List<Event> events = new ArrayList<>();
        engine.apply(submission, nowMs, logged -> {
            events.add(logged.event());
            see(logged);
        });
        if (late) {
            assertThat(events).as("%s", command).singleElement().isInstanceOf(Event.Refused.class);
            tooLate++;
        }
    }

    // ---- the book

    private void see(LoggedEvent logged) {
        Event event = logged.event();
        seen.merge(event.getClass().getSimpleName(), 1, Integer::sum);
        switch (event) {
            case Event.AgentStateChanged e -> {
                states.put(e.agentId(), e.state());
                contactOf.put(e.agentId(), e.contactId());
            }
            case Event.ContactOpened e -> open.put(e.contactId(), new Life());
            case Event.ContactQueued e -> {
                assertThat(life(e.contactId()).agent)
                        .as("queued while with an agent")
                        .isZero();
                life(e.contactId()).queued = true;
            }
            case Event.ContactOffered e -> {
                boolean all = e.queueId() == QUEUES && !life(e.contactId()).consulting;
                assertThat(all || life(e.contactId()).rung.isEmpty())
                        .as("%s", e)
                        .isTrue();
                seen.merge(life(e.contactId()).rung.isEmpty() ? "first" : "beside", 1, Integer::sum);
                assertThat(life(e.contactId()).rung.add(e.agentId())).isTrue();
                ringSeqs.put(e.agentId(), logged.eventSeq());
            }
            case Event.OfferEnded e -> {
                assertThat(life(e.contactId()).rung.remove(e.agentId())).isTrue();
            }
            case Event.ContactConnected e -> connected(life(e.contactId()), e.agentId());
            case Event.ContactDialled e -> life(e.contactId()).callSeq = logged.eventSeq();
            case Event.ConsultStarted e -> {
                assertThat(life(e.contactId()).consulting).isFalse();
                life(e.contactId()).consulting = true;
                life(e.contactId()).callSeq = e.number().isEmpty() ? life(e.contactId()).callSeq : logged.eventSeq();
            }
            case Event.ConsultConnected e -> {
                assertThat(life(e.contactId()).consulting).isTrue();
                assertThat(life(e.contactId()).rung).isEqualTo(e.partnerId() == 0 ? Set.of() : Set.of(e.partnerId()));
                life(e.contactId()).rung.clear();
                life(e.contactId()).partner = e.partnerId();
            }
            case Event.ConsultEnded e -> {
                assertThat(life(e.contactId()).partner).isEqualTo(e.partnerId());
                assertThat(life(e.contactId()).rung).isEmpty();
                life(e.contactId()).consulting = false;
                life(e.contactId()).partner = 0;
            }
            case Event.ConversationEnded e -> {
                assertThat(life(e.contactId()).agent).isEqualTo(e.agentId());
                life(e.contactId()).agent = 0;
            }
            case Event.ContactHandedOver e -> {
                assertThat(life(e.contactId()).partner).isEqualTo(e.toAgentId());
                life(e.contactId()).agent = e.toAgentId();
                life(e.contactId()).partner = 0;
                life(e.contactId()).consulting = false;
            }
            case Event.ContactEnded e -> {
                Life life = open.remove(e.contactId());
                assertThat(life).as("ended once").isNotNull();
                assertThat(life.agent + life.partner).as("let go first").isZero();
                assertThat(life.rung).as("let go first").isEmpty();
                assertThat(life.consulting).isFalse();
            }
            default -> {}
        }
    }

    private static void connected(Life life, int agentId) {
        assertThat(life.rung.remove(agentId)).isTrue();
        life.queued = false;
        life.agent = agentId;
    }

    private Life life(long contactId) {
        Life life = open.get(contactId);
        assertThat(life).as("contact %s is open", contactId).isNotNull();
        return life;
    }

    private void viewAgrees() {
        Map<Integer, Integer> talking = new HashMap<>();
        TreeSet<Integer> busy = new TreeSet<>();
        open.forEach((contactId, life) -> {
            for (int agentId : new int[] {life.agent, life.partner}) {
                if (agentId != 0) {
                    assertThat(busy.add(agentId))
                            .as("agent %s in two places", agentId)
                            .isTrue();
                    assertThat(states.get(agentId)).isIn(AgentState.ON_CONTACT, AgentState.HELD);
                    assertThat(contactOf.get(agentId)).isEqualTo(contactId);
                    talking.merge(agentId, 1, Integer::sum);
                }
            }
            life.rung.forEach(agentId -> {
                assertThat(states.get(agentId)).isEqualTo(AgentState.OFFERED);
                assertThat(contactOf.get(agentId)).isEqualTo(contactId);
                assertThat(busy.add(agentId)).isTrue();
            });
        });
        states.forEach((agentId, state) -> assertThat(busy.contains(agentId))
                .as("agent %s is %s", agentId, state)
                .isEqualTo(state == AgentState.ON_CONTACT || state == AgentState.HELD || state == AgentState.OFFERED));
        assertThat(engine.view().openContacts()).isEqualTo(open.size());
    }

    private void everythingHappened() {
        assertThat(seen)
                .containsKeys(
                        "ContactDialled",
                        "OutsideConnected",
                        "OutsideLost",
                        "ConsultStarted",
                        "ConsultQueued",
                        "ConsultConnected",
                        "ConsultJoined",
                        "ConsultEnded",
                        "ContactHandedOver");
        assertThat(seen.get("beside")).as("phones beside others").isGreaterThan(60);
        assertThat(tooLate).isGreaterThan(100);
        assertThat(seen.get("ConsultConnected")).isGreaterThan(60);
        assertThat(seen.get("ContactHandedOver")).isGreaterThan(20);
    }

    // ---- the same again

    private void goOnFromSnapshot() {
        List<byte[]> chunks = Snapshot.write(engine);
        engine = Snapshot.read(chunks.iterator());
        List<byte[]> again = Snapshot.write(engine);
        assertThat(again).hasSameSizeAs(chunks);
        for (int i = 0; i < chunks.size(); i++) {
            assertThat(again.get(i)).isEqualTo(chunks.get(i));
        }
    }

    private Engine replayed() {
        Engine fresh = new Engine();
        done.forEach(one -> fresh.apply(one.submission(), one.atMs(), event -> {}));
        return fresh;
    }
}
