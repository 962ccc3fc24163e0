package org.switchroom.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToLongFunction;

/** A centre to try rules in: firm 1, a clock turned by hand, and short words for what people do. */
final class Room {
    static final int FIRM = 1;
    static final long START_MS = 1_000_000;
    static final long RING_MS = 20_000;
    static final long WRAP_UP_MS = 30_000;

    final Engine engine = new Engine();
    final List<LoggedEvent> log = new ArrayList<>();
    long nowMs = START_MS;
    private long clientSeq;

    /** A room with one queue, number 7, and no wrap-up. */
    static Room withoutWrapUp() {
        Room room = new Room();
        room.queue(7, new QueueRules(RING_MS, 0, 1_000));
        return room;
    }

    /** A room with the newest behaviour and one queue, number 7. */
    static Room newest(QueueRules rules) {
        Room room = new Room();
        room.does(0, new Command.ActivateVersion(Engine.NEWEST_VERSION));
        room.queue(7, rules);
        return room;
    }

    static QueueRules picking(Strategy strategy) {
        return new QueueRules(RING_MS, 0, 1_000, strategy, 0, 0);
    }

    static Room withWrapUp() {
        Room room = new Room();
        room.queue(7, new QueueRules(RING_MS, WRAP_UP_MS, 1_000));
        return room;
    }

    List<Event> does(Command command) {
        return does(FIRM, command);
    }

    List<Event> does(int firmId, Command command) {
        return submits(new Submission(1, ++clientSeq, firmId, command));
    }

    List<Event> submits(Submission submission) {
        List<LoggedEvent> events = new ArrayList<>();
        if (engine.apply(submission, nowMs, events::add) == Applied.NEW) {
            log.addAll(events);
        }
        return events.stream().map(LoggedEvent::event).toList();
    }

    List<Event> ticksAfter(long ms) {
        nowMs += ms;
        return does(0, new Command.Tick());
    }

    void queue(int queueId, QueueRules rules) {
        does(new Command.DefineQueue(queueId, rules));
    }

    /** Defined and signed in on device {@code d<id>}, not ready. */
    void agentSignsIn(int agentId, Integer... queueIds) {
        does(new Command.DefineAgent(agentId, Arrays.asList(queueIds)));
        does(new Command.SignIn(agentId, "d" + agentId));
    }

    void agentAvailable(int agentId, Integer... queueIds) {
        agentSignsIn(agentId, queueIds);
        does(new Command.SetAvailable(agentId));
        nowMs++;
    }

    void agentAvailable(int agentId, RoutingProfile profile) {
        does(new Command.DefineAgent(agentId, profile));
        does(new Command.SignIn(agentId, "d" + agentId));
        does(new Command.SetAvailable(agentId));
        nowMs++;
    }

    List<Event> callerAsks(long contactId, int queueId, Requirements requirements) {
        does(new Command.OpenContact(contactId, "+4930123456", "+4989123456"));
        nowMs++;
        return does(new Command.EnqueueContact(contactId, queueId, 0, requirements));
    }

    /** A whole conversation with whomever it is offered to. */
    int callerServed(long contactId, int queueId, IntToLongFunction talkMsOf) {
        callerWaits(contactId, queueId);
        int agentId = offeredTo(contactId);
        does(new Command.AcceptOffer(contactId, agentId));
        nowMs += talkMsOf.applyAsLong(agentId);
        callerHangsUp(contactId);
        return agentId;
    }

    List<Event> callerWaits(long contactId, int queueId) {
        return callerWaits(contactId, queueId, 0);
    }

    List<Event> callerWaits(long contactId, int queueId, int priority) {
        does(new Command.OpenContact(contactId, "+4930123456", "+4989123456"));
        nowMs++;
        return does(new Command.EnqueueContact(contactId, queueId, priority));
    }

    List<Event> callerTalks(long contactId, int queueId, int agentId) {
        callerWaits(contactId, queueId);
        return does(new Command.AcceptOffer(contactId, agentId));
    }

    List<Event> callerHangsUp(long contactId) {
        return does(new Command.EndContact(contactId, EndedBy.CALLER, EndCause.HANG_UP));
    }

    AgentState state(int agentId) {
        return agent(agentId).state();
    }

    CentreView.AgentStatus agent(int agentId) {
        CentreView.AgentStatus status = engine.view().agent(agentId);
        if (status == null) {
            throw new AssertionError("No agent " + agentId);
        }
        return status;
    }

    int position(long contactId) {
        CentreView.PlaceInQueue place = engine.view().placeOf(contactId);
        if (place == null) {
            throw new AssertionError("Contact " + contactId + " does not wait");
        }
        return place.position();
    }

    /** To whom a contact is offered now; 0 if to nobody. */
    int offeredTo(long contactId) {
        CentreView.ContactStatus status = engine.view().contact(contactId);
        return status != null && status.phase() == CentreView.ContactPhase.OFFERED ? status.agentId() : 0;
    }
}
