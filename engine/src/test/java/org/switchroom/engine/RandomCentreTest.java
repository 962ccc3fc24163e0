package org.switchroom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchroom.engine.Requirements.Need;
import org.switchroom.engine.Requirements.Step;

/**
 * Seeded disorder over every strategy, tier, skill and preference. What the engine offers is compared with a search through
 * all agents and all waiting contacts, written from the rules; every now and then the engine is replaced by its snapshot.
 */
class RandomCentreTest {
    private static final int QUEUES = 4;
    private static final int AGENTS = 12;
    private static final int SKILLS = 3;
    private static final int COMMANDS = 15_000;
    /** Commands until a busy time follows a quiet one, or the other way. */
    private static final int PHASE = 1_000;

    private final Map<Integer, QueueRules> rules = new TreeMap<>();
    private final Map<Integer, RoutingProfile> profiles = new TreeMap<>();
    private final Map<Integer, Set<Integer>> paused = new TreeMap<>();
    private final Map<Integer, AgentState> states = new TreeMap<>();
    private final Map<Integer, Long> contactOf = new HashMap<>();
    private final Map<Long, Place> waiting = new TreeMap<>();
    private final Map<Long, Place> left = new HashMap<>();
    /** Those that ring at all, and at whom. */
    private final Map<Long, Place> ringing = new TreeMap<>();

    private final Map<Long, Set<Integer>> rung = new HashMap<>();

    private Engine engine = new Engine();
    private Random random = new Random(0);
    private long nowMs = Room.START_MS;
    private long clientSeq;
    private long nextContact = 1;
    private int offers;
    private int widened;
    private int passedOver;
    private int personal;
    private int choices;
    private int moved;
    private int prioritised;
    private int exceeded;
    private int forced;
    private int joined;
    private int taken;
    private int ranOut;
    private boolean quiet;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void whatIsOfferedIsWhatASearchWouldFind(long seed) {
        random = new Random(seed);
        does(0, new Command.ActivateVersion(Engine.NEWEST_VERSION));
        does(Room.FIRM, new Command.DefineReason("BREAK", new ReasonRules(9_000, AtEnd.AVAILABLE)));
        does(Room.FIRM, new Command.DefineReason("RNA", new ReasonRules(60_000, AtEnd.WARN)));
        IntStream.rangeClosed(1, QUEUES).forEach(queueId -> does(Room.FIRM, defineQueue(queueId)));
        IntStream.rangeClosed(1, AGENTS).forEach(agentId -> does(Room.FIRM, defineAgent(agentId)));
        for (int i = 0; i < COMMANDS; i++) {
            quiet = i / PHASE % 2 == 1;
            nowMs += random.nextInt(3_000);
            does(0, new Command.Tick());
            does(Room.FIRM, somethingToDo());
            nobodyWaitsForAFreeAgent();
            nobodyWaitsForOneWhoIsNotThere();
            if (random.nextInt(300) == 0) {
                goOnFromSnapshot();
            }
        }
        assertThat(offers).isGreaterThan(1_500);
        assertThat(widened).isGreaterThan(100);
        assertThat(passedOver).as("steps passed over").isGreaterThan(10);
        assertThat(personal).as("offers to the one waited for").isGreaterThan(10);
        assertThat(choices).as("offers with a choice").isGreaterThan(100);
        assertThat(List.of(moved, prioritised, exceeded, forced)).allMatch(count -> count > 30);
        assertThat(List.of(joined, taken, ranOut)).as("ringing at all").allMatch(count -> count > 20);
    }

    private Command defineQueue(int queueId) {
        Strategy[] strategies = Strategy.values();
        return new Command.DefineQueue(
                queueId,
                new QueueRules(
                        5_000,
                        random.nextInt(2) * 4_000L,
                        6,
                        random.nextInt(4) == 0 ? Strategy.RING_ALL : strategies[random.nextInt(strategies.length)],
                        random.nextInt(3) * 20_000L,
                        random.nextInt(2) * 6_000L));
    }

    private Command defineAgent(int agentId) {
        List<Service> services = new ArrayList<>();
        for (int queueId = 1; queueId <= QUEUES; queueId++) {
            if (random.nextInt(2) == 0) {
                services.add(new Service(
                        queueId, 1 + random.nextInt(3), random.nextInt(3), 1 + random.nextInt(300), agentId));
            }
        }
        List<Skill> skills = IntStream.rangeClosed(1, SKILLS)
                .mapToObj(skill -> new Skill(skill, random.nextInt(11)))
                .toList();
        return new Command.DefineAgent(agentId, new RoutingProfile(services, skills));
    }

    private Requirements someRequirements() {
        if (random.nextInt(3) == 0) {
            return Requirements.NONE;
        }
        int skill = 1 + random.nextInt(SKILLS);
        int level = 2 + random.nextInt(9);
        List<Step> steps = new ArrayList<>();
        if (random.nextInt(3) == 0) {
            steps.add(new Step(0, List.of(), 1 + random.nextInt(AGENTS)));
        }
        if (random.nextInt(5) == 0) {
            steps.add(new Step(steps.size() * 12_000L, List.of(), 1 + random.nextInt(AGENTS)));
        }
        long forAllMs = steps.size() * 12_000L;
        steps.add(new Step(forAllMs, List.of(new Need(skill, level))));
        steps.add(new Step(forAllMs + 7_000, List.of(new Need(skill, Math.max(1, level - 4)))));
        steps.add(new Step(forAllMs + 20_000, List.of()));
        return new Requirements(steps, random.nextBoolean() ? List.of(1 + random.nextInt(SKILLS)) : List.of());
    }

    private Command somethingToDo() {
        int agentId = 1 + random.nextInt(AGENTS);
        long contactId = Math.max(1, nextContact - random.nextInt(30));
        return switch (random.nextInt(quiet ? 51 : 17)) {
            case 16 -> aHandOnTheWaiting();
            case 0, 1, 2 -> new Command.OpenContact(nextContact++, "", "");
            case 3, 4, 5, 6 ->
                new Command.EnqueueContact(
                        Math.max(1, nextContact - 1 - random.nextInt(4)),
                        1 + random.nextInt(QUEUES),
                        random.nextInt(3),
                        someRequirements(),
                        random.nextBoolean()
                                ? Grounds.NONE
                                : new Grounds(random.nextInt(3), "Rule", List.of(), List.of("GAP")));
            case 7, 8 -> new Command.AcceptOffer(contactOf.getOrDefault(agentId, 0L), agentId);
            case 9 ->
                new Command.EndContact(
                        random.nextBoolean() ? contactId : contactOf.getOrDefault(agentId, 0L),
                        EndedBy.CALLER,
                        EndCause.HANG_UP);
            case 10, 11, 12 ->
                states.getOrDefault(agentId, AgentState.OFFLINE) == AgentState.OFFLINE
                        ? new Command.SignIn(agentId, "d" + agentId)
                        : new Command.SetAvailable(agentId);
            case 13 -> new Command.RejectOffer(contactOf.getOrDefault(agentId, 0L), agentId, RejectCause.DECLINED);
            case 14 -> rarely(agentId);
            case 15 -> new Command.FinishWrapUp(agentId);
            default -> whatFreesAgents(agentId, contactId);
        };
    }

    /** So that many are free at a time. */
    private Command whatFreesAgents(int agentId, long contactId) {
        long own = contactOf.getOrDefault(agentId, 0L);
        return switch (states.getOrDefault(agentId, AgentState.OFFLINE)) {
            case OFFLINE -> new Command.SignIn(agentId, "d" + agentId);
            case OFFERED -> new Command.AcceptOffer(own, agentId);
            case ON_CONTACT, HELD -> new Command.EndContact(own, EndedBy.AGENT, EndCause.HANG_UP);
            case NOT_READY, WRAP_UP -> new Command.SetAvailable(agentId);
            case AVAILABLE -> new Command.EndContact(contactId, EndedBy.CALLER, EndCause.HANG_UP);
        };
    }

    private Command rarely(int agentId) {
        return switch (random.nextInt(12)) {
            case 4, 5, 6 -> supervised(agentId);
            case 0 -> defineAgent(agentId);
            case 1 -> defineQueue(1 + random.nextInt(QUEUES));
            case 2 -> new Command.StartDay();
            case 3 -> new Command.LoseDevice(agentId);
            default -> new Command.SetNotReady(agentId, "BREAK");
        };
    }

    private Command supervised(int agentId) {
        int queueId = 1 + random.nextInt(QUEUES);
        return switch (random.nextInt(5)) {
            case 0 -> new Command.PauseQueue(agentId, queueId, 99);
            case 1 -> new Command.ResumeQueue(agentId, queueId, 99);
            case 2 -> new Command.ForceState(agentId, AgentState.AVAILABLE, "", 99);
            case 3 -> new Command.ForceState(agentId, AgentState.NOT_READY, "TALK", 99);
            default -> new Command.ForceState(agentId, AgentState.OFFLINE, "", 99);
        };
    }

    private Command aHandOnTheWaiting() {
        List<Long> ids = List.copyOf(waiting.keySet());
        long contactId = ids.isEmpty() ? nextContact : ids.get(random.nextInt(ids.size()));
        return random.nextBoolean()
                ? new Command.ChangePriority(contactId, random.nextInt(7) - 3, 99)
                : new Command.MoveContact(contactId, 1 + random.nextInt(QUEUES), 99);
    }

    private void does(int firmId, Command command) {
        engine.apply(new Submission(1, ++clientSeq, firmId, command), nowMs, this::see);
    }

    private void see(LoggedEvent logged) {
        switch (logged.event()) {
            case Event.QueueDefined e -> rules.put(e.queueId(), e.rules());
            case Event.AgentDefined e -> {
                profiles.put(e.agentId(), e.profile());
                pausedBy(e.agentId()).retainAll(e.profile().queueIds());
            }
            case Event.QueuePaused e ->
                assertThat(pausedBy(e.agentId()).add(e.queueId())).isTrue();
            case Event.QueueResumed e ->
                assertThat(pausedBy(e.agentId()).remove(e.queueId())).isTrue();
            case Event.AgentForced e -> forced++;
            case Event.ReasonExceeded e -> exceeded++;
            case Event.ContactMoved e -> moved++;
            case Event.PriorityChanged e -> {
                prioritised++;
                waiting.computeIfPresent(e.contactId(), (id, place) -> place.prioritised(e.priority()));
            }
            case Event.AgentStateChanged e -> {
                states.put(e.agentId(), e.state());
                contactOf.put(e.agentId(), e.contactId());
                if (e.state() == AgentState.OFFLINE) {
                    pausedBy(e.agentId()).clear();
                }
            }
            case Event.ContactQueued e
            when e.cause() == QueuedCause.MOVED ->
                waiting.computeIfPresent(
                        e.contactId(), (id, before) -> before.movedTo(place(e, logged), logged.atMs()));
            case Event.ContactQueued e -> waiting.put(e.contactId(), place(e, logged));
            case Event.ContactWidened e -> {
                widened++;
                stepPasses(place(e.contactId()), logged.atMs());
                ringing.computeIfPresent(e.contactId(), (id, place) -> place.next(logged.atMs()));
                waiting.computeIfPresent(e.contactId(), (id, place) -> place.next(logged.atMs()));
                left.computeIfPresent(e.contactId(), (id, place) -> place.next(logged.atMs()));
            }
            case Event.ContactOffered e -> offered(e);
            case Event.OfferEnded e -> offerEnded(e);
            case Event.ContactConnected e -> {
                left.remove(e.contactId());
                ringing.remove(e.contactId());
            }
            case Event.ContactEnded e -> waiting.remove(e.contactId());
            default -> {}
        }
    }

    private Place place(long contactId) {
        Place elsewhere = left.getOrDefault(contactId, ringing.get(contactId));
        return waiting.getOrDefault(contactId, elsewhere);
    }

    private void offerEnded(Event.OfferEnded e) {
        if (left.containsKey(e.contactId())) {
            waiting.put(e.contactId(), left.remove(e.contactId()));
            return;
        }
        assertThat(rung.get(e.contactId()).remove(e.agentId())).as("%s", e).isTrue();
        assertThat(e.why() == OfferEnd.TAKEN).as("%s", e).isEqualTo(!ringing.containsKey(e.contactId()));
        taken += e.why() == OfferEnd.TAKEN ? 1 : 0;
        if (e.why() != OfferEnd.TAKEN && rung.get(e.contactId()).isEmpty()) {
            ranOut++;
            waiting.put(e.contactId(), ringing.remove(e.contactId()));
        }
    }

    /** At its time, or at once if the agent waited for is not there. */
    private void stepPasses(Place place, long nowMs) {
        if (place.next(nowMs).plannedFromMs() < place.plannedFromMs()) {
            assertThat(place.onlyAgent()).isNotZero();
            assertThat(isThere(place)).as("%s", place).isFalse();
            passedOver++;
        }
    }

    private boolean isThere(Place place) {
        RoutingProfile profile = profiles.get(place.onlyAgent());
        return states.getOrDefault(place.onlyAgent(), AgentState.OFFLINE) != AgentState.OFFLINE
                && profile.service(place.queueId()) != null
                && !pausedBy(place.onlyAgent()).contains(place.queueId());
    }

    private Set<Integer> pausedBy(int agentId) {
        return paused.computeIfAbsent(agentId, id -> new TreeSet<>());
    }

    /** Without the queues that are paused. */
    private RoutingProfile worked(int agentId) {
        RoutingProfile worked = profiles.get(agentId);
        for (int queueId : pausedBy(agentId)) {
            worked = worked.without(queueId);
        }
        return worked;
    }

    private Place place(Event.ContactQueued e, LoggedEvent logged) {
        QueueRules queue = rules.get(e.queueId());
        int highestTier = profiles.values().stream()
                .map(profile -> profile.service(e.queueId()))
                .filter(service -> service != null)
                .mapToInt(Service::tier)
                .max()
                .orElse(1);
        return new Place(
                e.contactId(),
                e.queueId(),
                logged.atMs(),
                logged.atMs() - e.priority() * Centre.PRIORITY_POINT_MS,
                logged.eventSeq(),
                e.cause() == QueuedCause.AGENT_LOST,
                e.requirements(),
                queue.tierWaitMs(),
                highestTier,
                0,
                logged.atMs());
    }

    private void offered(Event.ContactOffered e) {
        offers++;
        Place place = place(e.contactId());
        personal += place.onlyAgent() == 0 ? 0 : 1;
        if (ringing.containsKey(e.contactId())) {
            joined++;
            assertThat(rung.get(e.contactId()).add(e.agentId())).as("%s", e).isTrue();
        } else if (place.onlyAgent() == 0 && rules.get(e.queueId()).strategy() == Strategy.RING_ALL) {
            ringing.put(e.contactId(), waiting.remove(e.contactId()));
            rung.put(e.contactId(), new TreeSet<>(Set.of(e.agentId())));
        } else {
            left.put(e.contactId(), waiting.remove(e.contactId()));
        }
        assertThat(states.get(e.agentId())).as("%s", e).isEqualTo(AgentState.AVAILABLE);
        RoutingProfile profile = worked(e.agentId());
        assertThat(place.open(e.agentId(), profile)).as("%s may take it", e).isTrue();
        assertThat(e.choice().tier()).isEqualTo(profile.service(e.queueId()).tier());
        assertThat(e.choice().score()).isEqualTo(place.score(profile));
        nobodyBetterIsFree(e, place);
        nobodyWasToBeServedBefore(e, place);
    }

    private void nobodyBetterIsFree(Event.ContactOffered e, Place place) {
        Comparator<RoutingProfile> byTierThenScore = Comparator.<RoutingProfile>comparingInt(
                        p -> p.service(place.queueId()).tier())
                .thenComparing(p -> -place.score(p));
        List<RoutingProfile> free = profiles.entrySet().stream()
                .filter(agent -> states.get(agent.getKey()) == AgentState.AVAILABLE)
                .filter(agent -> place.open(agent.getKey(), worked(agent.getKey())))
                .map(Map.Entry::getValue)
                .toList();
        choices += free.size() > 2 ? 1 : 0;
        assertThat(e.choice().candidates()).isEqualTo(free.size());
        RoutingProfile chosen = profiles.get(e.agentId());
        assertThat(e.choice().peers()).isEqualTo((int) free.stream()
                .filter(other -> byTierThenScore.compare(chosen, other) == 0)
                .count());
        assertThat(free)
                .allSatisfy(other -> assertThat(byTierThenScore.compare(profiles.get(e.agentId()), other))
                        .as("%s against %s", e, other)
                        .isLessThanOrEqualTo(0));
    }

    private void nobodyWasToBeServedBefore(Event.ContactOffered e, Place chosen) {
        RoutingProfile profile = worked(e.agentId());
        assertThat(sought().filter(
                                other -> other.contactId() != chosen.contactId() && other.open(e.agentId(), profile)))
                .allSatisfy(other -> assertThat(order(profile).compare(chosen, other))
                        .as("%s before %s", chosen, other)
                        .isLessThan(0));
    }

    private Comparator<Place> order(RoutingProfile profile) {
        return Comparator.<Place, Boolean>comparing(place -> !place.front())
                .thenComparing(place -> place.front() ? place.contactId() : countsFrom(place, profile))
                .thenComparing(Place::seq);
    }

    private long countsFrom(Place place, RoutingProfile profile) {
        long preference = profile.service(place.queueId()).preference() * Centre.PREFERENCE_MS;
        return place.countsFromMs() - rules.get(place.queueId()).headStartMs() - preference;
    }

    /** Whoever wants agents: those who wait and those who ring at fewer than all who may come. */
    private Stream<Place> sought() {
        return Stream.concat(waiting.values().stream(), ringing.values().stream());
    }

    private void nobodyWaitsForAFreeAgent() {
        profiles.keySet().forEach(agentId -> {
            if (states.get(agentId) == AgentState.AVAILABLE) {
                assertThat(sought().filter(place -> place.open(agentId, worked(agentId))))
                        .as("agent %d is free", agentId)
                        .isEmpty();
            }
        });
    }

    private void nobodyWaitsForOneWhoIsNotThere() {
        assertThat(waiting.values().stream().filter(place -> place.onlyAgent() != 0))
                .allSatisfy(place -> assertThat(isThere(place)).as("%s", place).isTrue());
    }

    private void goOnFromSnapshot() {
        List<byte[]> chunks = Snapshot.write(engine);
        Engine copy = Snapshot.read(chunks.iterator());
        assertThat(Snapshot.write(copy)).usingRecursiveComparison().isEqualTo(chunks);
        Engine original = engine;
        engine = copy;
        bothDecideAlike(original, copy);
    }

    private void bothDecideAlike(Engine original, Engine copy) {
        for (int i = 0; i < 20; i++) {
            nowMs += random.nextInt(3_000);
            Submission next = new Submission(1, ++clientSeq, Room.FIRM, somethingToDo());
            original.apply(next, nowMs, event -> {});
            copy.apply(next, nowMs, this::see);
            assertThat(copy.view().stateHash())
                    .as("after %s", next)
                    .isEqualTo(original.view().stateHash());
        }
    }
}
