package org.switchroom.cti.live;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.switchroom.cti.AgentView.CallbackView;
import org.switchroom.engine.AgentState;
import org.switchroom.engine.CentreView.CallbackStatus;
import org.switchroom.engine.ContactKind;
import org.switchroom.engine.Event;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.engine.Message;
import org.switchroom.engine.OutsideEnd;

/**
 * Agents and the contacts they have to do with, folded from the event stream. A contact is kept until it has ended and
 * no agent is at it any more. Not thread-safe.
 */
final class AgentsFold {

    /**
     * @param contactId 0: none
     * @param deadlineMs when the ringing or the wrap-up ends by itself; 0: never
     * @param lastContact the last one talked to, for a note that comes late
     */
    record AgentNow(
            int firmId,
            int agentId,
            AgentState state,
            String reasonCode,
            String pendingReason,
            String deviceId,
            long contactId,
            long sinceMs,
            long deadlineMs,
            @Nullable Caller lastContact,
            Oversight oversight) {

        static AgentNow offline(int firmId, int agentId) {
            return new AgentNow(firmId, agentId, AgentState.OFFLINE, "", "", "", 0, 0, 0, null, Oversight.NONE);
        }

        AgentNow changed(Event.AgentStateChanged e, long atMs, @Nullable Caller talkedTo) {
            boolean same = state == e.state() && contactId == e.contactId() && reasonCode.equals(e.reasonCode());
            return new AgentNow(
                    firmId,
                    agentId,
                    e.state(),
                    e.reasonCode(),
                    e.pendingReason(),
                    e.deviceId(),
                    e.contactId(),
                    same ? sinceMs : atMs,
                    same || ringsOrWrapsUp(e) ? deadlineMs : 0,
                    talkedTo == null ? lastContact : talkedTo,
                    oversight.after(e, same));
        }

        /** Its deadline comes with an event of its own, before or after. */
        private static boolean ringsOrWrapsUp(Event.AgentStateChanged e) {
            return e.state() == AgentState.OFFERED || e.state() == AgentState.WRAP_UP;
        }

        AgentNow until(long atMs) {
            return with(atMs, oversight);
        }

        AgentNow with(Oversight next) {
            return with(deadlineMs, next);
        }

        private AgentNow with(long nextDeadlineMs, Oversight next) {
            return new AgentNow(
                    firmId,
                    agentId,
                    state,
                    reasonCode,
                    pendingReason,
                    deviceId,
                    contactId,
                    sinceMs,
                    nextDeadlineMs,
                    lastContact,
                    next);
        }
    }

    /**
     * Who calls on which number.
     *
     * @param callback null: is on the line by own doing
     * @param message what was left; null: is on the line
     */
    record Caller(
            long contactId,
            String number,
            String dialled,
            @Nullable Message message,
            @Nullable CallbackView callback) {

        Caller calledBack(String onNumber, boolean ringing) {
            return new Caller(contactId, number, dialled, message, new CallbackView(onNumber, ringing));
        }
    }

    /**
     * @param queueId 0: in the menu
     * @param priority in that queue
     * @param agents who are at it
     * @param consult beside the conversation; null: none
     * @param consultEnd why the last one came to nothing; empty: it did not
     * @param placed by which agent, and who is called; null: a caller's
     */
    record ContactNow(
            int firmId,
            Caller caller,
            int queueId,
            int priority,
            int agents,
            boolean ended,
            @Nullable ConsultNow consult,
            String consultEnd,
            @Nullable PlacedNow placed) {

        static ContactNow opened(int firmId, Caller caller) {
            return new ContactNow(firmId, caller, 0, 0, 0, false, null, "", null);
        }

        ContactNow placed(PlacedNow next) {
            return new ContactNow(firmId, caller, queueId, priority, agents, ended, consult, consultEnd, next);
        }

        ContactNow in(int queue, int priorityThere) {
            return new ContactNow(firmId, caller, queue, priorityThere, agents, ended, null, "", placed);
        }

        ContactNow with(Caller next) {
            return new ContactNow(firmId, next, queueId, priority, agents, ended, consult, consultEnd, placed);
        }

        ContactNow prioritised(int next) {
            return new ContactNow(firmId, caller, queueId, next, agents, ended, consult, consultEnd, placed);
        }

        ContactNow with(int more) {
            return new ContactNow(firmId, caller, queueId, priority, agents + more, ended, consult, consultEnd, placed);
        }

        ContactNow end() {
            return new ContactNow(firmId, caller, queueId, priority, agents, true, null, "", placed);
        }

        ContactNow asking(@Nullable ConsultNow next, String end) {
            return new ContactNow(firmId, caller, queueId, priority, agents, ended, next, end, placed);
        }

        boolean over() {
            return ended && agents == 0;
        }
    }

    private final Map<Integer, AgentNow> agents = new HashMap<>();
    private final Map<Long, ContactNow> contacts = new HashMap<>();
    /** Contacts whose wrap-up was interrupted by a call of the agent's own, by agent. */
    private final Map<Integer, Long> aside = new HashMap<>();

    private OptionalLong over = OptionalLong.empty();

    /** @return the agents who see something else now */
    IntStream add(LoggedEvent logged) {
        over = OptionalLong.empty();
        IntStream consulted = consulted(logged);
        IntStream own = own(logged).stream();
        return IntStream.concat(own, consulted).distinct();
    }

    private OptionalInt own(LoggedEvent logged) {
        return switch (logged.event()) {
            case Event.ContactOpened e -> {
                var caller = new Caller(e.contactId(), e.caller(), e.dialled(), null, null);
                contacts.put(e.contactId(), ContactNow.opened(logged.firmId(), caller));
                yield OptionalInt.empty();
            }
            case Event.MessageLeft e -> {
                var message = new Message(e.fromContactId(), e.caller(), e.dialled(), logged.atMs(), e.lengthMs());
                know(e.contactId(), logged.firmId(), 0, 0, message);
                yield OptionalInt.empty();
            }
            case Event.CallPlaced e -> place(logged.firmId(), e);
            case Event.ContactQueued e -> {
                contacts.computeIfPresent(e.contactId(), (id, contact) -> contact.in(e.queueId(), e.priority()));
                yield OptionalInt.empty();
            }
            case Event.CallbackRequested e -> calledBack(e.contactId(), e.number(), false, 0);
            case Event.CallbackDialled e -> calledBack(e.contactId(), e.number(), true, e.agentId());
            case Event.ContactConnected e -> reached(e);
            case Event.PriorityChanged e -> {
                contacts.computeIfPresent(e.contactId(), (id, contact) -> contact.prioritised(e.priority()));
                yield OptionalInt.empty();
            }
            case Event.ContactEnded e -> {
                keepOrForget(e.contactId(), contacts.get(e.contactId()), ContactNow::end);
                yield OptionalInt.empty();
            }
            case Event.AgentStateChanged e -> changed(logged, e);
            case Event.AgentForced e -> oversee(logged, e.agentId(), o -> o.forced(e));
            case Event.QueuePaused e -> oversee(logged, e.agentId(), o -> o.pausing(e.queueId()));
            case Event.QueueResumed e -> oversee(logged, e.agentId(), o -> o.resuming(e.queueId()));
            case Event.ReasonExceeded e -> oversee(logged, e.agentId(), Oversight::exceeding);
            case Event.ContactOffered e -> until(e.agentId(), logged.firmId(), e.deadlineMs());
            case Event.WrapUpStarted e -> until(e.agentId(), logged.firmId(), e.endsAtMs());
            case Event.WrapUpExtended e -> until(e.agentId(), logged.firmId(), e.endsAtMs());
            case Event.AgentRemoved e -> {
                var gone = agents.remove(e.agentId());
                if (gone != null) {
                    leave(gone.contactId());
                }
                yield OptionalInt.of(e.agentId());
            }
            default -> OptionalInt.empty();
        };
    }

    /** A message, of an earlier process too. */
    void know(long contactId, int firmId, int queueId, int priority, Message message) {
        contacts.putIfAbsent(
                contactId,
                ContactNow.opened(firmId, new Caller(contactId, message.caller(), message.dialled(), message, null))
                        .in(queueId, priority));
    }

    /** Of an earlier process; its number is all that is known of the call it was asked for in. */
    void know(CallbackStatus open) {
        var callback = new CallbackView(open.number(), false);
        contacts.putIfAbsent(
                open.contactId(),
                ContactNow.opened(open.firmId(), new Caller(open.contactId(), open.number(), "", null, callback))
                        .in(open.queueId(), open.priority()));
    }

    /** What happens beside a conversation shows to everybody at it. */
    private IntStream consulted(LoggedEvent logged) {
        long at = logged.atMs();
        return switch (logged.event()) {
            case Event.ConsultStarted e -> asking(e.contactId(), ConsultNow.started(e, at), "");
            case Event.ContactOffered e
            when isAsking(e.contactId()) -> ask(e.contactId(), consult -> consult.rings(e.agentId(), at));
            case Event.ContactOffered e -> called(e.contactId(), placed -> placed.calling(e.agentId()));
            case Event.ContactConnected e -> called(e.contactId(), placed -> placed.answeredBy(e.agentId()));
            case Event.OutsideConnected e -> called(e.contactId(), placed -> placed.answeredBy(0));
            case Event.ContactQueued e -> called(e.contactId(), placed -> placed.calling(0));
            case Event.OfferEnded e -> ask(e.contactId(), consult -> consult.seeks(at));
            case Event.ConsultConnected e -> ask(e.contactId(), consult -> consult.together(e.partnerId(), at));
            case Event.ConsultJoined e -> ask(e.contactId(), consult -> consult.joined(at));
            case Event.OutsideLost e -> lost(e);
            case Event.ConsultEnded e -> over(e);
            case Event.ContactHandedOver e -> {
                contacts.computeIfPresent(e.contactId(), (id, contact) -> contact.in(e.queueId(), contact.priority()));
                yield agentsAt(e.contactId()).stream().mapToInt(Integer::intValue);
            }
            default -> IntStream.empty();
        };
    }

    /** To the outside, the other side is what the card and the notes are about. */
    private OptionalInt place(int firmId, Event.CallPlaced e) {
        var agent = agent(firmId, e.agentId());
        if (agent.state() == AgentState.WRAP_UP) {
            aside.put(e.agentId(), agent.contactId());
            keepOrForget(agent.contactId(), contacts.get(agent.contactId()), contact -> contact.with(+1));
        }
        var number = e.kind() == ContactKind.OUTBOUND ? e.dialled() : e.caller();
        var contact = ContactNow.opened(firmId, new Caller(e.contactId(), number, e.dialled(), null, null));
        contacts.put(e.contactId(), contact.placed(new PlacedNow(e.kind(), e.agentId(), 0, false)));
        return OptionalInt.empty();
    }

    private boolean isAsking(long contactId) {
        var contact = contacts.get(contactId);
        return contact != null && contact.consult() != null;
    }

    private IntStream called(long contactId, UnaryOperator<PlacedNow> change) {
        var contact = contacts.get(contactId);
        if (contact == null || contact.placed() == null) {
            return IntStream.empty();
        }
        contacts.put(contactId, contact.placed(change.apply(contact.placed())));
        return agentsAt(contactId).stream().mapToInt(Integer::intValue);
    }

    private IntStream over(Event.ConsultEnded e) {
        var contact = contacts.get(e.contactId());
        String exact = contact == null ? "" : contact.consultEnd();
        return asking(e.contactId(), null, exact.isEmpty() ? e.why().name() : exact);
    }

    /** The reason is more exact than that of the consult's end, which follows. */
    private IntStream lost(Event.OutsideLost e) {
        contacts.computeIfPresent(
                e.contactId(),
                (id, contact) -> contact.asking(
                        contact.consult(),
                        e.why() == OutsideEnd.HUNG_UP ? "" : e.why().name()));
        return IntStream.empty();
    }

    private IntStream ask(long contactId, UnaryOperator<ConsultNow> change) {
        var contact = contacts.get(contactId);
        return contact == null || contact.consult() == null
                ? IntStream.empty()
                : asking(contactId, change.apply(contact.consult()), "");
    }

    private IntStream asking(long contactId, @Nullable ConsultNow consult, String end) {
        contacts.computeIfPresent(contactId, (id, contact) -> contact.asking(consult, end));
        return agentsAt(contactId).stream().mapToInt(Integer::intValue);
    }

    private OptionalInt changed(LoggedEvent logged, Event.AgentStateChanged e) {
        var before = agent(logged.firmId(), e.agentId());
        var contact = contacts.get(e.contactId());
        var talkedTo = contact != null && e.state() == AgentState.ON_CONTACT ? contact.caller() : null;
        agents.put(e.agentId(), before.changed(e, logged.atMs(), talkedTo));
        if (before.contactId() != e.contactId()) {
            keepOrForget(e.contactId(), contact, c -> c.with(+1));
            leave(before.contactId());
        }
        var interrupted = aside.get(e.agentId());
        if (interrupted != null && (e.contactId() == 0 || e.contactId() == interrupted)) {
            aside.remove(e.agentId());
            leave(interrupted);
        }
        return OptionalInt.of(e.agentId());
    }

    /** @param agentId who sees it; 0: nobody */
    private OptionalInt calledBack(long contactId, String number, boolean ringing, int agentId) {
        contacts.computeIfPresent(
                contactId, (id, contact) -> contact.with(contact.caller().calledBack(number, ringing)));
        return agentId == 0 ? OptionalInt.empty() : OptionalInt.of(agentId);
    }

    private OptionalInt reached(Event.ContactConnected e) {
        var contact = contacts.get(e.contactId());
        var callback = contact == null ? null : contact.caller().callback();
        return callback == null
                ? OptionalInt.empty()
                : calledBack(e.contactId(), callback.number(), false, e.agentId());
    }

    private OptionalInt oversee(LoggedEvent logged, int agentId, UnaryOperator<Oversight> change) {
        var agent = agent(logged.firmId(), agentId);
        agents.put(agentId, agent.with(change.apply(agent.oversight())));
        return OptionalInt.of(agentId);
    }

    private OptionalInt until(int agentId, int firmId, long atMs) {
        agents.put(agentId, agent(firmId, agentId).until(atMs));
        return OptionalInt.of(agentId);
    }

    private void leave(long contactId) {
        keepOrForget(contactId, contacts.get(contactId), c -> c.with(-1));
    }

    private interface Change {
        ContactNow of(ContactNow contact);
    }

    private void keepOrForget(long contactId, @Nullable ContactNow contact, Change change) {
        if (contact == null) {
            return;
        }
        var changed = change.of(contact);
        if (changed.over()) {
            contacts.remove(contactId);
            over = OptionalLong.of(contactId);
        } else {
            contacts.put(contactId, changed);
        }
    }

    /** The contact that was forgotten with the last event, if one was: one event ends or leaves one at most. */
    OptionalLong over() {
        return over;
    }

    AgentNow agent(int firmId, int agentId) {
        var agent = agents.get(agentId);
        return agent == null || agent.firmId() != firmId ? AgentNow.offline(firmId, agentId) : agent;
    }

    @Nullable
    ContactNow contact(long contactId) {
        return contacts.get(contactId);
    }

    /** The contacts of a firm, kept here, whose callers have one of these numbers. */
    List<Caller> callers(int firmId, Set<String> numbers) {
        return contacts.values().stream()
                .filter(contact -> contact.firmId() == firmId)
                .map(ContactNow::caller)
                .filter(caller -> numbers.contains(caller.number()))
                .toList();
    }

    /** Who has this contact in front of them. */
    List<Integer> agentsAt(long contactId) {
        var contact = contacts.get(contactId);
        if (contact == null || contact.agents() == 0) {
            return List.of();
        }
        return agents.values().stream()
                .filter(agent -> agent.contactId() == contactId)
                .map(AgentNow::agentId)
                .toList();
    }

    /** Who is signed in on a device. */
    OptionalInt agentOn(int firmId, String deviceId) {
        return agents.values().stream()
                .filter(agent -> agent.firmId() == firmId && agent.deviceId().equals(deviceId))
                .mapToInt(AgentNow::agentId)
                .findFirst();
    }
}
