package org.switchroom.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.switchroom.engine.agent.Agent;
import org.switchroom.engine.agent.WrapUp;
import org.switchroom.engine.contact.Chain;
import org.switchroom.engine.contact.Contact;
import org.switchroom.engine.contact.ContactState.Asked;
import org.switchroom.engine.contact.ContactState.Moving;
import org.switchroom.engine.contact.ContactState.Offered;
import org.switchroom.engine.contact.ContactState.Parted;
import org.switchroom.engine.contact.ContactState.Starting;
import org.switchroom.engine.contact.ContactState.Talking;
import org.switchroom.engine.contact.ContactState.Waiting;
import org.switchroom.engine.matching.Plan;
import org.switchroom.engine.matching.PriorityThenArrival;
import org.switchroom.engine.matching.Rank;
import org.switchroom.engine.queue.Queue;
import org.switchroom.engine.queue.Seat;
import org.switchroom.engine.queue.Tally;

/**
 * The state of the contact centre. {@link #apply} is its only mutation: whatever is decided becomes an event first, and
 * the event alone says how the state changes. Agents and contacts are immutable values replaced here; queues hold the
 * indexes that matching looks into. Every limit of the engine is declared here.
 */
public final class Centre {
    public static final int MAX_QUEUES = 20_000;
    public static final int MAX_AGENTS = 200_000;
    public static final int MAX_OPEN_CONTACTS = 1_000_000;
    public static final int MAX_WAITING_PER_QUEUE = 100_000;
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
     * was the last of a queue and leaves. */
    public static final int MAX_ANSWER_EVENTS = 16;
    /** Bytes of an encoded submission or event. */
    public static final int MAX_RECORD_BYTES = 8_192;

    private final LongMap<Queue> queues = new LongMap<>();
    private final LongMap<Agent> agents = new LongMap<>();
    /** By agent, in the order of the profile's services. */
    private final LongMap<List<Seat>> seats = new LongMap<>();

    private final LongMap<Contact> contacts = new LongMap<>();
    private final Map<Device, Integer> devices = new HashMap<>();
    private final ReasonBook reasons = new ReasonBook();
    private final Timers timers = new Timers();
    /** Queues that somebody has left as the last one, during a command. */
    private final Set<Integer> deserted = new LinkedHashSet<>();

    private final TransferState transfers = new TransferState(queues, contacts, timers);

    private int version = 1;

    private record Device(int firmId, String deviceId) {}

    Centre() {}

    // ---- reading

    public int version() {
        return version;
    }

    public @Nullable Queue queue(int queueId) {
        return queues.get(queueId);
    }

    public @Nullable Agent agent(int agentId) {
        return agents.get(agentId);
    }

    /** The places of an agent in the queues served, in their order. */
    public List<Seat> seatsOf(int agentId) {
        return Objects.requireNonNull(seats.get(agentId));
    }

    public @Nullable Contact contact(long contactId) {
        return contacts.get(contactId);
    }

    /** The agent signed in on a device; 0 if none. */
    public int agentOn(int firmId, String deviceId) {
        return devices.getOrDefault(new Device(firmId, deviceId), 0);
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
        return agents.size();
    }

    public int contactCount() {
        return contacts.size();
    }

    public long[] queueIds() {
        return queues.sortedKeys();
    }

    public long[] agentIds() {
        return agents.sortedKeys();
    }

    public long[] contactIds() {
        return contacts.sortedKeys();
    }

    /** When the next timer is due; {@link Long#MAX_VALUE} if none runs. */
    public long nextDeadlineMs() {
        return timers.nextMs();
    }

    /** The agent whose timer is due next; 0: that of {@link #nextToWiden} or {@link #nextToOverflow} is. */
    int nextDeadlineAgent() {
        return timers.nextAgent();
    }

    /** The contact that asks for less next; null: {@link #nextToOverflow} comes before. */
    @Nullable
    Contact nextToWiden() {
        long contactId = timers.nextContact();
        return contactId == 0 ? null : open(contactId);
    }

    Contact nextToOverflow() {
        return open(timers.nextOverflow());
    }

    /** Queues that somebody has left as the last one since this was asked; somebody may be there again. */
    public List<Integer> takeDeserted() {
        if (deserted.isEmpty()) {
            return List.of();
        }
        List<Integer> taken = List.copyOf(deserted);
        deserted.clear();
        return taken;
    }

    // ---- the only mutation

    void apply(LoggedEvent logged) {
        long now = logged.atMs();
        switch (logged.event()) {
            case Event.QueueDefined e -> define(e, logged.firmId());
            case Event.QueueRemoved e -> remove(e);
            case Event.AgentDefined e -> define(e, logged.firmId(), now);
            case Event.AgentRemoved e -> remove(e);
            case Event.DayStarted e -> startDay(logged.firmId());
            case Event.ReasonDefined e -> reasons.define(logged.firmId(), e.reasonCode(), e.rules());
            case Event.AgentStateChanged e -> change(e, logged.eventSeq(), now);
            case Event.QueuePaused e -> work(known(e.agentId()).pausing(e.queueId()));
            case Event.QueueResumed e -> {
                Objects.requireNonNull(queueOf(e.queueId()).seat(e.agentId())).comesBack();
                work(known(e.agentId()).resuming(e.queueId()));
            }
            case Event.ReasonExceeded e -> exceed(e);
            case Event.WrapUpStarted e -> start(e, now);
            case Event.WrapUpExtended e -> extend(e);
            case Event.WrapUpEnded e -> end(e, now);
            case Event.ContactOpened e ->
                contacts.put(e.contactId(), Contact.opened(e.contactId(), logged.firmId(), logged.eventSeq()));
            case Event.ContactQueued e -> queue(e, logged.eventSeq(), now);
            case Event.ContactOffered e -> offer(e, logged.eventSeq());
            case Event.PriorityChanged e -> prioritise(e);
            case Event.ContactWidened e -> widen(e, now);
            case Event.ContactOverflowed e -> overflow(e, now);
            case Event.OverflowPassed e -> pass(e);
            case Event.OfferEnded e -> end(e);
            case Event.ContactConnected e -> connect(e, now);
            case Event.ContactHeld e ->
                talk(e.contactId(), talking(e.contactId()).hold(now));
            case Event.ContactResumed e ->
                talk(e.contactId(), talking(e.contactId()).resume(now));
            case Event.ConversationEnded e -> end(e);
            case Event.ContactDialled e -> transfers.dial(e);
            case Event.OutsideConnected e -> transfers.connect(e);
            case Event.OutsideLost e -> {}
            case Event.ConsultStarted e -> transfers.start(e);
            case Event.ConsultQueued e -> queue(e, logged.eventSeq(), now);
            case Event.ConsultConnected e -> transfers.connect(e);
            case Event.ConsultJoined e -> transfers.join(e);
            case Event.ConsultEnded e -> transfers.end(e);
            case Event.ContactHandedOver e -> transfers.handOver(e, now);
            case Event.ContactEnded e -> end(e);
            case Event.VersionActivated e -> version = e.version();
            case Event.AgentForced e -> {}
            case Event.ContactMoved e -> {}
            case Event.Refused e -> {}
        }
    }

    // ---- queues and agents

    private void define(Event.QueueDefined e, int firmId) {
        Queue queue = queues.get(e.queueId());
        if (queue == null) {
            queues.put(e.queueId(), new Queue(e.queueId(), firmId, e.rules()));
        } else if (queue.rules().strategy() == e.rules().strategy()) {
            queue.changeRules(e.rules());
        } else {
            reorder(queue, () -> queue.changeRules(e.rules()));
        }
    }

    /** Takes the idle agents out of a queue's lanes while what they are ordered by changes. */
    private void reorder(Queue queue, Runnable change) {
        List<Seat> idle = queue.idle();
        idle.forEach(queue::removeIdle);
        change.run();
        idle.forEach(seat -> queue.addIdle(seat, known(seat.agentId())));
    }

    private void startDay(int firmId) {
        for (long agentId : agents.sortedKeys()) {
            Agent agent = known((int) agentId);
            if (agent.firmId() == firmId) {
                agents.put(agentId, agent.startingDay());
            }
        }
        for (long queueId : queues.sortedKeys()) {
            Queue queue = queueOf((int) queueId);
            if (queue.firmId() == firmId) {
                reorder(queue, queue::startDay);
            }
        }
    }

    private void remove(Event.QueueRemoved e) {
        for (long agentId : queueOf(e.queueId()).agentIds()) {
            Agent agent = known((int) agentId);
            replace(agent.serving(agent.profile().without(e.queueId())));
        }
        queues.remove(e.queueId());
    }

    private void define(Event.AgentDefined e, int firmId, long now) {
        Agent agent = agents.get(e.agentId());
        if (agent == null) {
            Agent added = Agent.defined(e.agentId(), firmId, e.profile(), now);
            agents.put(e.agentId(), added);
            join(added);
        } else {
            replace(agent.serving(e.profile()));
        }
    }

    private void remove(Event.AgentRemoved e) {
        leave(known(e.agentId()));
        agents.remove(e.agentId());
    }

    private void change(Event.AgentStateChanged e, long eventSeq, long now) {
        Agent agent = known(e.agentId());
        long limitMs = e.state() == AgentState.NOT_READY
                ? reasons.of(agent.firmId(), e.reasonCode()).limitMs()
                : 0;
        Agent next = agent.changed(e, limitMs, eventSeq, now);
        timers.stopOfAgent(agent.notReadyUntilMs(), e.agentId());
        replace(next);
        timers.startOfAgent(next.notReadyUntilMs(), e.agentId());
    }

    private void exceed(Event.ReasonExceeded e) {
        Agent agent = known(e.agentId());
        timers.stopOfAgent(agent.notReadyUntilMs(), e.agentId());
        agents.put(e.agentId(), agent.exceeding());
    }

    /** In other queues than before of those served. */
    private void work(Agent next) {
        index(known(next.agentId()), -1);
        agents.put(next.agentId(), next);
        index(next, +1);
    }

    /** Puts a new value in place of an agent's old one, and the agent into the indexes where the new value belongs. */
    private void replace(Agent next) {
        Agent old = known(next.agentId());
        agents.put(next.agentId(), next);
        if (!old.profile().equals(next.profile())) {
            index(old, -1);
            move(next);
            index(next, +1);
        } else if (old.available() != next.available()
                || old.atWork() != next.atWork()
                || old.signedIn() != next.signedIn()) {
            index(old, -1);
            if (next.available()) {
                seatsOf(next.agentId()).forEach(Seat::comesBack);
            }
            index(next, +1);
        }
        if (!old.deviceId().equals(next.deviceId())) {
            devices.remove(new Device(old.firmId(), old.deviceId()));
            if (!next.deviceId().isEmpty()) {
                devices.put(new Device(next.firmId(), next.deviceId()), next.agentId());
            }
        }
    }

    private void join(Agent agent) {
        List<Seat> joined = new ArrayList<>();
        for (Service service : agent.profile().services()) {
            joined.add(queueOf(service.queueId()).join(agent, service));
        }
        seats.put(agent.agentId(), joined);
        index(agent, +1);
    }

    private void leave(Agent agent) {
        index(agent, -1);
        seatsOf(agent.agentId()).forEach(seat -> seat.queue().leave(seat));
        seats.remove(agent.agentId());
    }

    /** To the queues of the next profile; what was done in a queue served on is kept. */
    private void move(Agent agent) {
        Map<Integer, Tally> kept = new HashMap<>();
        for (Seat seat : seatsOf(agent.agentId())) {
            kept.put(seat.queue().queueId(), seat.tally());
            seat.queue().leave(seat);
        }
        List<Seat> joined = new ArrayList<>();
        for (Service service : agent.profile().services()) {
            Queue queue = queueOf(service.queueId());
            Tally tally = kept.get(service.queueId());
            joined.add(tally == null ? queue.join(agent, service) : queue.join(agent, service, tally));
        }
        seats.put(agent.agentId(), joined);
    }

    private void index(Agent agent, int by) {
        if (!agent.signedIn()) {
            return;
        }
        for (Seat seat : seatsOf(agent.agentId())) {
            Queue queue = seat.queue();
            if (!agent.worksIn(queue.queueId())) {
                continue;
            }
            queue.countSignedIn(by);
            if (queue.signedIn() == 0) {
                deserted.add(queue.queueId());
            }
            queue.countAtWork(agent.atWork() ? by : 0);
            if (agent.available() && by > 0) {
                queue.addIdle(seat, agent);
            } else if (agent.available()) {
                queue.removeIdle(seat);
            }
        }
    }

    private void start(Event.WrapUpStarted e, long now) {
        Agent agent = known(e.agentId());
        agents.put(e.agentId(), agent.wrappingUp(new WrapUp(e.contactId(), e.queueId(), now, e.endsAtMs())));
        timers.startOfAgent(e.endsAtMs(), e.agentId());
    }

    private void extend(Event.WrapUpExtended e) {
        Agent agent = known(e.agentId());
        WrapUp wrapUp = Objects.requireNonNull(agent.wrapUp());
        timers.stopOfAgent(wrapUp.endsAtMs(), e.agentId());
        timers.startOfAgent(e.endsAtMs(), e.agentId());
        agents.put(e.agentId(), agent.wrappingUp(wrapUp.until(e.endsAtMs())));
    }

    private void end(Event.WrapUpEnded e, long now) {
        Agent agent = known(e.agentId());
        WrapUp wrapUp = Objects.requireNonNull(agent.wrapUp());
        timers.stopOfAgent(wrapUp.endsAtMs(), e.agentId());
        agents.put(e.agentId(), agent.wrappingUp(null));
        Queue queue = queues.get(wrapUp.queueId());
        if (queue != null) {
            queue.wrapUp().add(now - wrapUp.startedAtMs());
        }
    }

    // ---- contacts

    private void queue(Event.ContactQueued e, long eventSeq, long now) {
        Contact contact = open(e.contactId());
        transfers.leaveOutside(contact);
        Waiting place;
        if (contact.state() instanceof Waiting before) {
            leave(contact, before);
            place = before.movedTo(e.queueId(), planIn(e.queueId(), e.requirements()), now);
        } else {
            Chain chain =
                    contact.state() instanceof Moving moving ? moving.chain() : Chain.of(queueOf(e.queueId()), now);
            Rank rank = PriorityThenArrival.rank(
                    e.cause(), e.priority(), contact.openedSeq(), eventSeq, chain.sinceMs(), version);
            place = place(e.queueId(), e.priority(), rank, now, e.requirements(), chain);
        }
        Contact queued = contact.queued(place);
        contacts.put(e.contactId(), queued);
        enter(place, e.contactId());
        timers.startOfContact(place, e.contactId());
        timers.startOfOverflow(queued.overflowsAtMs(), e.contactId());
    }

    private void leave(Contact contact, Waiting place) {
        queueOf(place.queueId()).removeWaiting(place.ask(), place.rank());
        timers.stopOfContact(place);
        timers.stopOfOverflow(contact.overflowsAtMs(), contact.contactId());
    }

    private void overflow(Event.ContactOverflowed e, long now) {
        Contact contact = open(e.contactId());
        if (e.target().stays()) {
            pass(contact, e.step());
            return;
        }
        Chain chain;
        if (contact.state() instanceof Waiting place) {
            leave(contact, place);
            chain = place.chain();
        } else {
            chain = Chain.of(queueOf(e.rulesOf()), now);
        }
        boolean moves = e.target() == OverflowTarget.Kind.QUEUE;
        contacts.put(e.contactId(), moves ? contact.in(new Moving(chain.without(e.step()))) : contact.overflowed());
    }

    private void pass(Event.OverflowPassed e) {
        pass(open(e.contactId()), e.step());
    }

    /** The step is behind the contact, which waits on. */
    private void pass(Contact contact, int step) {
        Waiting place = contact.place();
        Contact next = contact.in(place.with(place.chain().without(step)));
        timers.stopOfOverflow(contact.overflowsAtMs(), contact.contactId());
        contacts.put(contact.contactId(), next);
        timers.startOfOverflow(next.overflowsAtMs(), contact.contactId());
    }

    private void prioritise(Event.PriorityChanged e) {
        Contact contact = open(e.contactId());
        Waiting place = contact.place();
        Waiting next = place.prioritised(e.priority());
        queueOf(place.queueId()).removeWaiting(place.ask(), place.rank());
        contacts.put(e.contactId(), contact.in(next));
        enter(next, e.contactId());
    }

    private void queue(Event.ConsultQueued e, long eventSeq, long now) {
        Contact contact = open(e.contactId());
        Rank rank = PriorityThenArrival.rank(
                QueuedCause.TRANSFER, e.priority(), contact.openedSeq(), eventSeq, now, version);
        Waiting place = place(e.queueId(), e.priority(), rank, now, e.requirements(), Chain.empty(e.queueId(), now));
        contacts.put(e.contactId(), contact.seeking(place));
        enter(place, e.contactId());
        timers.startOfContact(place, e.contactId());
    }

    private Waiting place(int queueId, int priority, Rank rank, long now, Requirements requirements, Chain chain) {
        return new Waiting(queueId, priority, rank, now, requirements, planIn(queueId, requirements), 0, now, chain);
    }

    private Plan planIn(int queueId, Requirements requirements) {
        Queue queue = queueOf(queueId);
        return Plan.of(requirements, queue.rules().tierWaitMs(), queue.highestTier());
    }

    private void enter(Waiting place, long contactId) {
        queueOf(place.queueId()).addWaiting(place.ask(), place.rank(), contactId);
    }

    /** While a phone rings for it, it only asks for less should it come back. */
    private void widen(Event.ContactWidened e, long now) {
        Contact contact = open(e.contactId());
        Waiting place = contact.place();
        timers.stopOfContact(place);
        Waiting next = place.next(now);
        timers.startOfContact(next, e.contactId());
        if (contact.search() instanceof Offered offer) {
            contacts.put(e.contactId(), contact.seeking(new Offered(next, offer.agentId(), offer.deadlineMs())));
        } else {
            queueOf(place.queueId()).removeWaiting(place.ask(), place.rank());
            contacts.put(e.contactId(), contact.seeking(next));
            enter(next, e.contactId());
        }
    }

    private void offer(Event.ContactOffered e, long eventSeq) {
        Contact contact = open(e.contactId());
        timers.startOfAgent(e.deadlineMs(), e.agentId());
        if (contact.search() instanceof Starting) {
            contacts.put(e.contactId(), contact.seeking(new Asked(e.agentId(), e.deadlineMs())));
            return;
        }
        if (!(contact.search() instanceof Waiting place)) {
            throw new IllegalStateException("Offered without waiting: " + contact);
        }
        timers.stopOfOverflow(contact.overflowsAtMs(), e.contactId());
        Queue queue = queueOf(e.queueId());
        queue.removeWaiting(place.ask(), place.rank());
        queue.countOffered(+1);
        Seat seat = queue.seat(e.agentId());
        if (seat != null) {
            seat.tally().offered(eventSeq);
        }
        contacts.put(e.contactId(), contact.seeking(new Offered(place, e.agentId(), e.deadlineMs())));
    }

    private void end(Event.OfferEnded e) {
        Contact contact = open(e.contactId());
        if (contact.search() instanceof Asked asked) {
            timers.stopOfAgent(asked.deadlineMs(), asked.agentId());
            contacts.put(e.contactId(), contact.seeking(new Starting()));
            return;
        }
        Waiting place = transfers.endOffer(contact).place();
        Contact next = contact.seeking(place);
        contacts.put(e.contactId(), next);
        enter(place, e.contactId());
        timers.startOfOverflow(next.overflowsAtMs(), e.contactId());
    }

    private void connect(Event.ContactConnected e, long now) {
        Waiting place = transfers.endOffer(open(e.contactId())).place();
        timers.stopOfContact(place);
        Queue queue = queueOf(e.queueId());
        queue.countTalking(+1);
        queue.answeredBy(e.agentId());
        Talking conversation = new Talking(
                place.queueId(), place.priority(), place.requirements(), e.agentId(), now, Talking.NOT_HELD, 0);
        contacts.put(e.contactId(), open(e.contactId()).connected(conversation));
    }

    private void end(Event.ConversationEnded e) {
        Contact contact = open(e.contactId());
        Talking conversation = talking(e.contactId());
        Queue queue = queueOf(conversation.queueId());
        queue.countTalking(-1);
        boolean whole = e.why() != ConversationEnd.DEVICE_LOST && e.why() != ConversationEnd.SYSTEM;
        queue.partedFrom(e.agentId(), e.talkMs() + e.holdMs(), whole);
        contacts.put(e.contactId(), contact.in(new Parted(conversation, contact.partner())));
    }

    private void end(Event.ContactEnded e) {
        Contact contact = open(e.contactId());
        transfers.leaveOutside(contact);
        if (contact.state() instanceof Waiting place) {
            leave(contact, place);
        }
        contacts.remove(e.contactId());
    }

    private void talk(long contactId, Talking conversation) {
        contacts.put(contactId, open(contactId).talking(conversation));
    }

    private Talking talking(long contactId) {
        return Objects.requireNonNull(open(contactId).conversation());
    }

    // ---- what an event names must be there; its absence is a defect

    private Queue queueOf(int queueId) {
        return Objects.requireNonNull(queues.get(queueId));
    }

    private Agent known(int agentId) {
        return Objects.requireNonNull(agents.get(agentId));
    }

    private Contact open(long contactId) {
        return Objects.requireNonNull(contacts.get(contactId));
    }

    // ---- a snapshot puts back what it read, in this order: reasons, queues, agents, contacts

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
        agents.put(agent.agentId(), agent);
        List<Seat> joined = new ArrayList<>();
        for (Service service : agent.profile().services()) {
            joined.add(queueOf(service.queueId()).join(agent, service, tallies.get(joined.size())));
        }
        seats.put(agent.agentId(), joined);
        index(agent, +1);
        if (!agent.deviceId().isEmpty()) {
            devices.put(new Device(agent.firmId(), agent.deviceId()), agent.agentId());
        }
        WrapUp wrapUp = agent.wrapUp();
        if (wrapUp != null) {
            timers.startOfAgent(wrapUp.endsAtMs(), agent.agentId());
        }
        timers.startOfAgent(agent.notReadyUntilMs(), agent.agentId());
    }

    void restore(Contact contact) {
        contacts.put(contact.contactId(), contact);
        transfers.restore(contact);
        if (contact.search() instanceof Waiting place) {
            enter(place, contact.contactId());
            timers.startOfContact(place, contact.contactId());
            timers.startOfOverflow(contact.overflowsAtMs(), contact.contactId());
        }
    }
}
