package org.switchroom.engine.queue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.switchroom.engine.Centre;
import org.switchroom.engine.ContactKind;
import org.switchroom.engine.LongMap;
import org.switchroom.engine.QueueRules;
import org.switchroom.engine.Requirements;
import org.switchroom.engine.Service;
import org.switchroom.engine.agent.Agent;
import org.switchroom.engine.matching.Ask;
import org.switchroom.engine.matching.BusyLanes;
import org.switchroom.engine.matching.JoinableLanes;
import org.switchroom.engine.matching.Lane;
import org.switchroom.engine.matching.Line;
import org.switchroom.engine.matching.PersonalLines;
import org.switchroom.engine.matching.Plan;
import org.switchroom.engine.matching.Rank;

/**
 * A queue: who waits, who could answer, and what the estimated wait is made of. Only {@code Centre} changes it.
 *
 * <p>A waiting contact stands in the {@link Lane} of what it asks for; while it is offered it is only counted, and goes back
 * to its rank if the offer comes to nothing. An available agent stands in the lane of {@link #everybody} and in each other
 * one whose contacts he may take; in those at the latest when {@link #place} is called, before anybody looks.
 */
public final class Queue {
    /** Handle time taken for a queue that has not had a conversation yet. */
    public static final long DEFAULT_HANDLE_MS = 180_000;

    private final int queueId;
    private final int firmId;
    private QueueRules rules;
    private final MovingAverage conversation;
    private final MovingAverage wrapUp;
    private final Lane everybody = new Lane(Ask.ANYBODY);
    /** Lanes of those who ask for more; an empty one may be kept or not, it makes no difference. */
    private final Map<Ask, Lane> particular = new LinkedHashMap<>();

    private final BusyLanes busy = new BusyLanes();
    private final PersonalLines personal = new PersonalLines();
    private final JoinableLanes joinable = new JoinableLanes();
    private final WaitingMessages messages = new WaitingMessages();
    /** Free agents who do not stand in their particular lanes yet: most are offered a contact before anybody looks there. */
    private final Unplaced unplaced = new Unplaced();

    /** By agent. */
    private final LongMap<Seat> seats = new LongMap<>();

    private final int[] agentsOfTier = new int[Centre.MAX_TIER + 1];
    private long passFloor;
    private int offered;
    private int talking;
    private int atWork;
    private int free;
    private int resting;
    private long callbacksHeldUntilMs;
    private int signedIn;

    public Queue(int queueId, int firmId, QueueRules rules) {
        this(queueId, firmId, rules, MovingAverage.NONE, MovingAverage.NONE, 0);
    }

    /** As a snapshot has it. */
    public Queue(
            int queueId,
            int firmId,
            QueueRules rules,
            long averageConversationMs,
            long averageWrapUpMs,
            long passFloor) {
        this.queueId = queueId;
        this.firmId = firmId;
        this.rules = rules;
        this.conversation = new MovingAverage(averageConversationMs);
        this.wrapUp = new MovingAverage(averageWrapUpMs);
        this.passFloor = passFloor;
    }

    public int queueId() {
        return queueId;
    }

    public int firmId() {
        return firmId;
    }

    public QueueRules rules() {
        return rules;
    }

    public void changeRules(QueueRules next) {
        rules = next;
    }

    // ---- contacts

    /** Puts a contact into the lane of what it asks for, or into the line of the one agent it waits for. */
    public void addWaiting(Ask ask, Rank rank, long contactId, ContactKind kind) {
        if (kind == ContactKind.VOICEMAIL) {
            messages.add(rank, contactId);
        }
        if (ask.personal()) {
            personal.add(ask.agentId(), rank, contactId);
            return;
        }
        Lane lane = lane(ask);
        busy.add(lane == null ? open(ask) : lane, rank, contactId);
    }

    public void removeWaiting(Ask ask, Rank rank, ContactKind kind) {
        if (kind == ContactKind.VOICEMAIL) {
            messages.remove(rank);
        }
        if (ask.personal()) {
            personal.remove(ask.agentId(), rank);
        } else {
            busy.remove(Objects.requireNonNull(lane(ask)), rank);
        }
    }

    /** What one asks for in the course of a wait that begins here now. */
    public Plan plan(Requirements requirements) {
        return Plan.of(requirements, rules.tierWaitMs(), highestTier());
    }

    /** Lanes in which somebody waits. */
    public BusyLanes busy() {
        return busy;
    }

    /** Contacts that wait for one agent alone. */
    public PersonalLines personal() {
        return personal;
    }

    /** Contacts that several phones ring for, and may ring for more. */
    public JoinableLanes joinable() {
        return joinable;
    }

    /** Contacts that nobody's phone rings for. */
    public int waiting() {
        return busy.waiting() + personal.waiting();
    }

    /** Of those, callers. */
    public int callersWaiting() {
        return waiting() - messages.waiting();
    }

    /** Of those, messages. */
    public int messagesWaiting() {
        return messages.waiting();
    }

    /** The first {@code limit} contacts, in the order in which somebody who can take all of them serves them. */
    public List<Line.Entry> first(int limit) {
        return Stream.concat(busy.first(limit).stream(), personal.first(limit).stream())
                .sorted(Comparator.comparing(Line.Entry::rank))
                .limit(limit)
                .toList();
    }

    /** The caller who is served first if everybody can take the call; null if none waits. */
    public Line.@Nullable Entry firstCaller() {
        return first(messages.waiting() + 1).stream()
                .filter(entry -> !messages.contains(entry.rank()))
                .findFirst()
                .orElse(null);
    }

    /** All who wait, in no particular order. */
    public List<Long> waitingIds() {
        List<Long> ids = new ArrayList<>(waiting());
        busy.forEach(ids::add);
        personal.forEach(ids::add);
        return ids;
    }

    public int offered() {
        return offered;
    }

    public void countOffered(ContactKind kind, int by) {
        offered += by;
        if (kind == ContactKind.VOICEMAIL) {
            messages.countOffered(by);
        }
    }

    /** Of those, callers. */
    public int callersOffered() {
        return offered - messages.offered();
    }

    public int talking() {
        return talking;
    }

    public void countTalking(int by) {
        talking += by;
    }

    /** Of callers. */
    public boolean full() {
        return callersWaiting() + callersOffered() >= rules.maxWaiting();
    }

    /** One came in although it was full. */
    public boolean overfull() {
        return callersWaiting() + callersOffered() > rules.maxWaiting();
    }

    public boolean fullOfMessages() {
        return messages.waiting() + messages.offered() >= Centre.MAX_MESSAGES_PER_QUEUE;
    }

    /** Callbacks out of line for now. */
    public int resting() {
        return resting;
    }

    public void countResting(int by) {
        resting += by;
    }

    /** Until when nobody is called back. */
    public long callbacksHeldUntilMs() {
        return callbacksHeldUntilMs;
    }

    public void holdCallbacks(long untilMs) {
        callbacksHeldUntilMs = untilMs;
    }

    /** No contact waits, rings, talks or rests here. */
    public boolean unused() {
        return waiting() == 0 && offered == 0 && talking == 0 && resting == 0;
    }

    /** 1 is next: how many callers wait before {@code rank}, and itself. Those being offered are no longer counted. */
    public int position(Rank rank) {
        return busy.countBefore(rank) + personal.countBefore(rank) - messages.countBefore(rank) + 1;
    }

    // ---- lanes

    /** The lane of contacts who take anybody, and of all who are free. */
    public Lane everybody() {
        return everybody;
    }

    /** Null if nobody has asked for this. */
    public @Nullable Lane lane(Ask ask) {
        return ask.isAnybody() ? everybody : particular.get(ask);
    }

    /** Whether somebody is free for what is asked, so that there is nothing to wait for. */
    public boolean freeFor(Ask ask) {
        if (free == 0 || tooMany(ask)) {
            return false;
        }
        return !idleFor(ask).isEmpty();
    }

    /** Who is free for what is asked, the first to be offered it first. */
    public Line idleFor(Ask ask) {
        place();
        Lane lane = lane(ask);
        return (lane == null ? open(ask) : lane).idle();
    }

    private Lane open(Ask ask) {
        if (particular.size() >= Centre.MAX_LANES) {
            particular.values().removeIf(lane -> lane.waiting().isEmpty());
        }
        Lane lane = new Lane(ask);
        idle().forEach(seat -> seat.stand(lane));
        particular.put(ask, lane);
        return lane;
    }

    /** Whether contacts wait for so many different things that {@code ask} would be one too many. */
    public boolean tooMany(Ask ask) {
        Lane lane = lane(ask);
        return (lane == null || lane.waiting().isEmpty()) && busy.size() >= Centre.MAX_LANES;
    }

    // ---- agents

    /** Agents who serve this queue, in whatever state, ascending. */
    public long[] agentIds() {
        return seats.sortedKeys();
    }

    /** How many agents serve this queue, in whatever state. */
    public int serving() {
        return seats.size();
    }

    /** Null if the agent does not serve this queue, or not any more. */
    public @Nullable Seat seat(int agentId) {
        return seats.get(agentId);
    }

    public Seat join(Agent agent, Service service, Tally tally) {
        Seat seat = new Seat(this, agent, service, tally);
        seats.put(agent.agentId(), seat);
        agentsOfTier[service.tier()]++;
        return seat;
    }

    /** For the first time. */
    public Seat join(Agent agent, Service service) {
        Seat seat = join(agent, service, new Tally());
        seat.comesBack();
        return seat;
    }

    public void leave(Seat seat) {
        agentsOfTier[seat.service().tier()]--;
        seats.remove(seat.agentId());
    }

    /** 1 if nobody serves it. */
    public int highestTier() {
        int tier = Centre.MAX_TIER;
        while (tier > 1 && agentsOfTier[tier] == 0) {
            tier--;
        }
        return tier;
    }

    public int atWork() {
        return atWork;
    }

    public void countAtWork(int by) {
        atWork += by;
    }

    /** Agents who serve it and are signed in to it, on a break or not. */
    public int signedIn() {
        return signedIn;
    }

    public void countSignedIn(int by) {
        signedIn += by;
    }

    public void addIdle(Seat seat, Agent agent) {
        seat.becomesIdle(agent);
        unplaced.add(seat);
        free++;
    }

    public void removeIdle(Seat seat) {
        if (!unplaced.remove(seat)) {
            seat.leave(everybody);
            particular.values().forEach(seat::leave);
        }
        seat.becomesBusy();
        free--;
    }

    /** Puts all who are free into the lanes open to them. */
    public void place() {
        for (Seat seat : unplaced.takeAll()) {
            seat.stand(everybody);
            particular.values().forEach(seat::stand);
        }
    }

    /** Agents who could take a contact now, if it asks for nothing more. */
    public int free() {
        return free;
    }

    /** Of all who are free, the first to be offered a contact first. */
    public List<Seat> idle() {
        place();
        List<Seat> idle = new ArrayList<>();
        everybody.idle().forEach(agentId -> idle.add(Objects.requireNonNull(seats.get(agentId))));
        return idle;
    }

    // ---- figures

    /** Stride scheduling's virtual time: nobody comes back with a pass below it. */
    public long passFloor() {
        return passFloor;
    }

    public void answeredBy(int agentId) {
        Seat seat = seats.get(agentId);
        if (seat != null) {
            passFloor = Math.max(passFloor, seat.tally().pass());
            seat.tally().answered(conversation.orElse(DEFAULT_HANDLE_MS));
        }
    }

    /** @param counts towards averages: not when a lost device or a restart cut it short */
    public void partedFrom(int agentId, long talkAndHoldMs, boolean counts) {
        if (counts) {
            conversation.add(talkAndHoldMs);
        }
        Seat seat = seats.get(agentId);
        if (seat != null) {
            seat.tally().parted(talkAndHoldMs, counts);
        }
    }

    public void startDay() {
        for (long agentId : seats.sortedKeys()) {
            Objects.requireNonNull(seats.get(agentId)).tally().startDay();
        }
    }

    public MovingAverage conversation() {
        return conversation;
    }

    public MovingAverage wrapUp() {
        return wrapUp;
    }

    /** Position times average handle time, divided among the agents at work. See docs/algorithms/estimated-wait.md. */
    public long estimatedWaitMs(int position) {
        long handleMs = conversation.orElse(DEFAULT_HANDLE_MS) + wrapUp.orElse(0);
        return position * handleMs / Math.max(1, atWork);
    }
}
