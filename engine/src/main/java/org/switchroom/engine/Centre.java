package org.switchroom.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.switchroom.engine.agent.Agent;
import org.switchroom.engine.agent.WrapUp;
import org.switchroom.engine.contact.Contact;
import org.switchroom.engine.contact.ContactState.Offered;
import org.switchroom.engine.contact.ContactState.Parted;
import org.switchroom.engine.contact.ContactState.Talking;
import org.switchroom.engine.contact.ContactState.Waiting;
import org.switchroom.engine.matching.Line;
import org.switchroom.engine.matching.PriorityThenArrival;
import org.switchroom.engine.matching.Rank;
import org.switchroom.engine.queue.Queue;

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
    /** Either way from 0. */
    public static final int MAX_PRIORITY = 1_000;

    public static final long MAX_RING_MS = 10 * 60_000;
    /** From the start of wrap-up, extensions included. */
    public static final long MAX_WRAP_UP_MS = 60 * 60_000;
    /** Characters in a device id, a number, a reason code. */
    public static final int MAX_TEXT = 200;
    /** Clients whose last answer is kept; the one not heard of for the longest time is forgotten first. */
    public static final int MAX_CLIENTS = 4_096;
    /** Events kept of an answer, for a repeat. Only {@code Tick} and {@code Restart} can have more. */
    public static final int MAX_ANSWER_EVENTS = 16;
    /** Bytes of an encoded submission or event. */
    public static final int MAX_RECORD_BYTES = 8_192;

    private final LongMap<Queue> queues = new LongMap<>();
    private final LongMap<Agent> agents = new LongMap<>();
    private final LongMap<Contact> contacts = new LongMap<>();
    private final Map<Device, Integer> devices = new HashMap<>();
    /** Agents with a deadline, an offer's or a wrap-up's; ranked by it, then by agent. */
    private final Line timers = new Line();

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

    public @Nullable Contact contact(long contactId) {
        return contacts.get(contactId);
    }

    /** The agent signed in on a device; 0 if none. */
    public int agentOn(int firmId, String deviceId) {
        return devices.getOrDefault(new Device(firmId, deviceId), 0);
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
        Line.Entry next = timers.first();
        return next == null ? Long.MAX_VALUE : next.rank().major();
    }

    /** The agent whose timer is due next. */
    int nextDeadlineAgent() {
        return (int) Objects.requireNonNull(timers.first()).id();
    }

    // ---- the only mutation

    void apply(LoggedEvent logged) {
        long now = logged.atMs();
        switch (logged.event()) {
            case Event.QueueDefined e -> define(e, logged.firmId());
            case Event.QueueRemoved e -> remove(e);
            case Event.AgentDefined e -> define(e, logged.firmId(), now);
            case Event.AgentRemoved e -> remove(e);
            case Event.AgentStateChanged e -> replace(known(e.agentId()).changed(e, logged.eventSeq(), now));
            case Event.WrapUpStarted e -> start(e, now);
            case Event.WrapUpExtended e -> extend(e);
            case Event.WrapUpEnded e -> end(e, now);
            case Event.ContactOpened e ->
                contacts.put(e.contactId(), Contact.opened(e.contactId(), logged.firmId(), logged.eventSeq()));
            case Event.ContactQueued e -> queue(e, logged.eventSeq(), now);
            case Event.ContactOffered e -> offer(e);
            case Event.OfferEnded e -> end(e);
            case Event.ContactConnected e -> connect(e, now);
            case Event.ContactHeld e ->
                talk(e.contactId(), talking(e.contactId()).hold(now));
            case Event.ContactResumed e ->
                talk(e.contactId(), talking(e.contactId()).resume(now));
            case Event.ConversationEnded e -> end(e);
            case Event.ContactEnded e -> end(e);
            case Event.VersionActivated e -> version = e.version();
            case Event.Refused e -> {}
        }
    }

    // ---- queues and agents

    private void define(Event.QueueDefined e, int firmId) {
        Queue queue = queues.get(e.queueId());
        if (queue == null) {
            queues.put(e.queueId(), new Queue(e.queueId(), firmId, e.rules()));
        } else {
            queue.changeRules(e.rules());
        }
    }

    private void remove(Event.QueueRemoved e) {
        for (int agentId : List.copyOf(queueOf(e.queueId()).agentIds())) {
            Agent agent = known(agentId);
            replace(agent.serving(
                    agent.queueIds().stream().filter(id -> id != e.queueId()).toList()));
        }
        queues.remove(e.queueId());
    }

    private void define(Event.AgentDefined e, int firmId, long now) {
        Agent agent = agents.get(e.agentId());
        if (agent == null) {
            Agent added = Agent.defined(e.agentId(), firmId, e.queueIds(), now);
            agents.put(e.agentId(), added);
            join(added);
        } else {
            replace(agent.serving(e.queueIds()));
        }
    }

    private void remove(Event.AgentRemoved e) {
        leave(known(e.agentId()));
        agents.remove(e.agentId());
    }

    /** Puts a new value in place of an agent's old one, and the agent into the indexes where the new value belongs. */
    private void replace(Agent next) {
        Agent old = known(next.agentId());
        agents.put(next.agentId(), next);
        boolean sameQueues = old.queueIds().equals(next.queueIds());
        if (!sameQueues) {
            leave(old);
            join(next);
        } else if (old.available() != next.available() || old.atWork() != next.atWork()) {
            index(old, -1);
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
        for (int queueId : agent.queueIds()) {
            queueOf(queueId).agentIds().add(agent.agentId());
        }
        index(agent, +1);
    }

    private void leave(Agent agent) {
        for (int queueId : agent.queueIds()) {
            queueOf(queueId).agentIds().remove(agent.agentId());
        }
        index(agent, -1);
    }

    private void index(Agent agent, int by) {
        if (!agent.atWork()) {
            return;
        }
        for (int queueId : agent.queueIds()) {
            Queue queue = queueOf(queueId);
            queue.countAtWork(by);
            if (agent.available() && by > 0) {
                queue.idle().add(agent.idleRank(), agent.agentId());
            } else if (agent.available()) {
                queue.idle().remove(agent.idleRank());
            }
        }
    }

    private void start(Event.WrapUpStarted e, long now) {
        Agent agent = known(e.agentId());
        agents.put(e.agentId(), agent.wrappingUp(new WrapUp(e.contactId(), e.queueId(), now, e.endsAtMs())));
        timers.add(deadline(e.endsAtMs(), e.agentId()), e.agentId());
    }

    private void extend(Event.WrapUpExtended e) {
        Agent agent = known(e.agentId());
        WrapUp wrapUp = Objects.requireNonNull(agent.wrapUp());
        timers.remove(deadline(wrapUp.endsAtMs(), e.agentId()));
        timers.add(deadline(e.endsAtMs(), e.agentId()), e.agentId());
        agents.put(e.agentId(), agent.wrappingUp(wrapUp.until(e.endsAtMs())));
    }

    private void end(Event.WrapUpEnded e, long now) {
        Agent agent = known(e.agentId());
        WrapUp wrapUp = Objects.requireNonNull(agent.wrapUp());
        timers.remove(deadline(wrapUp.endsAtMs(), e.agentId()));
        agents.put(e.agentId(), agent.wrappingUp(null));
        Queue queue = queues.get(wrapUp.queueId());
        if (queue != null) {
            queue.wrapUp().add(now - wrapUp.startedAtMs());
        }
    }

    // ---- contacts

    private void queue(Event.ContactQueued e, long eventSeq, long now) {
        Contact contact = open(e.contactId());
        Rank rank = PriorityThenArrival.rank(e.cause(), e.priority(), contact.openedSeq(), eventSeq);
        contacts.put(e.contactId(), contact.queued(new Waiting(e.queueId(), e.priority(), rank, now)));
        queueOf(e.queueId()).waiting().add(rank, e.contactId());
    }

    private void offer(Event.ContactOffered e) {
        Contact contact = open(e.contactId());
        if (!(contact.state() instanceof Waiting place)) {
            throw new IllegalStateException("Offered without waiting: " + contact);
        }
        Queue queue = queueOf(e.queueId());
        queue.waiting().remove(place.rank());
        queue.countOffered(+1);
        contacts.put(e.contactId(), contact.in(new Offered(place, e.agentId(), e.deadlineMs())));
        timers.add(deadline(e.deadlineMs(), e.agentId()), e.agentId());
    }

    private void end(Event.OfferEnded e) {
        Waiting place = endOffer(e.contactId()).place();
        queueOf(e.queueId()).waiting().add(place.rank(), e.contactId());
        contacts.put(e.contactId(), open(e.contactId()).in(place));
    }

    private void connect(Event.ContactConnected e, long now) {
        Waiting place = endOffer(e.contactId()).place();
        queueOf(e.queueId()).countTalking(+1);
        Talking conversation = new Talking(place.queueId(), place.priority(), e.agentId(), now, Talking.NOT_HELD, 0);
        contacts.put(e.contactId(), open(e.contactId()).connected(conversation));
    }

    private Offered endOffer(long contactId) {
        if (!(open(contactId).state() instanceof Offered offer)) {
            throw new IllegalStateException("Not offered: " + contactId);
        }
        queueOf(offer.place().queueId()).countOffered(-1);
        timers.remove(deadline(offer.deadlineMs(), offer.agentId()));
        return offer;
    }

    private void end(Event.ConversationEnded e) {
        Queue queue = queueOf(talking(e.contactId()).queueId());
        queue.countTalking(-1);
        if (e.why() != ConversationEnd.DEVICE_LOST && e.why() != ConversationEnd.SYSTEM) {
            queue.conversation().add(e.talkMs() + e.holdMs());
        }
        contacts.put(e.contactId(), open(e.contactId()).in(new Parted()));
    }

    private void end(Event.ContactEnded e) {
        if (open(e.contactId()).state() instanceof Waiting place) {
            queueOf(place.queueId()).waiting().remove(place.rank());
        }
        contacts.remove(e.contactId());
    }

    private void talk(long contactId, Talking conversation) {
        contacts.put(contactId, open(contactId).in(conversation));
    }

    private Talking talking(long contactId) {
        if (!(open(contactId).state() instanceof Talking conversation)) {
            throw new IllegalStateException("Not in conversation: " + contactId);
        }
        return conversation;
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

    private static Rank deadline(long atMs, int agentId) {
        return new Rank(atMs, agentId);
    }

    // ---- a snapshot puts back what it read, in this order: queues, agents, contacts

    void restore(int activeVersion) {
        version = activeVersion;
    }

    void restore(Queue queue) {
        queues.put(queue.queueId(), queue);
    }

    void restore(Agent agent) {
        agents.put(agent.agentId(), agent);
        join(agent);
        if (!agent.deviceId().isEmpty()) {
            devices.put(new Device(agent.firmId(), agent.deviceId()), agent.agentId());
        }
        WrapUp wrapUp = agent.wrapUp();
        if (wrapUp != null) {
            timers.add(deadline(wrapUp.endsAtMs(), agent.agentId()), agent.agentId());
        }
    }

    void restore(Contact contact) {
        contacts.put(contact.contactId(), contact);
        switch (contact.state()) {
            case Waiting place -> queueOf(place.queueId()).waiting().add(place.rank(), contact.contactId());
            case Offered offer -> {
                queueOf(offer.place().queueId()).countOffered(+1);
                timers.add(deadline(offer.deadlineMs(), offer.agentId()), offer.agentId());
            }
            case Talking conversation -> queueOf(conversation.queueId()).countTalking(+1);
            default -> {}
        }
    }
}
