package org.switchroom.cti.live;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.switchroom.connectors.CallerKeys;
import org.switchroom.connectors.ForeignRecords;
import org.switchroom.crm.CallerCard;
import org.switchroom.crm.CallerLookup;
import org.switchroom.crm.CustomerChanged;
import org.switchroom.crm.CustomersChanged;
import org.switchroom.crm.RecordChanged;
import org.switchroom.crm.RecordTrail;
import org.switchroom.cti.CallControlPort;
import org.switchroom.cti.DeviceChanged;
import org.switchroom.cti.PhoneAnswerable;
import org.switchroom.cti.live.AgentsFold.AgentNow;
import org.switchroom.cti.live.AgentsFold.Caller;
import org.switchroom.cti.live.AgentsFold.ContactNow;
import org.switchroom.directory.Directory;
import org.switchroom.engine.AgentState;
import org.switchroom.engine.CentreView.CallbackStatus;
import org.switchroom.engine.CentreView.OpenMessage;
import org.switchroom.engine.ContactKind;
import org.switchroom.engine.Event;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.pop.CardPlans;
import org.switchroom.pop.FoundBy;
import org.switchroom.pop.OpenCaller;
import org.switchroom.pop.Verification;
import org.switchroom.reporting.TimeSaved;
import org.switchroom.routing.RoutingDesk;

/** Where every agent and contact is, and who calls, kept by following the desk. Any thread. */
@Component
public class AgentDesk implements DisposableBean {
    private final Directory directory;
    private final ObjectProvider<CallControlPort> phones;
    private final CallerCards cards;
    private final CardsSeen cardsSeen;
    private final FindWatch finds;
    private final TimeSaved timeSaved;

    private record Handed(int byAgentId, String note) {}

    /** By contact. */
    private final Map<Long, Handed> notes = new ConcurrentHashMap<>();

    private final List<IntConsumer> listeners = new CopyOnWriteArrayList<>();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition advanced = lock.newCondition();
    private final AgentsFold fold = new AgentsFold();
    private final RoutingDesk.Subscription subscription;
    private long seenEventSeq;

    AgentDesk(
            RoutingDesk desk,
            Directory directory,
            CallerLookup lookup,
            ForeignRecords foreign,
            CardPlans plans,
            ObjectProvider<CallControlPort> phones,
            RecordTrail trail,
            TimeSaved timeSaved) {
        this.directory = directory;
        this.phones = phones;
        this.cards = new CallerCards(lookup, foreign, plans, this::cardFound);
        this.cardsSeen = new CardsSeen(trail);
        this.finds = new FindWatch(timeSaved);
        this.timeSaved = timeSaved;
        this.subscription = desk.follow(this::add);
        desk.messages().thenAccept(open -> open.forEach(this::know));
        desk.callbacks().thenAccept(open -> open.forEach(this::know));
    }

    /** A customer to be called back since an earlier process. */
    private void know(CallbackStatus open) {
        lock.lock();
        try {
            fold.know(open);
        } finally {
            lock.unlock();
        }
        look(open.firmId(), open.contactId(), open.number(), "", open.queueId());
    }

    /** A message that was left to an earlier process. */
    private void know(long contactId, OpenMessage open) {
        lock.lock();
        try {
            fold.know(contactId, open.firmId(), open.queueId(), open.priority(), open.message());
        } finally {
            lock.unlock();
        }
        look(open.firmId(), contactId, open.message().caller(), open.message().dialled(), open.queueId());
    }

    // ---- the stream

    private void add(LoggedEvent logged) {
        int[] changed;
        OptionalLong over;
        lock.lock();
        try {
            changed = fold.add(logged).toArray();
            over = fold.over();
            seenEventSeq = logged.eventSeq();
            advanced.signalAll();
        } finally {
            lock.unlock();
        }
        if (logged.event() instanceof Event.ContactOpened opened) {
            look(logged.firmId(), opened.contactId(), opened.caller(), opened.dialled(), 0);
        }
        if (logged.event() instanceof Event.MessageLeft left) {
            look(logged.firmId(), left.contactId(), left.caller(), left.dialled(), 0);
        }
        if (logged.event() instanceof Event.CallPlaced placed && placed.kind() == ContactKind.OUTBOUND) {
            look(logged.firmId(), placed.contactId(), placed.dialled(), "", 0);
            timeSaved.dialled(logged.firmId(), placed.contactId(), placed.agentId(), TimeSaved.Dialled.BY_HAND);
        }
        if (logged.event() instanceof Event.AgentStateChanged e && e.state() == AgentState.ON_CONTACT) {
            answered(logged.firmId(), e);
        }
        if (logged.event() instanceof Event.ContactQueued queued) {
            cards.queued(queued.contactId(), queued.queueId());
        }
        over.ifPresent(this::forget);
        for (int agentId : changed) {
            tell(agentId);
        }
    }

    /** The calls that an agent has placed are about somebody chosen before. */
    private void answered(int firmId, Event.AgentStateChanged e) {
        var contact = contact(e.contactId());
        if (contact != null && contact.placed() == null) {
            cards.caller(e.contactId()).ifPresent(caller -> finds.answered(firmId, e.contactId(), e.agentId(), caller));
        }
    }

    private void look(int firmId, long contactId, String number, String dialled, int queueId) {
        var keys = CallerKeys.ofNumber(number, directory.firm(firmId).country());
        cards.look(contactId, new OpenCaller(firmId, keys, dialled, queueId));
    }

    private void forget(long contactId) {
        cards.forget(contactId);
        cardsSeen.forget(contactId);
        finds.forget(contactId);
        notes.remove(contactId);
    }

    private void cardFound(long contactId) {
        cards.caller(contactId).ifPresent(caller -> finds.changed(contactId, caller));
        agentsAt(contactId).forEach(this::tell);
    }

    private void tell(int agentId) {
        listeners.forEach(listener -> listener.accept(agentId));
    }

    @EventListener
    void deviceChanged(DeviceChanged change) {
        agentOn(change.firmId(), change.deviceId()).ifPresent(this::tell);
    }

    @EventListener
    void phoneAnswerable(PhoneAnswerable phone) {
        tell(phone.agentId());
    }

    @TransactionalEventListener(fallbackExecution = true)
    void recordChanged(RecordChanged change) {
        for (var caller : callers(change.firmId(), change.numbers())) {
            cards.lookAgain(caller.contactId());
        }
    }

    @TransactionalEventListener(fallbackExecution = true)
    void customerChanged(CustomerChanged change) {
        cards.showing(change.firmId(), change.customerId()).forEach(cards::lookAgain);
    }

    @TransactionalEventListener(fallbackExecution = true)
    void customersChanged(CustomersChanged change) {
        change.fields().keySet().forEach(id -> customerChanged(change.of(id)));
    }

    /** Told the agent whose view has changed; hand over and return. */
    public void onChange(IntConsumer agentId) {
        listeners.add(agentId);
    }

    // ---- reading

    /** The number and the card of an open contact's caller; empty when it is another firm's, or over. */
    public Optional<WaitingCaller> caller(int firmId, long contactId) {
        return Optional.ofNullable(contact(contactId))
                .filter(contact -> contact.firmId() == firmId)
                .map(contact -> new WaitingCaller(contact.caller().number(), cards.card(contactId)));
    }

    /** Who the caller of an open contact is; empty when the contact is over. */
    Optional<OpenCaller> openCaller(long contactId) {
        return cards.caller(contactId);
    }

    /** The card, which this agent has seen from now on; null until it is found. */
    @Nullable
    CallerCard cardShown(AgentNow agent, long contactId) {
        return cardsSeen.shown(agent.firmId(), contactId, agent.agentId(), cards.card(contactId));
    }

    /** @param card null until it is found */
    public record WaitingCaller(String number, @Nullable CallerCard card) {}

    /** An agent says who the caller is; shown to everybody at the contact. */
    public void identify(long contactId, int byAgentId, CallerLookup.Found who) {
        boolean several = cards.caller(contactId)
                .filter(caller -> caller.matches().size() > 1 && !caller.isChosen())
                .filter(caller -> who.matches().stream().allMatch(caller.matches()::contains))
                .isPresent();
        finds.identified(contactId, byAgentId, several);
        cards.choose(contactId, who);
    }

    /** The caller has keyed in whose call it is. */
    void foundByTyping(long contactId, CallerLookup.Found who, FoundBy by) {
        cards.choose(contactId, who);
        cards.caller(contactId).ifPresent(caller -> caller.foundBy(by));
        agentsAt(contactId).forEach(this::tell);
    }

    /** The caller has shown to be who it seems to be; shown to everybody at the contact. */
    public void verified(long contactId, Verification verification) {
        cards.caller(contactId).ifPresent(caller -> caller.verified(verification));
        agentsAt(contactId).forEach(this::tell);
    }

    /** Whether a device could ring now. */
    public boolean ready(int firmId, String deviceId) {
        var port = phones.getIfAvailable();
        return port != null && !deviceId.isEmpty() && port.deviceReady(firmId, deviceId);
    }

    /** Whether what rings at the agent is answered by telling the telephone to. */
    boolean answerable(AgentNow agent) {
        var port = phones.getIfAvailable();
        return port != null
                && agent.state() == AgentState.OFFERED
                && port.answerable(agent.firmId(), agent.contactId(), agent.agentId());
    }

    /** Who is signed in on a device. */
    public OptionalInt agentOn(int firmId, String deviceId) {
        lock.lock();
        try {
            return fold.agentOn(firmId, deviceId);
        } finally {
            lock.unlock();
        }
    }

    public String deviceOf(int firmId, int agentId) {
        return agent(firmId, agentId).deviceId();
    }

    /** The contact is in front of this agent, in this state. */
    public boolean isAt(int firmId, int agentId, long contactId, AgentState... states) {
        var agent = agent(firmId, agentId);
        return agent.contactId() == contactId && List.of(states).contains(agent.state());
    }

    /** The caller's number of the contact this agent talks to or talked to last; empty when it is another contact. */
    public Optional<String> callerTalkedTo(int firmId, int agentId, long contactId) {
        return Optional.ofNullable(agent(firmId, agentId).lastContact())
                .filter(caller -> caller.contactId() == contactId)
                .map(Caller::number);
    }

    /** The priority a contact has in its queue; 0 if it is not known. */
    public int priorityOf(long contactId) {
        var contact = contact(contactId);
        return contact == null ? 0 : contact.priority();
    }

    public AgentState stateOf(int firmId, int agentId) {
        return agent(firmId, agentId).state();
    }

    /** What the next agent is to read; kept while somebody is at the contact. */
    public void passOn(long contactId, int byAgentId, String note) {
        if (!note.isBlank() && contact(contactId) != null) {
            notes.put(contactId, new Handed(byAgentId, note));
            agentsAt(contactId).forEach(this::tell);
        }
    }

    /** Waits until what is shown here includes an event; gives up after two seconds. */
    public void awaitSeen(long eventSeq) {
        lock.lock();
        try {
            long left = TimeUnit.SECONDS.toNanos(2);
            while (seenEventSeq < eventSeq && left > 0) {
                left = advanced.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    AgentNow agent(int firmId, int agentId) {
        lock.lock();
        try {
            return fold.agent(firmId, agentId);
        } finally {
            lock.unlock();
        }
    }

    @Nullable
    ContactNow contact(long contactId) {
        lock.lock();
        try {
            return fold.contact(contactId);
        } finally {
            lock.unlock();
        }
    }

    private List<Caller> callers(int firmId, Set<String> numbers) {
        lock.lock();
        try {
            return fold.callers(firmId, numbers);
        } finally {
            lock.unlock();
        }
    }

    /** Who has this contact of the firm in front of them. */
    public List<Integer> agentsAt(int firmId, long contactId) {
        var contact = contact(contactId);
        return contact == null || contact.firmId() != firmId ? List.of() : agentsAt(contactId);
    }

    private List<Integer> agentsAt(long contactId) {
        lock.lock();
        try {
            return fold.agentsAt(contactId);
        } finally {
            lock.unlock();
        }
    }

    /** What this agent is to read; empty: nothing. */
    String noteFor(int agentId, long contactId) {
        var handed = notes.get(contactId);
        return handed == null || handed.byAgentId() == agentId ? "" : handed.note();
    }

    @Override
    public void destroy() {
        subscription.close();
    }
}
