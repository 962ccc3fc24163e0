package org.switchroom.engine;

import java.util.List;

/**
 * Everything that can be asked of the centre. A command names what happened or is wanted outside; whether it is allowed
 * is decided by {@link Engine}. Contact ids are given by whoever opens the contact and are never used twice.
 */
public sealed interface Command {

    // ---- configuration, logged like all else so that a journal replays alone

    /** Creates a queue or changes its rules; callers who already wait keep their place. */
    record DefineQueue(int queueId, QueueRules rules) implements Command {}

    /** Refused while contacts wait or talk in the queue. Agents who serve it serve their other queues on. */
    record RemoveQueue(int queueId) implements Command {}

    /**
     * Creates an agent (offline) or changes what the agent serves and can do; a conversation in progress goes on.
     *
     * @param profile its queues defined and of the same client firm
     */
    record DefineAgent(int agentId, RoutingProfile profile) implements Command {

        /** @param queueIds the queues served, in ascending order */
        public DefineAgent(int agentId, List<Integer> queueIds) {
            this(agentId, RoutingProfile.plain(queueIds));
        }
    }

    /** Signs the agent out first if need be: an open conversation must have ended, else refused. */
    record RemoveAgent(int agentId) implements Command {}

    /**
     * How long a not-ready for this reason may last, from the next one on.
     *
     * @param rules {@link ReasonRules#UNTIMED} takes the limit back
     */
    record DefineReason(String reasonCode, ReasonRules rules) implements Command {}

    /** Midnight where the client firm is: the figures that strategies call today's begin anew. */
    record StartDay() implements Command {}

    // ---- agents

    /**
     * The agent is there on a device and not ready (reason {@link Reasons#SIGNED_IN}) until {@link SetAvailable}. On the
     * same device again: nothing changes. On another: moves there, but not from a ringing phone or a conversation.
     */
    record SignIn(int agentId, String deviceId) implements Command {}

    /** Refused during a conversation; an open offer goes to the next agent, wrap-up ends. */
    record SignOut(int agentId) implements Command {}

    /** Also ends wrap-up, and takes back a not-ready that was asked for during a call. */
    record SetAvailable(int agentId) implements Command {}

    /** During an offer or a call it takes effect afterwards (after wrap-up). */
    record SetNotReady(int agentId, String reasonCode) implements Command {}

    /**
     * The device is gone: page closed, network lost, registration lapsed, RTP stopped. An open offer goes to the next
     * agent; in conversation the caller goes back to the front of the queue; the agent becomes offline.
     */
    record LoseDevice(int agentId) implements Command {}

    record FinishWrapUp(int agentId) implements Command {}

    /**
     * A supervisor does for the agent what the agent could do: {@link SetAvailable}, {@link SetNotReady} or
     * {@link SignOut}, with the same effect and the same refusals, and the log says who did it.
     *
     * @param state {@code AVAILABLE}, {@code NOT_READY} or {@code OFFLINE}
     * @param reasonCode for {@code NOT_READY}; else empty
     * @param byUserId who, above 0
     */
    record ForceState(int agentId, AgentState state, String reasonCode, int byUserId) implements Command {}

    /**
     * The agent, who is signed in, takes no more contacts from one of the queues served until {@link ResumeQueue} or
     * signing out. What already rings or talks goes on.
     *
     * @param byUserId the agent or a supervisor, above 0
     */
    record PauseQueue(int agentId, int queueId, int byUserId) implements Command {}

    record ResumeQueue(int agentId, int queueId, int byUserId) implements Command {}

    /** More time for the notes: the wrap-up deadline moves by {@code byMs} from now, within {@link Centre} limits. */
    record ExtendWrapUp(int agentId, long byMs) implements Command {}

    // ---- contacts

    /**
     * A caller has arrived at the menu.
     *
     * @param caller E.164 or empty when withheld
     * @param dialled E.164 of the number dialled
     */
    record OpenContact(long contactId, String caller, String dialled) implements Command {}

    /**
     * An agent calls somebody and is the caller of this contact: refused while he has another. What follows is
     * {@link RingColleague}, {@link EnqueueContact} or a menu, or {@link CallOutside}. When it has ended the agent goes back to
     * what he did.
     *
     * @param kind {@link ContactKind#INTERNAL} or {@link ContactKind#OUTBOUND}
     * @param caller what is shown of the agent: a short number, or the firm's own; may be empty
     * @param dialled a short number, or E.164
     */
    record PlaceCall(long contactId, int agentId, ContactKind kind, String caller, String dialled) implements Command {}

    /**
     * The call just placed is for this colleague, who is available or not ready, and is afterwards what he was before, answered
     * or not.
     */
    record RingColleague(long contactId, int toAgentId) implements Command {}

    /**
     * The call just placed is for a telephone outside.
     *
     * @param number E.164, that the shell may call
     */
    record CallOutside(long contactId, String number) implements Command {}

    /**
     * A caller has left a message: a contact of its own, {@link ContactKind#VOICEMAIL}, that waits from now on. The call, if
     * it is still open, ends as {@link Outcome#VOICEMAIL}.
     *
     * @param contactId of the message
     * @param fromContactId the call it was left in
     * @param caller E.164 or empty when withheld
     * @param dialled E.164 of the number dialled
     * @param priority as in {@link EnqueueContact}
     * @param lengthMs above 0
     */
    record LeaveMessage(
            long contactId,
            long fromContactId,
            String caller,
            String dialled,
            int queueId,
            int priority,
            Requirements requirements,
            long lengthMs)
            implements Command {}

    /**
     * A supervisor deletes a message that waits. Refused while a phone rings for it.
     *
     * @param byUserId who, above 0
     */
    record DiscardMessage(long contactId, int byUserId) implements Command {}

    /**
     * From the menu into a queue. From a conversation too, whoever has it; {@link TransferToQueue} names the agent.
     *
     * @param priority 0 is the usual; each point counts as {@link Centre#PRIORITY_POINT_MS} waited already
     * @param requirements what is asked of an agent
     * @param grounds why there, of one that comes from the menu
     * @param resumesContactId of the same caller, from the menu: a callback not yet made or a contact cut off in this
     *     queue, whose place is taken if it is still kept; else, or if 0, it makes no difference
     * @param closed it comes from the menu outside the queue's hours, which the engine does not know
     */
    record EnqueueContact(
            long contactId,
            int queueId,
            int priority,
            Requirements requirements,
            Grounds grounds,
            long resumesContactId,
            boolean closed)
            implements Command {

        /** Within the queue's hours. */
        public EnqueueContact(
                long contactId,
                int queueId,
                int priority,
                Requirements requirements,
                Grounds grounds,
                long resumesContactId) {
            this(contactId, queueId, priority, requirements, grounds, resumesContactId, false);
        }

        public EnqueueContact(long contactId, int queueId, int priority, Requirements requirements, Grounds grounds) {
            this(contactId, queueId, priority, requirements, grounds, 0);
        }

        /** For no reason that was told. */
        public EnqueueContact(long contactId, int queueId, int priority, Requirements requirements) {
            this(contactId, queueId, priority, requirements, Grounds.NONE);
        }

        /** Anybody will do. */
        public EnqueueContact(long contactId, int queueId, int priority) {
            this(contactId, queueId, priority, Requirements.NONE);
        }
    }

    /**
     * A supervisor gives a waiting contact another priority, as if it had come with it. Refused while a phone rings for
     * it.
     *
     * @param priority as in {@link EnqueueContact}
     * @param byUserId who, above 0
     */
    record ChangePriority(long contactId, int priority, int byUserId) implements Command {}

    /**
     * A supervisor puts a waiting contact into another queue, where it stands as if it had waited there from the
     * beginning. Refused while one agent's phone rings for it; many phones stop.
     *
     * @param byUserId who, above 0
     */
    record MoveContact(long contactId, int queueId, int byUserId) implements Command {}

    /**
     * The caller presses a key that leads out of the queue, see {@link OverflowTrigger#KEY}. Refused while one agent's
     * phone rings for the contact, and when its queue has no such key; many phones stop.
     */
    record LeaveQueue(long contactId, String key) implements Command {}

    /**
     * The caller, who waits, hangs up now and is called on this number when the turn comes: the contact waits on at its
     * place. Refused while somebody's phone rings for it, since its turn has come. When an agent has answered,
     * {@link OutsideAnswered} or {@link OutsideEnded} says what became of the call.
     *
     * @param number E.164, that the shell may call
     */
    record RequestCallback(long contactId, String number) implements Command {}

    /**
     * Nobody is called back; refused while the customer's phone rings.
     *
     * @param byUserId who, above 0
     */
    record CancelCallback(long contactId, int byUserId) implements Command {}

    /**
     * The queue calls nobody back until then. What rings or talks already goes on.
     *
     * @param untilMs 0, or past: from now on it does
     */
    record HoldCallbacks(int queueId, long untilMs) implements Command {}

    /**
     * The agent's phone answered. Too late (withdrawn, expired, another was faster): refused, the shell hangs that phone up.
     *
     * @param offerSeq the {@code eventSeq} of the {@link Event.ContactOffered} by which it rang; 0: the present one
     */
    record AcceptOffer(long contactId, int agentId, long offerSeq) implements Command {

        public AcceptOffer(long contactId, int agentId) {
            this(contactId, agentId, 0);
        }
    }

    /**
     * The agent's phone refused or could not be reached; the caller keeps the place and the next agent is tried.
     *
     * @param offerSeq as in {@link AcceptOffer}
     */
    record RejectOffer(long contactId, int agentId, RejectCause cause, long offerSeq) implements Command {

        public RejectOffer(long contactId, int agentId, RejectCause cause) {
            this(contactId, agentId, cause, 0);
        }
    }

    record HoldContact(long contactId, int agentId) implements Command {}

    record ResumeContact(long contactId, int agentId) implements Command {}

    /**
     * Away from the agent, into a queue, where it waits like one that comes from the menu now.
     *
     * @param priority as in {@link EnqueueContact}
     * @param requirements as in {@link EnqueueContact}
     */
    record TransferToQueue(long contactId, int agentId, int queueId, int priority, Requirements requirements)
            implements Command {}

    /**
     * Away from the agent, to the front of the queue it came through, and from there to this colleague first. Nobody answers
     * there: it stands at the front.
     *
     * @param toAgentId must be available
     */
    record TransferToAgent(long contactId, int agentId, int toAgentId) implements Command {}

    /**
     * Away from the agent to a telephone outside, which the shell calls; if it cannot be reached, the caller goes to the
     * front of the queue the contact came through.
     *
     * @param number E.164, that the shell may call
     */
    record TransferOutside(long contactId, int agentId, String number) implements Command {}

    /** The caller is held while the agent asks a colleague, who must be available. */
    record ConsultAgent(long contactId, int agentId, int toAgentId) implements Command {}

    /** The caller is held while the agent asks whoever of the queue is offered it. */
    record ConsultQueue(long contactId, int agentId, int queueId, int priority, Requirements requirements)
            implements Command {}

    /** The caller is held while the agent asks somebody outside, whom the shell calls. */
    record ConsultOutside(long contactId, int agentId, String number) implements Command {}

    /** The agent takes the caller back; whoever was asked is let go, or sought no longer. */
    record EndConsult(long contactId, int agentId) implements Command {}

    /** The caller goes on with whom the agent has asked, who must be there; the agent leaves. */
    record CompleteTransfer(long contactId, int agentId) implements Command {}

    /** Caller, agent and whom the agent has asked talk, all three. */
    record JoinConsult(long contactId, int agentId) implements Command {}

    /**
     * An agent hung up. The last one: the contact ends. One of two: the other keeps the caller. With somebody sought still:
     * the caller goes to the front of the queue the contact came through.
     */
    record LeaveContact(long contactId, int agentId) implements Command {}

    /**
     * The telephone outside was answered.
     *
     * @param callSeq the {@code eventSeq} of the {@link Event.ContactDialled} or {@link Event.ConsultStarted} by which it was
     *     called; 0: the present one
     */
    record OutsideAnswered(long contactId, long callSeq) implements Command {

        public OutsideAnswered(long contactId) {
            this(contactId, 0);
        }
    }

    /**
     * Nobody answered outside, or who did has hung up.
     *
     * @param callSeq as in {@link OutsideAnswered}
     */
    record OutsideEnded(long contactId, OutsideEnd why, long callSeq) implements Command {

        public OutsideEnded(long contactId, OutsideEnd why) {
            this(contactId, why, 0);
        }
    }

    /**
     * The contact is over for the caller, in whatever state it is: hung up, menu ended, agent hung up, lost. Wrap-up of
     * the agent follows when there was a conversation.
     */
    record EndContact(long contactId, EndedBy by, EndCause cause) implements Command {}

    // ---- time and life of the centre

    /** Time has come to {@code logTimeMs}: due timers run. */
    record Tick() implements Command {}

    /**
     * The shell has started again and no call survived it: every open contact ends with {@link EndCause#SERVER_RESTART},
     * every agent is offline. Belongs to no client firm ({@code firmId} 0).
     */
    record Restart() implements Command {}

    /** Behaviour that came with version {@code version} of the engine is in force from here on. */
    record ActivateVersion(int version) implements Command {}
}
