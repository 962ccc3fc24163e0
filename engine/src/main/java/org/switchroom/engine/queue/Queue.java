package org.switchroom.engine.queue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.switchroom.engine.Centre;
import org.switchroom.engine.QueueRules;
import org.switchroom.engine.Service;
import org.switchroom.engine.agent.Agent;
import org.switchroom.engine.matching.AgentOrder;
import org.switchroom.engine.matching.Ask;
import org.switchroom.engine.matching.Lane;
import org.switchroom.engine.matching.Line;
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
    /** Lanes in which somebody waits. */
    private final List<Lane> busy = new ArrayList<>();
    /** Free agents who do not stand in their particular lanes yet: most are offered a contact before anybody looks there. */
    private final Map<Integer, Agent> unplaced = new LinkedHashMap<>();

    private final NavigableMap<Integer, Tally> tallies = new TreeMap<>();
    private final int[] agentsOfTier = new int[Centre.MAX_TIER + 1];
    private long passFloor;
    private int waiting;
    private int offered;
    private int talking;
    private int atWork;

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

    /** Puts a contact into its lane, which must be there. */
    public void addWaiting(Ask ask, Rank rank, long contactId) {
        Lane lane = Objects.requireNonNull(lane(ask));
        if (lane.waiting().isEmpty()) {
            busy.add(lane);
        }
        lane.waiting().add(rank, contactId);
        waiting++;
    }

    public void removeWaiting(Ask ask, Rank rank) {
        Lane lane = Objects.requireNonNull(lane(ask));
        lane.waiting().remove(rank);
        if (lane.waiting().isEmpty()) {
            busy.remove(lane);
        }
        waiting--;
    }

    /** Contacts that nobody's phone rings for. */
    public int waiting() {
        return waiting;
    }

    /** The contact that is served first if everybody can take it; null if none waits. */
    public Line.@Nullable Entry firstWaiting() {
        Line.Entry best = null;
        for (Lane lane : busy) {
            if (best == null || first(lane).rank().compareTo(best.rank()) < 0) {
                best = first(lane);
            }
        }
        return best;
    }

    /** The first {@code limit} contacts in the order in which somebody who can take all of them serves them. */
    public List<Line.Entry> firstWaiting(int limit) {
        return busy.stream()
                .flatMap(lane -> lane.waiting().first(limit).stream())
                .sorted(Comparator.comparing(Line.Entry::rank))
                .limit(limit)
                .toList();
    }

    public int offered() {
        return offered;
    }

    public void countOffered(int by) {
        offered += by;
    }

    public int talking() {
        return talking;
    }

    public void countTalking(int by) {
        talking += by;
    }

    public boolean full() {
        return waiting + offered >= rules.maxWaiting();
    }

    /** No contact waits, rings or talks here. */
    public boolean unused() {
        return waiting == 0 && offered == 0 && talking == 0;
    }

    /** 1 is next: how many wait before {@code rank}, and itself. Those being offered are no longer counted. */
    public int position(Rank rank) {
        int before = 0;
        for (Lane lane : busy) {
            before += lane.waiting().countBefore(rank);
        }
        return before + 1;
    }

    // ---- lanes

    /** The lane of contacts who take anybody, and of all who are free. */
    public Lane everybody() {
        return everybody;
    }

    /** Null if nobody has asked for this. */
    public @Nullable Lane lane(Ask ask) {
        return ask.equals(Ask.ANYBODY) ? everybody : particular.get(ask);
    }

    /** Adds a lane for what has not been asked for before; whoever is free for it is to be added. */
    public Lane open(Ask ask) {
        if (particular.size() >= Centre.MAX_LANES) {
            particular.values().removeIf(lane -> lane.waiting().isEmpty());
        }
        Lane lane = new Lane(ask);
        particular.put(ask, lane);
        return lane;
    }

    /** Whether contacts wait for so many different things that {@code ask} would be one too many. */
    public boolean tooMany(Ask ask) {
        Lane lane = lane(ask);
        return (lane == null || lane.waiting().isEmpty()) && busy.size() >= Centre.MAX_LANES;
    }

    /**
     * Where the contact waits that this agent would take first; null if none does.
     *
     * @param skillBits {@link Lane#bits} of the agent
     */
    public @Nullable Lane firstLaneFor(Agent agent, long skillBits, Service service) {
        Lane best = null;
        Rank bestRank = null;
        for (Lane lane : busy) {
            Rank rank = first(lane).rank();
            if ((bestRank == null || rank.compareTo(bestRank) < 0)
                    && lane.mayFit(skillBits)
                    && lane.ask().fits(agent.profile(), service)) {
                best = lane;
                bestRank = rank;
            }
        }
        return best;
    }

    private static Line.Entry first(Lane busy) {
        return Objects.requireNonNull(busy.waiting().first());
    }

    // ---- agents

    /** Agents who serve this queue, in whatever state. */
    public NavigableSet<Integer> agentIds() {
        return tallies.navigableKeySet();
    }

    /** Null if the agent does not serve this queue any more. */
    public @Nullable Tally tally(int agentId) {
        return tallies.get(agentId);
    }

    public void join(int agentId, Service service, Tally tally) {
        tallies.put(agentId, tally);
        agentsOfTier[service.tier()]++;
    }

    public void join(int agentId, Service service) {
        join(agentId, service, new Tally());
        comesBack(agentId);
    }

    /** Becomes available: does not catch up on what was missed meanwhile. */
    public void comesBack(int agentId) {
        Objects.requireNonNull(tallies.get(agentId)).notBefore(passFloor);
    }

    /** @return what the agent has done here */
    public Tally leave(int agentId, Service service) {
        agentsOfTier[service.tier()]--;
        return Objects.requireNonNull(tallies.remove(agentId));
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

    public void addIdle(Agent agent, Service service) {
        Tally tally = Objects.requireNonNull(tallies.get(agent.agentId()));
        tally.idleAt(AgentOrder.key(rules.strategy(), agent, service, tally));
        addIdle(everybody, agent, service, tally);
        if (!particular.isEmpty()) {
            unplaced.put(agent.agentId(), agent);
        }
    }

    /** Puts whoever is free into the particular lanes too. */
    public void place() {
        for (Agent agent : unplaced.values()) {
            Service service = Objects.requireNonNull(agent.profile().service(queueId));
            for (Lane lane : particular.values()) {
                addIdle(lane, agent, service);
            }
        }
        unplaced.clear();
    }

    /** To one lane, of an agent who stands in that of {@link #everybody} already. */
    public void addIdle(Lane lane, Agent agent, Service service) {
        addIdle(lane, agent, service, Objects.requireNonNull(tallies.get(agent.agentId())));
    }

    private void addIdle(Lane lane, Agent agent, Service service, Tally tally) {
        if (lane.ask().fits(agent.profile(), service)) {
            Rank rank = AgentOrder.rank(lane.ask(), agent, service, tally.idleKey());
            lane.idle().add(rank, agent.agentId(), AgentOrder.weight(rules.strategy(), service));
        }
    }

    /** @param agent as it was when it became idle */
    public void removeIdle(Agent agent, Service service) {
        Tally tally = Objects.requireNonNull(tallies.get(agent.agentId()));
        removeIdle(everybody, agent, service, tally);
        if (unplaced.remove(agent.agentId()) == null) {
            for (Lane lane : particular.values()) {
                removeIdle(lane, agent, service, tally);
            }
        }
    }

    private static void removeIdle(Lane lane, Agent agent, Service service, Tally tally) {
        if (lane.ask().fits(agent.profile(), service)) {
            lane.idle().remove(AgentOrder.rank(lane.ask(), agent, service, tally.idleKey()));
        }
    }

    // ---- figures

    /** Stride scheduling's virtual time: nobody comes back with a pass below it. */
    public long passFloor() {
        return passFloor;
    }

    public void answeredBy(int agentId) {
        Tally tally = tallies.get(agentId);
        if (tally != null) {
            passFloor = Math.max(passFloor, tally.pass());
            tally.answered(conversation.orElse(DEFAULT_HANDLE_MS));
        }
    }

    /** @param counts towards averages: not when a lost device or a restart cut it short */
    public void partedFrom(int agentId, long talkAndHoldMs, boolean counts) {
        if (counts) {
            conversation.add(talkAndHoldMs);
        }
        Tally tally = tallies.get(agentId);
        if (tally != null) {
            tally.parted(talkAndHoldMs, counts);
        }
    }

    public void startDay() {
        tallies.values().forEach(Tally::startDay);
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
