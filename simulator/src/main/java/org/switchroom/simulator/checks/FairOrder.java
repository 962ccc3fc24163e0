package org.switchroom.simulator.checks;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.switchroom.engine.AgentState;
import org.switchroom.engine.Event;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.engine.QueuedCause;

/**
 * Turns are kept. Of two contacts, the one served first is: whoever lost an agent in conversation (among these, whoever
 * was opened first); then whoever came into a queue first, each point of priority counting as a minute. So whenever a
 * contact is offered:
 *
 * <ul>
 *   <li>nobody waits before it in its queue, nor in any other queue the agent serves;
 *   <li>the agent serves its queue, and no other available agent who does has been available for longer. An offer whose
 *       caller hung up does not interrupt being available.
 * </ul>
 *
 * And when a command is done, nobody waits in a queue for which somebody is available. The position told is one more than
 * the contacts before.
 */
final class FairOrder implements Checker {
    private static final long POINT_MS = 60_000;

    private record Turn(long contactId, boolean lostAgent, long countsFromMs, long openedSeq, long queuedSeq) {
        static final Comparator<Turn> ORDER = Comparator.comparing((Turn t) -> !t.lostAgent)
                .thenComparingLong(t -> t.lostAgent ? 0 : t.countsFromMs)
                .thenComparingLong(t -> t.lostAgent ? t.openedSeq : t.queuedSeq);
    }

    private static final class Free {
        List<Integer> queueIds = List.of();
        AgentState state = AgentState.OFFLINE;
        long sinceSeq;
    }

    private static final class Lines {
        final TreeSet<Turn> waiting = new TreeSet<>(Turn.ORDER);
        final TreeMap<Long, Integer> available = new TreeMap<>();
    }

    private final Map<Long, Long> openedSeq = new HashMap<>();
    private final Map<Long, Turn> turns = new HashMap<>();
    private final Map<Integer, Free> agents = new HashMap<>();
    private final Map<Integer, Lines> queues = new HashMap<>();
    private final Map<Long, Integer> queueOf = new HashMap<>();
    private final Set<Integer> touched = new HashSet<>();

    @Override
    public void see(LoggedEvent logged) {
        switch (logged.event()) {
            case Event.QueueDefined e -> queues.computeIfAbsent(e.queueId(), id -> new Lines());
            case Event.QueueRemoved e -> removed(e.queueId());
            case Event.AgentDefined e -> defined(e);
            case Event.AgentRemoved e -> agents.remove(e.agentId());
            case Event.AgentStateChanged e -> changed(e, logged.eventSeq());
            case Event.ContactOpened e -> openedSeq.put(e.contactId(), logged.eventSeq());
            case Event.ContactQueued e -> queued(e, logged);
            case Event.ContactOffered e -> offered(e);
            case Event.OfferEnded e -> waits(e.contactId(), e.queueId());
            case Event.ContactEnded e -> ended(e);
            default -> {}
        }
    }

    private void removed(int queueId) {
        queues.remove(queueId);
        touched.remove(queueId);
        for (Free agent : agents.values()) {
            agent.queueIds = agent.queueIds.stream().filter(id -> id != queueId).toList();
        }
    }

    private void defined(Event.AgentDefined e) {
        Free agent = agents.computeIfAbsent(e.agentId(), id -> new Free());
        show(e.agentId(), agent, false);
        agent.queueIds = e.queueIds();
        show(e.agentId(), agent, true);
    }

    private void changed(Event.AgentStateChanged e, long eventSeq) {
        Free agent = agent(e.agentId());
        show(e.agentId(), agent, false);
        if (e.state() == AgentState.AVAILABLE && agent.state != AgentState.OFFERED) {
            agent.sinceSeq = eventSeq;
        }
        agent.state = e.state();
        show(e.agentId(), agent, true);
    }

    private void show(int agentId, Free agent, boolean available) {
        if (agent.state != AgentState.AVAILABLE) {
            return;
        }
        for (int queueId : agent.queueIds) {
            touched.add(queueId);
            if (available) {
                lines(queueId).available.put(agent.sinceSeq, agentId);
            } else {
                lines(queueId).available.remove(agent.sinceSeq);
            }
        }
    }

    private void queued(Event.ContactQueued e, LoggedEvent logged) {
        long opened = openedSeq.getOrDefault(e.contactId(), 0L);
        long countsFromMs = logged.atMs() - e.priority() * POINT_MS;
        boolean lostAgent = e.cause() == QueuedCause.AGENT_LOST;
        Turn turn = new Turn(e.contactId(), lostAgent, countsFromMs, opened, logged.eventSeq());
        turns.put(e.contactId(), turn);
        int before = lines(e.queueId()).waiting.headSet(turn).size();
        Violation.unless(
                e.position() == before + 1, e.contactId(), () -> "Told position " + e.position() + " of " + before);
        waits(e.contactId(), e.queueId());
    }

    private void waits(long contactId, int queueId) {
        lines(queueId).waiting.add(turn(contactId));
        queueOf.put(contactId, queueId);
        touched.add(queueId);
    }

    private void offered(Event.ContactOffered e) {
        Turn turn = turn(e.contactId());
        Free agent = agent(e.agentId());
        Violation.unless(
                agent.queueIds.contains(e.queueId()), e.agentId(), () -> "Does not serve queue " + e.queueId());
        for (int queueId : agent.queueIds) {
            TreeSet<Turn> waiting = lines(queueId).waiting;
            boolean inTurn = waiting.isEmpty() || Turn.ORDER.compare(turn, waiting.first()) <= 0;
            Violation.unless(inTurn, e.contactId(), () -> "Served before " + waiting);
        }
        Map.Entry<Long, Integer> longest = lines(e.queueId()).available.firstEntry();
        Violation.unless(
                longest != null && longest.getValue() == e.agentId(), e.agentId(), () -> "Rung before " + longest);
        lines(e.queueId()).waiting.remove(turn);
        queueOf.remove(e.contactId());
    }

    private void ended(Event.ContactEnded e) {
        Turn turn = turns.remove(e.contactId());
        Integer queueId = queueOf.remove(e.contactId());
        if (turn != null && queueId != null) {
            lines(queueId).waiting.remove(turn);
        }
        openedSeq.remove(e.contactId());
    }

    @Override
    public void settled() {
        for (int queueId : touched) {
            Lines lines = lines(queueId);
            Violation.unless(
                    lines.waiting.isEmpty() || lines.available.isEmpty(),
                    0,
                    () -> "In queue " + queueId + " " + lines.waiting + " waits though available is "
                            + lines.available);
        }
        touched.clear();
    }

    private Lines lines(int queueId) {
        Lines lines = queues.get(queueId);
        if (lines == null) {
            throw new Violation(0, "Queue " + queueId + " does not exist");
        }
        return lines;
    }

    private Turn turn(long contactId) {
        Turn turn = turns.get(contactId);
        if (turn == null) {
            throw new Violation(contactId, "Never queued");
        }
        return turn;
    }

    private Free agent(int agentId) {
        Free agent = agents.get(agentId);
        if (agent == null) {
            throw new Violation(agentId, "Agent " + agentId + " was never defined");
        }
        return agent;
    }
}
