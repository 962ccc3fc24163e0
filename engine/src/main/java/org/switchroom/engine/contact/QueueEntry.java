package org.switchroom.engine.contact;

import java.util.Objects;
import org.switchroom.engine.AgentState;
import org.switchroom.engine.Centre;
import org.switchroom.engine.ContactKind;
import org.switchroom.engine.Event;
import org.switchroom.engine.NotDone;
import org.switchroom.engine.QueuedCause;
import org.switchroom.engine.Refusal;
import org.switchroom.engine.Requirements;
import org.switchroom.engine.Turn;
import org.switchroom.engine.agent.Agent;
import org.switchroom.engine.contact.ContactState.Ringing;
import org.switchroom.engine.contact.ContactState.Waiting;
import org.switchroom.engine.matching.Matching;
import org.switchroom.engine.matching.Plan;
import org.switchroom.engine.matching.PriorityThenArrival;
import org.switchroom.engine.matching.Rank;
import org.switchroom.engine.queue.Queue;

/** Puts a contact into a queue and says where it stands. */
public final class QueueEntry {
    private final Turn turn;
    private final Matching matching;

    public QueueEntry(Turn turn, Matching matching) {
        this.turn = turn;
        this.matching = matching;
    }

    /**
     * The next thing to do is to {@link #seek} an agent. Who comes back from a conversation was with the agent waited for by
     * name, or did not get to that agent in time: nobody is waited for alone again.
     */
    void enter(long contactId, int queueId, int priority, Requirements requirements, QueuedCause cause) {
        Requirements asked = switch (cause) {
            case AGENT_LOST, TO_AGENT, RETURNED -> requirements.forOthers();
            case FROM_MENU, TRANSFER, MOVED, OVERFLOW, MESSAGE, NOT_REACHED, TAKEN_UP -> requirements;
        };
        Contact contact = Objects.requireNonNull(turn.centre().contact(contactId));
        Queue queue = Objects.requireNonNull(turn.centre().queue(queueId));
        int position = queue.position(rank(contact, cause, priority));
        long estimateMs = contact.isMessage() ? 0 : estimateMs(queue, position, asked);
        turn.emit(
                contact.firmId(),
                new Event.ContactQueued(contactId, queueId, priority, position, estimateMs, cause, asked));
    }

    /** For a consult: the caller stays where it is. */
    void enterBeside(long contactId, int queueId, int priority, Requirements requirements) {
        Contact contact = Objects.requireNonNull(turn.centre().contact(contactId));
        Queue queue = Objects.requireNonNull(turn.centre().queue(queueId));
        int position = queue.position(rank(contact, QueuedCause.TRANSFER, priority));
        turn.emit(new Event.ConsultQueued(
                contactId, queueId, priority, position, estimateMs(queue, position, requirements), requirements));
    }

    private Rank rank(Contact contact, QueuedCause cause, int priority) {
        return PriorityThenArrival.rank(
                cause,
                priority,
                contact.openedSeq(),
                turn.nextEventSeq(),
                contact.cameAtMs(turn.nowMs()),
                turn.centre().version());
    }

    /** How long a contact that came from the menu now would wait, by the estimate. */
    long estimateMs(Contact contact, Queue queue, int priority, Requirements requirements) {
        int position = queue.position(rank(contact, QueuedCause.FROM_MENU, priority));
        return estimateMs(queue, position, requirements);
    }

    /** How long one that has just begun to wait will, by the estimate; before version 4 whoever was free made no difference. */
    long estimateMs(Queue queue, Waiting place) {
        int position = queue.position(place.rank());
        return turn.centre().version() < 4
                ? queue.estimatedWaitMs(position)
                : estimateMs(queue, position, place.requirements());
    }

    private long estimateMs(Queue queue, int position, Requirements requirements) {
        return queue.free() == 0
                ? queue.estimatedWaitMs(position)
                : estimateMs(queue, position, queue.plan(requirements), 0);
    }

    /** 0 while somebody is free for it; before version 3 that made no difference. */
    private long estimateMs(Queue queue, int position, Plan plan, int stage) {
        boolean free = turn.centre().version() >= 3 && queue.freeFor(plan.openAsk(stage));
        return free ? 0 : queue.estimatedWaitMs(position);
    }

    // ---- what may come in

    /** Refuses what would be one too many. */
    static void requireRoom(Queue queue, Requirements requirements) {
        requireRoom(ContactKind.CALL, queue, queue.plan(requirements), 0);
    }

    /** Refuses what is over a limit. */
    void check(int priority, Requirements requirements) {
        requirePriority(priority);
        check(requirements);
    }

    private void check(Requirements requirements) {
        Turn.require(
                turn.centre().version() > 1 || requirements.isNone(), Refusal.BAD_VALUE, "Requirements need version 2");
        checkShape(requirements);
    }

    /** Refuses requirements that are over a limit or in no order. */
    public static void checkShape(Requirements requirements) {
        Turn.require(
                requirements.steps().size() <= Centre.MAX_STEPS
                        && requirements.preferred().size() <= Centre.MAX_NEEDS,
                Refusal.LIMIT_REACHED,
                "At most " + Centre.MAX_STEPS + " steps and " + Centre.MAX_NEEDS + " preferred skills");
        long last = -1;
        boolean personal = !requirements.steps().isEmpty();
        for (Requirements.Step step : requirements.steps()) {
            Turn.require(
                    last < 0 ? step.afterMs() == 0 : step.afterMs() > last,
                    Refusal.BAD_VALUE,
                    "The first step is at 0 ms, the others ascend");
            Turn.require(
                    step.afterMs() <= Centre.MAX_STEP_MS,
                    Refusal.BAD_VALUE,
                    "The last step is at " + Centre.MAX_STEP_MS + " ms or before");
            Turn.require(
                    step.needs().size() <= Centre.MAX_NEEDS,
                    Refusal.LIMIT_REACHED,
                    "A step needs at most " + Centre.MAX_NEEDS + " skills");
            checkPersonal(step, personal);
            personal = step.agentId() != 0;
            for (Requirements.Need need : step.needs()) {
                Turn.require(
                        need.atLeast() >= 1 && need.atLeast() <= Centre.MAX_SKILL_LEVEL,
                        Refusal.BAD_VALUE,
                        "A skill is needed at 1 to " + Centre.MAX_SKILL_LEVEL);
            }
            last = step.afterMs();
        }
        Turn.require(!personal, Refusal.BAD_VALUE, "The last step must be open to others than one agent");
    }

    private static void checkPersonal(Requirements.Step step, boolean soFar) {
        Turn.require(
                step.agentId() == 0
                        || (step.agentId() > 0 && soFar && step.needs().isEmpty()),
                Refusal.BAD_VALUE,
                "Steps for one agent come before the others and need no skills");
    }

    /**
     * Out of the line it waits in, into that of another queue, at the rank it has. The next thing is to {@link #seek}. Before
     * version 3 the wait told was that of one who begins to wait there.
     */
    void move(long contactId, Waiting place, int queueId) {
        Queue queue = Objects.requireNonNull(turn.centre().queue(queueId));
        int position = queue.position(place.rank());
        Plan plan = queue.plan(place.requirements());
        int stage = turn.centre().version() < 3
                ? 0
                : place.movedTo(queueId, plan, turn.nowMs()).stage();
        turn.emit(new Event.ContactQueued(
                contactId,
                queueId,
                place.priority(),
                position,
                estimateMs(queue, position, plan, stage),
                QueuedCause.MOVED,
                place.requirements()));
    }

    /**
     * At the place of another contact. The next thing is to {@link #seek}. Before version 4 the wait told was that of one who
     * begins to wait there.
     */
    void takeUp(long contactId, Waiting place, Requirements requirements) {
        Queue queue = Objects.requireNonNull(turn.centre().queue(place.queueId()));
        int position = queue.position(place.rank());
        Plan plan = queue.plan(requirements);
        int version = turn.centre().version();
        int stage = version < 4
                ? 0
                : place.takenUp(requirements, plan, turn.nowMs(), version).stage();
        turn.emit(new Event.ContactQueued(
                contactId,
                place.queueId(),
                place.priority(),
                position,
                estimateMs(queue, position, plan, stage),
                QueuedCause.TAKEN_UP,
                requirements));
    }

    /** Out of line, if it is a callback and its queue makes none now. */
    boolean restIfHeld(long contactId) {
        Contact contact = Objects.requireNonNull(turn.centre().contact(contactId));
        if (contact.callback() == null || !(contact.state() instanceof Waiting place)) {
            return false;
        }
        Queue queue = Objects.requireNonNull(turn.centre().queue(place.queueId()));
        if (queue.callbacksHeldUntilMs() <= turn.nowMs()) {
            return false;
        }
        turn.emit(contact.firmId(), new Event.CallbackRested(contactId, place.queueId(), queue.callbacksHeldUntilMs()));
        return true;
    }

    static void requirePriority(int priority) {
        Turn.require(
                Math.abs((long) priority) <= Centre.MAX_PRIORITY,
                Refusal.BAD_VALUE,
                "A priority is -" + Centre.MAX_PRIORITY + " to " + Centre.MAX_PRIORITY);
    }

    static void requireRoomForMessage(Queue queue, Requirements requirements) {
        requireRoom(ContactKind.VOICEMAIL, queue, queue.plan(requirements), 0);
    }

    /** @param stage of {@code plan} that it comes in with */
    static void requireRoom(ContactKind kind, Queue queue, Plan plan, int stage) {
        if (kind == ContactKind.VOICEMAIL ? queue.fullOfMessages() : queue.full()) {
            throw new NotDone(Refusal.QUEUE_FULL, "Queue " + queue.queueId() + " is full");
        }
        Turn.require(
                !queue.tooMany(plan.openAsk(stage)),
                Refusal.LIMIT_REACHED,
                "Contacts of a queue ask for at most " + Centre.MAX_LANES + " different things at a time");
    }

    /** Nobody was found for some time: the next stage of its plan. While one phone rings for it nothing is sought. */
    public void widen(Contact contact) {
        Waiting place = contact.place();
        turn.emit(contact.firmId(), new Event.ContactWidened(contact.contactId(), place.queueId(), place.stage() + 1));
        switch (contact.search()) {
            case Waiting before -> seek(contact.contactId());
            case Ringing before -> seekMore(contact.contactId());
            case null, default -> {}
        }
    }

    /** Others to be rung beside those who are. */
    void seekMore(long contactId) {
        Contact contact = Objects.requireNonNull(turn.centre().contact(contactId));
        if (contact.state() instanceof Ringing ringing) {
            matching.seekMore(contactId, ringing);
        }
    }

    /** An agent for a contact that waits. Who is waited for by name and is not there is passed over. */
    void seek(long contactId) {
        if (restIfHeld(contactId)) {
            return;
        }
        Contact contact = Objects.requireNonNull(turn.centre().contact(contactId));
        Waiting place = contact.place();
        while (!isThere(place.ask().agentId(), place.queueId())) {
            turn.emit(contact.firmId(), new Event.ContactWidened(contactId, place.queueId(), place.stage() + 1));
            place = waiting(contactId);
        }
        matching.seekAgent(place.queueId(), place.ask());
    }

    private boolean isThere(int agentId, int queueId) {
        if (agentId == 0) {
            return true;
        }
        Agent agent = turn.centre().agent(agentId);
        Queue queue = Objects.requireNonNull(turn.centre().queue(queueId));
        return agent != null
                && agent.state() != AgentState.OFFLINE
                && queue.seat(agentId) != null
                && (agent.worksIn(queueId) || !pausePassesOver());
    }

    /** Who has paused a queue is not waited for there. Before version 3 that made no difference. */
    private boolean pausePassesOver() {
        return turn.centre().version() >= 3;
    }

    /** The agent has signed out, or serves other queues now: others are sought for those who waited for nobody else. */
    public void passOver(Agent asHeWas) {
        asHeWas.profile().queueIds().forEach(queueId -> passOver(asHeWas.agentId(), queueId));
    }

    /** The agent takes no contacts from this queue for now. */
    public void paused(int agentId, int queueId) {
        if (pausePassesOver()) {
            passOver(agentId, queueId);
        }
    }

    private void passOver(int agentId, int queueId) {
        Queue queue = Objects.requireNonNull(turn.centre().queue(queueId));
        queue.personal().waitingFor(agentId).forEach(this::seek);
    }

    private Waiting waiting(long contactId) {
        return Objects.requireNonNull(turn.centre().contact(contactId)).place();
    }
}
