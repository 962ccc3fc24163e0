package org.switchroom.reporting.projection;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.switchroom.engine.AgentState;
import org.switchroom.engine.ContactKind;
import org.switchroom.engine.Event;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.engine.Outcome;
import org.switchroom.engine.QueuedCause;

/**
 * A client firm's present, folded from its events: who does what, who waits where, what the day has brought. Not
 * thread-safe.
 */
public final class FirmNow {

    /**
     * @param exceeded not ready for longer than the reason allows
     * @param pausedQueueIds served, but without contacts from there for now
     */
    public record AgentNow(
            AgentState state,
            String reasonCode,
            String pendingReason,
            boolean exceeded,
            long sinceMs,
            long contactId,
            String deviceId,
            SortedSet<Integer> pausedQueueIds) {
        static final AgentNow UNKNOWN =
                new AgentNow(AgentState.OFFLINE, "", "", false, 0, 0, "", Collections.emptySortedSet());

        /** A change that leaves the state as it is (a reason asked for during a call) does not start its clock anew. */
        AgentNow changed(Event.AgentStateChanged e, long atMs) {
            boolean same = state == e.state() && reasonCode.equals(e.reasonCode()) && contactId == e.contactId();
            return new AgentNow(
                    e.state(),
                    e.reasonCode(),
                    e.pendingReason(),
                    same && exceeded,
                    same ? sinceMs : atMs,
                    e.contactId(),
                    e.deviceId(),
                    e.state() == AgentState.OFFLINE ? Collections.emptySortedSet() : pausedQueueIds);
        }

        AgentNow exceeding() {
            return with(true, pausedQueueIds);
        }

        AgentNow pausing(int queueId, boolean pauses) {
            var next = new TreeSet<>(pausedQueueIds);
            if (pauses) {
                next.add(queueId);
            } else {
                next.remove(queueId);
            }
            return with(exceeded, next);
        }

        private AgentNow with(boolean nextExceeded, SortedSet<Integer> nextPaused) {
            return new AgentNow(
                    state, reasonCode, pendingReason, nextExceeded, sinceMs, contactId, deviceId, nextPaused);
        }
    }

    public enum Phase {
        IN_MENU,
        WAITING,
        /** Not on the line: waits to be called back. */
        CALLBACK,
        TALKING,
        /** A message that nobody listens to yet; no caller. */
        MESSAGE_WAITING,
        MESSAGE_HEARD
    }

    /**
     * @param queueId the one it waits in or came through; 0: none yet
     * @param queuedAtMs since when it waits, in {@code WAITING}
     * @param counts whether this stay in the queue is one of the day's figures
     */
    public record ContactNow(
            String caller, long startedAtMs, Phase phase, int queueId, long queuedAtMs, boolean counts) {

        boolean isMessage() {
            return phase == Phase.MESSAGE_WAITING || phase == Phase.MESSAGE_HEARD;
        }

        ContactNow message(Phase next, int queue) {
            return new ContactNow(caller, startedAtMs, next, queue, 0, false);
        }
    }

    /** Causes of a stay in a queue that is one with a stay before: the caller came back, not once more. */
    private static final Set<String> COMES_BACK = Set.of(
            QueuedCause.AGENT_LOST.name(),
            QueuedCause.TO_AGENT.name(),
            QueuedCause.RETURNED.name(),
            QueuedCause.NOT_REACHED.name());

    private record Place(long queuedAtMs, long contactId) {
        static final Comparator<Place> ORDER =
                Comparator.comparingLong(Place::queuedAtMs).thenComparingLong(Place::contactId);
    }

    private final ZoneId zone;
    /** Service level of a queue, seconds. */
    private final IntUnaryOperator serviceLevelSeconds;

    private final Map<Integer, AgentNow> agents = new HashMap<>();
    private final Map<Long, ContactNow> contacts = new HashMap<>();
    /** Calls that agents have placed: in no figures of callers. */
    private final Map<Long, ContactKind> ownCalls = new HashMap<>();

    private final Map<Integer, TreeSet<Place>> waiting = new HashMap<>();
    /** Waiting, by queue. */
    private final Map<Integer, Integer> messages = new HashMap<>();

    private final Map<Phase, Integer> byPhase = new EnumMap<>(Phase.class);
    private final DayCounts counts;
    private long dayStartMs;
    private long dayEndMs;

    /** @param counts of the day in which {@code nowMs} lies */
    public FirmNow(ZoneId zone, IntUnaryOperator serviceLevelSeconds, DayCounts counts, long nowMs) {
        this.zone = zone;
        this.serviceLevelSeconds = serviceLevelSeconds;
        this.counts = counts;
        setDay(nowMs);
    }

    /** Start of the day in which {@code atMs} lies. */
    public static long dayStartMs(ZoneId zone, long atMs) {
        return Instant.ofEpochMilli(atMs)
                .atZone(zone)
                .toLocalDate()
                .atStartOfDay(zone)
                .toInstant()
                .toEpochMilli();
    }

    /** A contact that was open when the counts were taken. */
    public void seed(ContactLogRow contact, Iterable<SegmentRow> openSegments) {
        var now = new ContactNow(contact.caller(), contact.startedAtMs(), Phase.IN_MENU, 0, 0, false);
        for (var segment : openSegments) {
            now = switch (segment.kind()) {
                case CALLBACK -> toBeCalledBack(now, segment.queueId());
                case QUEUE -> queued(now, segment.queueId(), segment.startedAtMs(), segment.cause());
                case MESSAGE -> now.message(Phase.MESSAGE_WAITING, segment.queueId());
                case CONVERSATION ->
                    contact.kind() == ContactKind.VOICEMAIL
                            ? now.message(Phase.MESSAGE_HEARD, segment.queueId())
                            : talking(now, segment.queueId());
                default -> now;
            };
        }
        put(contact.contactId(), now);
    }

    public void addToAgents(LoggedEvent logged) {
        switch (logged.event()) {
            case Event.AgentStateChanged e ->
                agents.put(e.agentId(), agent(e.agentId()).changed(e, logged.atMs()));
            case Event.ReasonExceeded e ->
                agents.put(e.agentId(), agent(e.agentId()).exceeding());
            case Event.QueuePaused e ->
                agents.put(e.agentId(), agent(e.agentId()).pausing(e.queueId(), true));
            case Event.QueueResumed e ->
                agents.put(e.agentId(), agent(e.agentId()).pausing(e.queueId(), false));
            case Event.AgentRemoved e -> agents.remove(e.agentId());
            case Event.CallPlaced e -> ownCalls.put(e.contactId(), e.kind());
            case Event.ContactEnded e -> ownCalls.remove(e.contactId());
            default -> {}
        }
    }

    public void addToContacts(LoggedEvent logged) {
        long at = logged.atMs();
        advanceTo(at);
        switch (logged.event()) {
            case Event.ContactOpened e ->
                put(e.contactId(), new ContactNow(e.caller(), at, Phase.IN_MENU, 0, 0, false));
            case Event.MessageLeft e ->
                put(e.contactId(), new ContactNow(e.caller(), at, Phase.MESSAGE_WAITING, 0, 0, false));
            case Event.ContactQueued e -> {
                var contact = contacts.get(e.contactId());
                if (contact != null && contact.isMessage()) {
                    put(e.contactId(), contact.message(Phase.MESSAGE_WAITING, e.queueId()));
                } else if (contact != null && contact.phase() == Phase.CALLBACK) {
                    put(e.contactId(), toBeCalledBack(contact, e.queueId()));
                } else if (contact != null) {
                    // Who is moved has waited since the first queue.
                    long since = e.cause() == QueuedCause.MOVED ? contact.queuedAtMs() : at;
                    var now = queued(contact, e.queueId(), since, e.cause().name());
                    put(e.contactId(), now);
                    count(now, new DayCounts.OfQueue(1, 0, 0, 0, 0));
                }
            }
            case Event.CallbackRequested e -> {
                var contact = contacts.get(e.contactId());
                if (contact != null) {
                    put(e.contactId(), toBeCalledBack(contact, e.queueId()));
                }
            }
            case Event.ContactOverflowed e -> overflowed(e);
            case Event.ContactConnected e -> connected(e, at);
            case Event.ContactEnded e -> ended(e);
            default -> {}
        }
    }

    private void connected(Event.ContactConnected e, long at) {
        var contact = contacts.get(e.contactId());
        if (contact != null && contact.isMessage()) {
            put(e.contactId(), contact.message(Phase.MESSAGE_HEARD, e.queueId()));
        } else if (contact != null) {
            boolean inTime = at - contact.queuedAtMs() <= 1_000L * serviceLevelSeconds.applyAsInt(contact.queueId());
            count(contact, new DayCounts.OfQueue(0, 1, 0, inTime ? 1 : 0, 0));
            put(e.contactId(), talking(contact, e.queueId()));
        }
    }

    private void overflowed(Event.ContactOverflowed e) {
        var contact = contacts.get(e.contactId());
        if (contact != null && !e.target().stays()) {
            counts.add(e.queueId(), DayCounts.OfQueue.OVERFLOWED);
            put(e.contactId(), new ContactNow(contact.caller(), contact.startedAtMs(), Phase.IN_MENU, 0, 0, false));
        }
    }

    private void ended(Event.ContactEnded e) {
        var contact = remove(e.contactId());
        if (contact == null || contact.isMessage()) {
            return;
        }
        if (contact.phase() == Phase.WAITING) {
            count(contact, new DayCounts.OfQueue(0, 0, 1, 0, 0));
        }
        if (contact.startedAtMs() >= dayStartMs) {
            counts.add(new DayCounts.OfContacts(
                    e.outcome() == Outcome.ANSWERED ? 1 : 0, e.outcome() == Outcome.ABANDONED ? 1 : 0, 1));
        }
    }

    /** Only stays that began today and are not a return. */
    private void count(ContactNow contact, DayCounts.OfQueue more) {
        if (contact.counts() && contact.queuedAtMs() >= dayStartMs) {
            counts.add(contact.queueId(), more);
        }
    }

    private static ContactNow queued(ContactNow contact, int queueId, long at, String cause) {
        boolean counts = !COMES_BACK.contains(cause);
        return new ContactNow(contact.caller(), contact.startedAtMs(), Phase.WAITING, queueId, at, counts);
    }

    /** Neither answered in time nor abandoned, whatever comes. */
    private static ContactNow toBeCalledBack(ContactNow contact, int queueId) {
        return new ContactNow(contact.caller(), contact.startedAtMs(), Phase.CALLBACK, queueId, 0, false);
    }

    private static ContactNow talking(ContactNow contact, int queueId) {
        return new ContactNow(contact.caller(), contact.startedAtMs(), Phase.TALKING, queueId, 0, false);
    }

    private void countMessage(ContactNow contact, int by) {
        if (contact.phase() == Phase.MESSAGE_WAITING) {
            messages.merge(contact.queueId(), by, Integer::sum);
        }
    }

    private void put(long contactId, ContactNow contact) {
        remove(contactId);
        contacts.put(contactId, contact);
        byPhase.merge(contact.phase(), 1, Integer::sum);
        countMessage(contact, 1);
        if (contact.phase() == Phase.WAITING) {
            waiting.computeIfAbsent(contact.queueId(), id -> new TreeSet<>(Place.ORDER))
                    .add(new Place(contact.queuedAtMs(), contactId));
        }
    }

    private @Nullable ContactNow remove(long contactId) {
        var contact = contacts.remove(contactId);
        if (contact != null) {
            byPhase.merge(contact.phase(), -1, Integer::sum);
            countMessage(contact, -1);
            var places = waiting.get(contact.queueId());
            if (places != null) {
                places.remove(new Place(contact.queuedAtMs(), contactId));
            }
        }
        return contact;
    }

    // ---- days

    /** Begins a new day's figures when one has begun. */
    public void advanceTo(long nowMs) {
        if (nowMs >= dayEndMs) {
            counts.clear();
            setDay(nowMs);
        }
    }

    private void setDay(long nowMs) {
        dayStartMs = dayStartMs(zone, nowMs);
        dayEndMs = Instant.ofEpochMilli(nowMs)
                .atZone(zone)
                .toLocalDate()
                .plusDays(1)
                .atStartOfDay(zone)
                .toInstant()
                .toEpochMilli();
    }

    // ---- reading

    public AgentNow agent(int agentId) {
        return agents.getOrDefault(agentId, AgentNow.UNKNOWN);
    }

    /** What a call is that an agent has placed; null: it is none. */
    public @Nullable ContactKind ownCall(long contactId) {
        return ownCalls.get(contactId);
    }

    public @Nullable ContactNow contact(long contactId) {
        return contacts.get(contactId);
    }

    public int contactsIn(Phase phase) {
        return byPhase.getOrDefault(phase, 0);
    }

    public int waiting(int queueId) {
        var places = waiting.get(queueId);
        return places == null ? 0 : places.size();
    }

    public int messages(int queueId) {
        return messages.getOrDefault(queueId, 0);
    }

    public @Nullable Long longestWaitSinceMs(int queueId) {
        var places = waiting.get(queueId);
        return places == null || places.isEmpty() ? null : places.getFirst().queuedAtMs();
    }

    public DayCounts counts() {
        return counts;
    }
}
