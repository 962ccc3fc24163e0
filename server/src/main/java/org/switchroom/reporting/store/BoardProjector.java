package org.switchroom.reporting.store;

import java.time.Clock;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.switchroom.directory.Directory;
import org.switchroom.directory.Queue;
import org.switchroom.directory.User;
import org.switchroom.engine.AgentState;
import org.switchroom.engine.ContactKind;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.reporting.Board;
import org.switchroom.reporting.BoardWarnings;
import org.switchroom.reporting.LiveBoard;
import org.switchroom.reporting.projection.DayCounts;
import org.switchroom.reporting.projection.FirmNow;
import org.switchroom.reporting.projection.FirmNow.Phase;
import org.switchroom.routing.JournalBacklog;
import org.switchroom.routing.JournalFollower;

/**
 * Keeps the board by following the journal. It begins with the contact log, as far as that is, and counts contacts from
 * there. Agents are followed from the start of this server on at least, when all of them were offline.
 */
@Component
class BoardProjector implements LiveBoard, JournalFollower {
    private final BoardSeedReader seeds;
    private final Directory directory;
    private final List<BoardWarnings> warnings;
    private final Clock clock = Clock.systemUTC();
    private final List<IntConsumer> listeners = new CopyOnWriteArrayList<>();
    private final long startedAtEvent;

    private final Map<Integer, FirmNow> firms = new HashMap<>();
    private long seededTo;
    private long position = -1;

    BoardProjector(BoardSeedReader seeds, Directory directory, JournalBacklog journal, List<BoardWarnings> warnings) {
        this.seeds = seeds;
        this.directory = directory;
        this.warnings = List.copyOf(warnings);
        this.warnings.forEach(source -> source.onChange(this::tell));
        this.startedAtEvent = journal.headEventSeq();
    }

    @Override
    public String name() {
        return "live-board";
    }

    @Override
    public synchronized long position() {
        if (position < 0) {
            begin(seeds.read(clock.millis()));
        }
        return position;
    }

    private void begin(BoardSeed seed) {
        firms.clear();
        seed.counts().forEach((firmId, counts) -> firms.put(firmId, firmNow(firmId, counts)));
        for (var contact : seed.openContacts()) {
            if (contact.kind() == ContactKind.INTERNAL || contact.kind() == ContactKind.OUTBOUND) {
                continue;
            }
            firm(contact.firmId()).seed(contact, seed.openSegments().getOrDefault(contact.contactId(), List.of()));
        }
        seededTo = seed.position();
        position = Math.min(seed.position(), startedAtEvent);
    }

    @Override
    public void take(List<LoggedEvent> batch) {
        var changed = new TreeSet<Integer>();
        synchronized (this) {
            for (var logged : batch) {
                if (logged.firmId() != 0) {
                    add(logged);
                    changed.add(logged.firmId());
                }
                position = logged.eventSeq();
            }
        }
        changed.forEach(this::tell);
    }

    private void tell(int firmId) {
        listeners.forEach(listener -> listener.accept(firmId));
    }

    private void add(LoggedEvent logged) {
        var firm = firm(logged.firmId());
        firm.addToAgents(logged);
        if (logged.eventSeq() > seededTo) {
            firm.addToContacts(logged);
        }
    }

    private FirmNow firm(int firmId) {
        return firms.computeIfAbsent(firmId, id -> firmNow(id, new DayCounts()));
    }

    private FirmNow firmNow(int firmId, DayCounts counts) {
        return new FirmNow(
                directory.firm(firmId).zone(),
                queueId -> directory
                        .queue(firmId, queueId)
                        .map(Queue::serviceLevelSeconds)
                        .orElse(0),
                counts,
                clock.millis());
    }

    // ---- reading

    @Override
    public void onChange(IntConsumer firmId) {
        listeners.add(firmId);
    }

    @Override
    public synchronized Board of(int firmId) {
        var now = firm(firmId);
        now.advanceTo(clock.millis());
        var queues = directory.queues(firmId);
        return new Board(
                queues.stream().map(queue -> row(queue, now)).toList(),
                directory.agents(firmId).stream()
                        .map(agent -> row(agent, queues, now))
                        .toList(),
                totals(now),
                warnings.stream().flatMap(source -> source.of(firmId).stream()).toList());
    }

    private static Board.QueueLive row(Queue queue, FirmNow now) {
        var states = new EnumMap<AgentState, Integer>(AgentState.class);
        queue.agentIds().stream()
                .map(now::agent)
                .filter(agent -> !agent.pausedQueueIds().contains(queue.id()))
                .forEach(agent -> states.merge(agent.state(), 1, Integer::sum));
        int onContact = Stream.of(AgentState.OFFERED, AgentState.ON_CONTACT, AgentState.HELD)
                .mapToInt(state -> states.getOrDefault(state, 0))
                .sum();
        var counts = now.counts().queue(queue.id());
        return new Board.QueueLive(
                queue.id(),
                queue.name(),
                now.waiting(queue.id()),
                now.messages(queue.id()),
                now.longestWaitSinceMs(queue.id()),
                states.getOrDefault(AgentState.AVAILABLE, 0),
                onContact,
                states.getOrDefault(AgentState.WRAP_UP, 0),
                states.getOrDefault(AgentState.NOT_READY, 0),
                counts.answered(),
                counts.abandoned(),
                counts.offered(),
                counts.answeredInTime(),
                counts.overflowed(),
                queue.serviceLevelSeconds());
    }

    private static Board.AgentLive row(User user, List<Queue> queues, FirmNow now) {
        var agent = now.agent(user.id());
        var served = queues.stream()
                .filter(queue -> queue.agentIds().contains(user.id()))
                .toList();
        return new Board.AgentLive(
                user.id(),
                user.displayName(),
                agent.state(),
                agent.reasonCode(),
                agent.pendingReason(),
                agent.exceeded(),
                agent.sinceMs(),
                served.stream().map(Queue::name).toList(),
                served.stream().map(Queue::id).toList(),
                List.copyOf(agent.pausedQueueIds()),
                contact(agent.contactId(), queues, now),
                now.ownCall(agent.contactId()),
                agent.deviceId().startsWith("browser") ? "browser" : agent.deviceId());
    }

    private static Board.@Nullable ContactLive contact(long contactId, List<Queue> queues, FirmNow now) {
        var contact = now.contact(contactId);
        return contact == null
                ? null
                : new Board.ContactLive(
                        Long.toString(contactId),
                        contact.caller(),
                        queues.stream()
                                .filter(queue -> queue.id() == contact.queueId())
                                .map(Queue::name)
                                .findFirst()
                                .orElse(""));
    }

    private static Board.TotalsLive totals(FirmNow now) {
        var counts = now.counts().contacts();
        return new Board.TotalsLive(
                now.contactsIn(Phase.IN_MENU),
                now.contactsIn(Phase.WAITING),
                now.contactsIn(Phase.TALKING),
                counts.answered(),
                counts.abandoned(),
                counts.ended());
    }
}
