package org.switchroom.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.switchroom.engine.agent.Agent;
import org.switchroom.engine.agent.WorkTime;
import org.switchroom.engine.agent.WrapUp;
import org.switchroom.engine.contact.Callback;
import org.switchroom.engine.contact.Contact;
import org.switchroom.engine.contact.ContactState;
import org.switchroom.engine.contact.ContactState.Offered;
import org.switchroom.engine.contact.ContactState.Ringing;
import org.switchroom.engine.contact.ContactState.Waiting;
import org.switchroom.engine.matching.Line;
import org.switchroom.engine.queue.Queue;

/** The {@link CentreView} of a running engine. */
final class LiveView implements CentreView {
    private final Engine engine;
    private final Centre centre;

    LiveView(Engine engine) {
        this.engine = engine;
        this.centre = engine.centre();
    }

    @Override
    public @Nullable PlaceInQueue placeOf(long contactId) {
        Contact contact = centre.contact(contactId);
        if (contact == null) {
            return null;
        }
        return switch (contact.state()) {
            case Waiting place -> place(contact, place);
            case Offered offer -> place(contact, offer.place());
            case Ringing ringing -> place(contact, ringing.place());
            default -> null;
        };
    }

    private PlaceInQueue place(Contact contact, Waiting place) {
        Queue queue = Objects.requireNonNull(centre.queue(place.queueId()));
        int position = queue.position(place.rank());
        return new PlaceInQueue(
                contact.contactId(),
                contact.firmId(),
                place.queueId(),
                position,
                queue.estimatedWaitMs(position),
                place.queuedAtMs());
    }

    @Override
    public List<WaitingStatus> waiting(int queueId, int limit) {
        Queue queue = centre.queue(queueId);
        return queue == null
                ? List.of()
                : queue.first(limit).stream()
                        .map(entry -> waiting(queue, Objects.requireNonNull(centre.contact(entry.id()))))
                        .toList();
    }

    private static WaitingStatus waiting(Queue queue, Contact contact) {
        Waiting place = contact.place();
        return new WaitingStatus(
                contact.contactId(),
                place.priority(),
                queue.position(place.rank()),
                place.queuedAtMs(),
                place.ask().needs(),
                place.requirements().preferred(),
                place.ask().agentId(),
                contact.kind(),
                contact.message());
    }

    @Override
    public Map<Long, OpenMessage> messages() {
        Map<Long, OpenMessage> found = new TreeMap<>();
        for (long id : centre.contactIds()) {
            Contact contact = Objects.requireNonNull(centre.contact(id));
            if (contact.message() != null) {
                int queueId = status(contact).queueId();
                int priority = contact.conversation() == null ? contact.place().priority() : 0;
                found.put(id, new OpenMessage(contact.firmId(), queueId, priority, contact.message()));
            }
        }
        return found;
    }

    @Override
    public @Nullable CallbackStatus callback(long contactId) {
        Contact contact = centre.contact(contactId);
        return contact == null || contact.callback() == null ? null : callback(contact, contact.callback());
    }

    private CallbackStatus callback(Contact contact, Callback callback) {
        Waiting place = switch (contact.state()) {
            case ContactState.Resting rest -> rest.place();
            case ContactState.CallingBack calling -> calling.place();
            default -> contact.place();
        };
        return new CallbackStatus(
                contact.contactId(),
                contact.firmId(),
                place.queueId(),
                callback.number(),
                callback.attempts(),
                contact.state() instanceof ContactState.Resting rest ? rest.untilMs() : 0,
                Objects.requireNonNull(centre.queue(place.queueId())).position(place.rank()),
                place.priority(),
                place.queuedAtMs(),
                contact.state() instanceof ContactState.CallingBack calling ? calling.agentId() : contact.offeredTo());
    }

    @Override
    public List<Integer> callbackQueues() {
        return centre.callbackQueues();
    }

    @Override
    public List<CallbackStatus> callbacks(int queueId, int limit) {
        return centre.callbacksOf(queueId).stream()
                .map(this::callback)
                .filter(Objects::nonNull)
                .sorted(Comparator.comparingInt(CallbackStatus::position).thenComparingLong(CallbackStatus::contactId))
                .limit(limit)
                .toList();
    }

    @Override
    public long callbacksHeldUntilMs(int queueId) {
        Queue queue = centre.queue(queueId);
        return queue == null ? 0 : queue.callbacksHeldUntilMs();
    }

    @Override
    public Map<String, ReasonRules> timedReasons(int firmId) {
        Map<String, ReasonRules> found = new TreeMap<>();
        centre.reasons().forEach((reason, rules) -> {
            if (reason.firmId() == firmId) {
                found.put(reason.reasonCode(), rules);
            }
        });
        return found;
    }

    @Override
    public @Nullable QueueStatus queue(int queueId) {
        Queue queue = centre.queue(queueId);
        return queue == null ? null : status(queue);
    }

    private QueueStatus status(Queue queue) {
        Line.Entry first = queue.firstCaller();
        return new QueueStatus(
                queue.queueId(),
                queue.firmId(),
                queue.rules(),
                queue.callersWaiting(),
                queue.callersOffered(),
                queue.talking(),
                first == null ? 0 : queuedAt(first.id()),
                queue.atWork(),
                queue.free(),
                queue.messagesWaiting());
    }

    private long queuedAt(long contactId) {
        Contact contact = Objects.requireNonNull(centre.contact(contactId));
        return contact.search() instanceof Waiting place ? place.queuedAtMs() : 0;
    }

    @Override
    public @Nullable AgentStatus agent(int agentId) {
        Agent agent = centre.agent(agentId);
        return agent == null ? null : status(agent);
    }

    @Override
    public @Nullable WorkTime workTime(int agentId) {
        Agent agent = centre.agent(agentId);
        return agent == null ? null : agent.workTime();
    }

    private AgentStatus status(Agent agent) {
        return new AgentStatus(
                agent.agentId(),
                agent.firmId(),
                agent.profile(),
                agent.state(),
                agent.reasonCode(),
                agent.contactId(),
                agent.deviceId(),
                agent.pendingReason(),
                agent.sinceMs(),
                deadline(agent),
                agent.pausedQueueIds());
    }

    private long deadline(Agent agent) {
        WrapUp wrapUp = agent.wrapUp();
        if (wrapUp != null) {
            return wrapUp.endsAtMs();
        }
        if (agent.notReadyUntilMs() != Agent.ENDLESS) {
            return agent.notReadyUntilMs();
        }
        Contact contact = centre.contact(agent.contactId());
        return contact == null ? 0 : contact.offeredUntilMs(agent.agentId());
    }

    @Override
    public @Nullable ContactStatus contact(long contactId) {
        Contact contact = centre.contact(contactId);
        return contact == null ? null : status(contact);
    }

    private static ContactStatus status(Contact contact) {
        long id = contact.contactId();
        int firm = contact.firmId();
        return switch (contact.state()) {
            case ContactState.InMenu s -> new ContactStatus(id, firm, ContactPhase.IN_MENU, 0, 0, contact.kind());
            case Waiting s -> new ContactStatus(id, firm, ContactPhase.WAITING, s.queueId(), 0, contact.kind());
            case Offered s ->
                new ContactStatus(id, firm, ContactPhase.OFFERED, s.place().queueId(), s.agentId(), contact.kind());
            case ContactState.Asked s ->
                new ContactStatus(id, firm, ContactPhase.OFFERED, 0, s.agentId(), contact.kind());
            case Ringing s -> {
                int first = contact.offeredTo();
                yield new ContactStatus(
                        id, firm, ContactPhase.OFFERED, s.place().queueId(), first, contact.kind());
            }
            case ContactState.Talking s -> talking(contact, s);
            case ContactState.Consulting s -> talking(contact, s.conversation());
            case ContactState.Outside s ->
                new ContactStatus(id, firm, ContactPhase.OUTSIDE, s.queueId(), 0, contact.kind());
            case ContactState.Resting s ->
                new ContactStatus(id, firm, ContactPhase.RESTING, s.place().queueId(), 0, contact.kind());
            case ContactState.CallingBack s ->
                new ContactStatus(
                        id, firm, ContactPhase.CALLING_BACK, s.place().queueId(), s.agentId(), contact.kind());
            case ContactState.TakingUp s -> throw new IllegalStateException("Looked at during a command");
            case ContactState.Moving s -> throw new IllegalStateException("Looked at during a command");
            case ContactState.Parted s -> throw new IllegalStateException("Looked at during a command");
        };
    }

    private static ContactStatus talking(Contact contact, ContactState.Talking conversation) {
        return new ContactStatus(
                contact.contactId(),
                contact.firmId(),
                conversation.held() ? ContactPhase.HELD : ContactPhase.TALKING,
                conversation.queueId(),
                conversation.agentId(),
                contact.kind());
    }

    @Override
    public List<QueueStatus> queues(int firmId) {
        List<QueueStatus> found = new ArrayList<>();
        for (long id : centre.queueIds()) {
            Queue queue = Objects.requireNonNull(centre.queue((int) id));
            if (queue.firmId() == firmId) {
                found.add(status(queue));
            }
        }
        return found;
    }

    @Override
    public List<AgentStatus> agents(int firmId) {
        List<AgentStatus> found = new ArrayList<>();
        for (long id : centre.agentIds()) {
            Agent agent = Objects.requireNonNull(centre.agent((int) id));
            if (agent.firmId() == firmId) {
                found.add(status(agent));
            }
        }
        return found;
    }

    @Override
    public List<ContactStatus> contacts(int firmId) {
        List<ContactStatus> found = new ArrayList<>();
        for (long id : centre.contactIds()) {
            Contact contact = Objects.requireNonNull(centre.contact(id));
            if (contact.firmId() == firmId) {
                found.add(status(contact));
            }
        }
        return found;
    }

    @Override
    public int openContacts() {
        return centre.contactCount();
    }

    @Override
    public long nextDeadlineMs() {
        return centre.nextDeadlineMs();
    }

    @Override
    public long lastEventSeq() {
        return engine.lastEventSeq();
    }

    @Override
    public long lastLogTimeMs() {
        return engine.lastLogTimeMs();
    }

    @Override
    public long lastClientSeq(int clientId) {
        ClientTable.LastAnswer last = engine.clients().of(clientId);
        return last == null ? 0 : last.clientSeq();
    }

    @Override
    public long stateHash() {
        return engine.stateHash();
    }

    @Override
    public int version() {
        return centre.version();
    }
}
