package org.switchroom.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.switchroom.engine.agent.Agent;
import org.switchroom.engine.agent.WrapUp;
import org.switchroom.engine.contact.Contact;
import org.switchroom.engine.contact.ContactState;
import org.switchroom.engine.contact.ContactState.CallingBack;
import org.switchroom.engine.contact.PlacedCall;
import org.switchroom.engine.queue.Queue;
import org.switchroom.engine.queue.Seat;
import org.switchroom.engine.queue.Tally;

/**
 * The state of the contact centre. {@link #apply} is its only mutation: whatever is decided becomes an event first, and
 * the event alone says how the state changes. Every limit of the engine is declared here.
 */
public final class Centre {
    public static final int MAX_QUEUES = 20_000;
    public static final int MAX_AGENTS = 200_000;
    public static final int MAX_OPEN_CONTACTS = 1_000_000;
    public static final int MAX_WAITING_PER_QUEUE = 100_000;
    /** Messages that may wait in one queue, beside the callers. */
    public static final int MAX_MESSAGES_PER_QUEUE = 1_000;

    public static final long MAX_MESSAGE_MS = 60 * 60_000;

    public static final int MAX_QUEUES_PER_AGENT = 100;
    public static final int MAX_SKILLS_PER_AGENT = 100;
    public static final int MAX_SKILL_LEVEL = 10;
    /** Different things that the contacts waiting in one queue ask for. */
    public static final int MAX_LANES = 64;
    /** Steps in which a contact asks for less and less. */
    public static final int MAX_STEPS = 5;
    /** Skills required, and skills preferred, of one contact. */
    public static final int MAX_NEEDS = 8;
    /** The latest step, and the longest time one tier is tried alone. */
    public static final long MAX_STEP_MS = 60 * 60_000;

    /** Steps of a queue's overflow. */
    public static final int MAX_OVERFLOW = 8;
    /** The longest wait that an overflow step can name. */
    public static final long MAX_OVERFLOW_MS = 24 * 60 * 60_000;

    /** Agents whose phones ring for one contact at a time. */
    public static final int MAX_RING_ALL = 20;

    public static final int MAX_TIER = 10;
    public static final int MAX_PREFERENCE = 10;
    /** What a point of an agent's preference for a queue is worth. */
    public static final long PREFERENCE_MS = 30_000;

    public static final int MAX_WEIGHT = 1_000;
    public static final long MAX_HEAD_START_MS = 24 * 60 * 60_000;
    /** Either way from 0. */
    public static final int MAX_PRIORITY = 1_000;
    /** What a point of a contact's priority is worth. */
    public static final long PRIORITY_POINT_MS = 60_000;

    public static final long MAX_RING_MS = 10 * 60_000;
    /** How long the phone of a colleague who is called rings. */
    public static final long COLLEAGUE_RING_MS = 30_000;
    /** From the start of wrap-up, extensions included. */
    public static final long MAX_WRAP_UP_MS = 60 * 60_000;
    /** Reasons with a limit, of all client firms. */
    public static final int MAX_TIMED_REASONS = 100_000;
    /** The longest limit of a not-ready. */
    public static final long MAX_NOT_READY_MS = 24 * 60 * 60_000;
    /** Characters in a device id, a number, a reason code. */
    public static final int MAX_TEXT = 200;
    /** Clients whose last answer is kept; the one not heard of for the longest time is forgotten first. */
    public static final int MAX_CLIENTS = 4_096;
    /** Events kept of an answer, for a repeat: more can come of timers, a restart, an agent who was waited for or
     * was the last of a queue and leaves, many phones that ring. */
    public static final int MAX_ANSWER_EVENTS = 16;
    /** Bytes of an encoded submission or event. */
    public static final int MAX_RECORD_BYTES = 8_192;
    /** Callbacks of one queue that are out of line. */
    public static final int MAX_RESTING_PER_QUEUE = 10_000;
    /** How often one customer is called at most. */
    public static final int MAX_ATTEMPTS = 20;
    /** The longest time between two attempts, and the longest that a caller's place is kept. */
    public static final long MAX_RETURN_MS = 24 * 60 * 60_000;
    /** Of callers who were cut off, of all client firms. */
    public static final int MAX_KEPT_PLACES = 100_000;

    private final LongMap<Queue> queues = new LongMap<>();
    private final LongMap<Contact> contacts = new LongMap<>();
    private final ReasonBook reasons = new ReasonBook();
    private final Timers timers = new Timers();
    private final Staff staff = new Staff(queues, reasons, timers);
    private final Placed placed = new Placed();
    private final TransferState transfers = new TransferState(queues, contacts, timers);
    private final Tries tries = new Tries(staff);
    private final Places places =
            new Places(queues, contacts, timers, transfers, new RingState(queues, contacts, timers));

    private final CallbackState callbacks = new CallbackState(queues, contacts, timers, places);

    private int version = 1;

    Centre() {}

    // ---- reading

    public int version() {
        return version;
    }

    public @Nullable Queue queue(int queueId) {
        return queues.get(queueId);
    }

    public @Nullable Agent agent(int agentId) {
        return staff.agent(agentId);
    }

    /** The places of an agent in the queues served, in their order. */
    public List<Seat> seatsOf(int agentId) {
        return staff.seatsOf(agentId);
    }

    public @Nullable Contact contact(long contactId) {
        return contacts.get(contactId);
    }

    /** The agent signed in on a device; 0 if none. */
    public int agentOn(int firmId, String deviceId) {
        return staff.agentOn(firmId, deviceId);
    }

    /** How long a not-ready for a reason may last. */
    public ReasonRules reason(int firmId, String reasonCode) {
        return reasons.of(firmId, reasonCode);
    }

    public int timedReasonCount() {
        return reasons.size();
    }

    ReasonBook reasons() {
        return reasons;
    }

    public int queueCount() {
        return queues.size();
    }

    public int agentCount() {
        return staff.count();
    }

    public int contactCount() {
        return contacts.size();
    }

    /**
     * Nobody is on the line, and no agent has a message.
     *
     * @param next version of behaviour; since version 4 those who wait to be called back are let wait
     */
    boolean quiet(int next) {
        return Arrays.stream(contacts.sortedKeys())
                .mapToObj(this::open)
                .allMatch(contact -> contact.isMessage()
                        ? contact.search() instanceof ContactState.Waiting
                        : next >= 4 && version >= 3 && contact.waitsToBeCalledBack());
    }

    public long[] queueIds() {
        return queues.sortedKeys();
    }

    public long[] agentIds() {
        return staff.ids();
    }

    public long[] contactIds() {
        return contacts.sortedKeys();
    }

    /** When the next timer is due; {@link Long#MAX_VALUE} if none runs. */
    public long nextDeadlineMs() {
        return timers.nextMs();
    }

    /** The agent whose timer is due next; 0: a contact's is. */
    int nextDeadlineAgent() {
        return timers.nextAgent();
    }

    /** The contact that asks for less next; null: another timer comes before. */
    @Nullable
    Contact nextToWiden() {
        long contactId = timers.nextContact();
        return contactId == 0 ? null : open(contactId);
    }

    /** Null: {@link #nextToReturn} comes before. */
    @Nullable
    Contact nextToOverflow() {
        long contactId = timers.nextOverflow();
        return contactId == 0 ? null : open(contactId);
    }

    Contact nextToReturn() {
        return open(timers.nextReturn());
    }

    /** Callbacks of a queue whose customers were not reached yet, by id. */
    public List<Long> callbacksOf(int queueId) {
        return callbacks.of(queueId);
    }

    /** Queues that have callbacks whose customers were not reached yet, ascending. */
    public List<Integer> callbackQueues() {
        return callbacks.queues();
    }

    /** Whether a firm is to call a number back, or is trying to. */
    public boolean callsBack(int firmId, String number) {
        return callbacks.calls(firmId, number);
    }

    /** The place of a caller who was cut off; null: none is kept, or not any more. */
    public KeptPlaces.@Nullable Kept keptPlace(long contactId, long nowMs) {
        return callbacks.kept().of(contactId, nowMs);
    }

    KeptPlaces keptPlaces() {
        return callbacks.kept();
    }

    /** Queues that somebody has left as the last one since this was asked; somebody may be there again. */
    public List<Integer> takeDeserted() {
        return staff.takeDeserted();
    }

    /** The call that an agent has placed and is at; null: it is another contact. */
    public @Nullable PlacedCall placed(long contactId) {
        return placed.of(contactId);
    }

    /** Calls placed by agents that have ended since this was asked. */
    public List<PlacedCall> takeOver() {
        return placed.takeOver();
    }

    long[] placedIds() {
        return placed.contactIds();
    }

    /** Which rings and calls to the outside are the present ones. */
    public Tries tries() {
        return tries;
    }

    // ---- the only mutation

    /** Events that come often come first, since a switch over types asks for one after another. */
    void apply(LoggedEvent logged) {
        long now = logged.atMs();
        switch (logged.event()) {
            case Event.AgentStateChanged e -> change(e, logged.eventSeq(), now);
            case Event.ContactOffered e -> {
                places.offer(e, logged.eventSeq());
                staff.ring(e.agentId(), logged.eventSeq());
            }
            case Event.WrapUpStarted e -> staff.start(e, now, workedBefore(e));
            case Event.WrapUpEnded e -> staff.end(e, now, version < 4 || !placed.interrupts(e.agentId()));
            case Event.ContactQueued e -> places.queue(e, logged.eventSeq(), now, version);
            case Event.ContactConnected e -> {
                if (open(e.contactId()).state() instanceof CallingBack calling) {
                    callbacks.connect(calling, e.contactId());
                }
                places.connect(e, now);
            }
            case Event.ConversationEnded e -> places.end(e);
            case Event.ContactEnded e -> {
                callbacks.end(open(e.contactId()), e, now);
                places.end(e);
                placed.end(e.contactId());
                tries.forget(e.contactId());
            }
            case Event.ContactOpened e -> places.open(e.contactId(), logged, ContactKind.CALL);
            case Event.QueueDefined e -> define(e, logged.firmId());
            case Event.QueueRemoved e -> remove(e);
            case Event.AgentDefined e -> staff.define(e, logged.firmId(), now);
            case Event.AgentRemoved e -> staff.remove(e);
            case Event.DayStarted e -> staff.startDay(logged.firmId());
            case Event.ReasonDefined e -> reasons.define(logged.firmId(), e.reasonCode(), e.rules());
            case Event.QueuePaused e -> staff.pause(e);
            case Event.QueueResumed e -> staff.resume(e);
            case Event.ReasonExceeded e -> staff.exceed(e);
            case Event.WrapUpExtended e -> staff.extend(e);
            case Event.MessageLeft e -> places.leaveMessage(e, logged);
            case Event.CallPlaced e -> place(e, logged, now);
            case Event.PriorityChanged e -> places.prioritise(e);
            case Event.ContactWidened e -> places.widen(e, now);
            case Event.ContactOverflowed e -> places.overflow(e, now, version);
            case Event.OverflowPassed e -> places.pass(e);
            case Event.OfferEnded e -> places.end(e);
            case Event.ContactHeld e -> places.hold(e, now);
            case Event.ContactResumed e -> places.resume(e, now);
            case Event.ContactDialled e -> {
                transfers.dial(e);
                tries.call(e.contactId(), logged.eventSeq());
            }
            case Event.OutsideConnected e -> transfers.connect(e);
            case Event.OutsideLost e -> {}
            case Event.ConsultStarted e -> {
                transfers.start(e);
                if (!e.number().isEmpty()) {
                    tries.call(e.contactId(), logged.eventSeq());
                }
            }
            case Event.ConsultQueued e -> places.queue(e, logged.eventSeq(), now, version);
            case Event.ConsultConnected e -> transfers.connect(e);
            case Event.ConsultJoined e -> transfers.join(e);
            case Event.ConsultEnded e -> transfers.end(e);
            case Event.ContactHandedOver e -> transfers.handOver(e, now);
            case Event.CallbackRequested e -> callbacks.request(e);
            case Event.CallbackRested e -> callbacks.rest(e);
            case Event.CallbackReturned e -> callbacks.returns(e, now);
            case Event.CallbackDialled e -> {
                callbacks.dial(e, transfers);
                tries.call(e.contactId(), logged.eventSeq());
            }
            case Event.CallbackAttempted e -> callbacks.miss(e);
            case Event.CallbackCancelled e -> {}
            case Event.CallbacksHeld e -> callbacks.hold(e);
            case Event.PlaceTakenUp e -> callbacks.takeUp(e);
            case Event.VersionActivated e -> version = e.version();
            case Event.AgentForced e -> {}
            case Event.ContactMoved e -> callbacks.move(open(e.contactId()), e.fromQueueId(), e.queueId());
            case Event.ContactRouted e -> {}
            case Event.MessageDiscarded e -> {}
            case Event.Refused e -> {}
        }
    }

    /** Time spent in a call between colleagues is neither work for callers nor time free for them. */
    private void change(Event.AgentStateChanged e, long eventSeq, long now) {
        long before = staff.known(e.agentId()).contactId();
        boolean internal = placed.internal(before) || (version >= 4 && placed.wasInternal(before));
        staff.change(e, eventSeq, now, !internal, version);
        if (before != e.contactId()) {
            WrapUp interrupted = placed.leave(e.agentId(), before);
            if (interrupted != null && version >= 4 && e.state() != AgentState.WRAP_UP) {
                staff.count(interrupted, interrupted.beforeMs());
            }
        }
    }

    /** On a wrap-up that a call of the agent's own interrupted, which is over now. */
    private long workedBefore(Event.WrapUpStarted e) {
        PlacedCall call = placed.of(staff.known(e.agentId()).contactId());
        WrapUp left = call == null ? null : call.wrapUp();
        return version < 4 || left == null || left.contactId() != e.contactId() ? 0 : left.beforeMs();
    }

    private void place(Event.CallPlaced e, LoggedEvent logged, long now) {
        places.open(e.contactId(), logged, e.kind());
        placed.place(e, staff.known(e.agentId()).wrapUp(), now);
    }

    private void define(Event.QueueDefined e, int firmId) {
        Queue queue = queues.get(e.queueId());
        if (queue == null) {
            queues.put(e.queueId(), new Queue(e.queueId(), firmId, e.rules()));
        } else if (queue.rules().strategy() == e.rules().strategy()) {
            queue.changeRules(e.rules());
        } else {
            staff.reorder(queue, () -> queue.changeRules(e.rules()));
        }
    }

    private void remove(Event.QueueRemoved e) {
        staff.leave(Objects.requireNonNull(queues.get(e.queueId())));
        queues.remove(e.queueId());
    }

    private Contact open(long contactId) {
        return Objects.requireNonNull(contacts.get(contactId));
    }

    // ---- a snapshot puts back what it read, in this order: reasons, queues, agents, contacts, places kept

    void restore(int activeVersion) {
        version = activeVersion;
    }

    void restore(ReasonBook.Key reason, ReasonRules rules) {
        reasons.define(reason.firmId(), reason.reasonCode(), rules);
    }

    void restore(Queue queue) {
        queues.put(queue.queueId(), queue);
    }

    /** @param tallies what it has done in its queues, in their order */
    void restore(Agent agent, List<Tally> tallies) {
        staff.restore(agent, tallies);
    }

    void restore(PlacedCall call) {
        placed.restore(call);
    }

    void restore(Contact contact) {
        contacts.put(contact.contactId(), contact);
        transfers.restore(contact);
        places.restore(contact);
        callbacks.restore(contact);
    }

    void restore(KeptPlaces.Kept place) {
        callbacks.restore(place);
    }
}
