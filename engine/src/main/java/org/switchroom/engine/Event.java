package org.switchroom.engine;

import java.util.List;

/** Everything that can come of a command, as the log keeps it. */
public sealed interface Event {

    record QueueDefined(int queueId, QueueRules rules) implements Event {}

    record QueueRemoved(int queueId) implements Event {}

    record AgentDefined(int agentId, RoutingProfile profile) implements Event {

        public AgentDefined(int agentId, List<Integer> queueIds) {
            this(agentId, RoutingProfile.plain(queueIds));
        }

        public List<Integer> queueIds() {
            return profile.queueIds();
        }
    }

    record AgentRemoved(int agentId) implements Event {}

    /** @param rules {@link ReasonRules#UNTIMED}: no limit any more */
    record ReasonDefined(String reasonCode, ReasonRules rules) implements Event {}

    record DayStarted() implements Event {}

    /**
     * The one event by which an agent's state changes; every other event beside it says why.
     *
     * @param reasonCode for {@link AgentState#NOT_READY}: why; else empty
     * @param contactId the contact offered, talked to or wrapped up; else 0
     * @param deviceId the device signed in on; empty when offline
     * @param pendingReason not-ready asked for, to take effect after this contact; else empty
     */
    record AgentStateChanged(
            int agentId, AgentState state, String reasonCode, long contactId, String deviceId, String pendingReason)
            implements Event {}

    /**
     * The change of state that follows was a supervisor's doing.
     *
     * @param state what was asked for; during a contact it may come after it
     * @param reasonCode for {@link AgentState#NOT_READY}; else empty
     */
    record AgentForced(int agentId, AgentState state, String reasonCode, int byUserId) implements Event {}

    /** No contacts from this queue until {@link QueueResumed} or until the agent is offline. */
    record QueuePaused(int agentId, int queueId, int byUserId) implements Event {}

    record QueueResumed(int agentId, int queueId, int byUserId) implements Event {}

    /** The agent has been not ready for longer than this reason allows. Once for each time. */
    record ReasonExceeded(int agentId, String reasonCode) implements Event {}

    /**
     * @param endsAtMs when wrap-up ends by itself
     * @param kind of the contact it is for
     */
    record WrapUpStarted(long contactId, int agentId, int queueId, long endsAtMs, ContactKind kind) implements Event {

        /** For a call. */
        public WrapUpStarted(long contactId, int agentId, int queueId, long endsAtMs) {
            this(contactId, agentId, queueId, endsAtMs, ContactKind.CALL);
        }
    }

    record WrapUpExtended(long contactId, int agentId, long endsAtMs) implements Event {}

    record WrapUpEnded(long contactId, int agentId, WrapUpEnd by) implements Event {}

    record ContactOpened(long contactId, String caller, String dialled) implements Event {}

    /** Opens a contact whose caller is an agent, see {@link Command.PlaceCall}. */
    record CallPlaced(long contactId, int agentId, ContactKind kind, String caller, String dialled) implements Event {}

    /**
     * A contact leaves the menu, and this is why for that queue; {@link ContactQueued} or {@link ContactOverflowed} follows.
     * Not told where there was nothing to decide by.
     *
     * @param queueId where it is sent; its overflow may lead elsewhere at once
     */
    record ContactRouted(long contactId, int queueId, Grounds grounds) implements Event {}

    /**
     * Opens a contact of kind {@link ContactKind#VOICEMAIL}; {@link ContactQueued} follows.
     *
     * @param fromContactId the call in which it was left
     */
    record MessageLeft(long contactId, long fromContactId, String caller, String dialled, long lengthMs)
            implements Event {}

    /** A supervisor has deleted a message that waited; {@link ContactEnded} follows. */
    record MessageDiscarded(long contactId, int queueId, int byUserId) implements Event {}

    /**
     * @param position 1 is next
     * @param estimatedWaitMs formula in docs/algorithms/estimated-wait.md
     * @param cause why it came into the queue
     * @param requirements what is asked of an agent
     */
    record ContactQueued(
            long contactId,
            int queueId,
            int priority,
            int position,
            long estimatedWaitMs,
            QueuedCause cause,
            Requirements requirements)
            implements Event {

        public ContactQueued(
                long contactId, int queueId, int priority, int position, long estimatedWaitMs, QueuedCause cause) {
            this(contactId, queueId, priority, position, estimatedWaitMs, cause, Requirements.NONE);
        }
    }

    record PriorityChanged(long contactId, int queueId, int priority, int byUserId) implements Event {}

    /** Out of its queue by a supervisor's hand; {@link ContactQueued} into the other follows. */
    record ContactMoved(long contactId, int fromQueueId, int queueId, int byUserId) implements Event {}

    /**
     * Nobody was found for some time, so more agents come into question: the next tier, or fewer skills required.
     *
     * @param stage counts from 1, the first widening
     */
    record ContactWidened(long contactId, int queueId, int stage) implements Event {}

    /**
     * A step of the overflow was taken. To another queue: {@link ContactQueued} follows. With a target that stays the
     * contact waits on. With any other it has left the queue, and what is done is the shell's.
     *
     * @param queueId where it waited, or was to wait
     * @param rulesOf the queue whose step it is
     * @param step from 0
     * @param toQueueId 0: to no queue
     */
    record ContactOverflowed(
            long contactId,
            int queueId,
            int rulesOf,
            int step,
            OverflowTrigger trigger,
            OverflowTarget.Kind target,
            int toQueueId)
            implements Event {}

    /** A step of the overflow was due but led nowhere: a queue that is full, gone or served by nobody. */
    record OverflowPassed(long contactId, int rulesOf, int step) implements Event {}

    /**
     * The shell rings the agent's device now.
     *
     * @param queueId 0: a colleague calls
     * @param deadlineMs when the offer expires
     * @param choice why this agent
     */
    record ContactOffered(long contactId, int queueId, int agentId, String deviceId, long deadlineMs, Choice choice)
            implements Event {

        public ContactOffered(long contactId, int queueId, int agentId, String deviceId, long deadlineMs) {
            this(contactId, queueId, agentId, deviceId, deadlineMs, Choice.UNKNOWN);
        }
    }

    /** The shell stops ringing the agent's device. The contact waits on at its old place or has ended. */
    record OfferEnded(long contactId, int queueId, int agentId, OfferEnd why) implements Event {}

    /** The contact waits on at its place without a caller, to be called on this number. */
    record CallbackRequested(long contactId, int queueId, String number) implements Event {}

    /**
     * Out of the line for now; the place is kept.
     *
     * @param untilMs {@link CallbackReturned} follows then, or when the queue is let call earlier
     */
    record CallbackRested(long contactId, int queueId, long untilMs) implements Event {}

    /** In line again. */
    record CallbackReturned(long contactId, int queueId) implements Event {}

    /** The shell calls the customer; the agent, who has answered, hears it ring. */
    record CallbackDialled(long contactId, int queueId, int agentId, String number, int attempt) implements Event {}

    /**
     * The customer was not reached. The shell lets the agent go; the contact rests.
     *
     * @param attempts made so far; {@link OutsideEnd#LOST} does not count, for it was no fault of the customer's
     * @param retryAtMs when the next may be made; 0: that was the last
     */
    record CallbackAttempted(long contactId, int queueId, int agentId, int attempts, OutsideEnd why, long retryAtMs)
            implements Event {}

    record CallbackCancelled(long contactId, int byUserId) implements Event {}

    /** @param untilMs 0: callbacks are made */
    record CallbacksHeld(int queueId, long untilMs) implements Event {}

    /**
     * The caller is here again: {@link ContactQueued} at the other contact's place follows.
     *
     * @param fromContactId one that was cut off, or a callback, which ends
     * @param sinceMs since when that one waited
     */
    record PlaceTakenUp(long contactId, long fromContactId, int queueId, long sinceMs) implements Event {}

    /**
     * The shell bridges caller and agent.
     *
     * @param queueId 0: a colleague called
     * @param waitedMs in this queue since {@link ContactQueued}; of one moved by a supervisor also before
     */
    record ContactConnected(long contactId, int queueId, int agentId, long waitedMs) implements Event {}

    record ContactHeld(long contactId, int agentId) implements Event {}

    record ContactResumed(long contactId, int agentId) implements Event {}

    /**
     * The shell takes the bridge down.
     *
     * @param talkMs conversation without hold
     * @param holdMs all holds together
     */
    record ConversationEnded(long contactId, int agentId, ConversationEnd why, long talkMs, long holdMs)
            implements Event {}

    /** The shell calls a telephone outside for the caller, whom the agent has left, or for the agent who placed the call. */
    record ContactDialled(long contactId, int agentId, String number) implements Event {}

    /** The shell bridges the caller, or the agent who consults, with the telephone outside. */
    record OutsideConnected(long contactId, String number) implements Event {}

    /** The call to the outside is over. The caller is queued again, or the contact ends. */
    record OutsideLost(long contactId, String number, OutsideEnd why) implements Event {}

    /**
     * The caller is held, and somebody is sought for the agent to ask: one of the three last is given, the others are 0 or
     * empty.
     */
    record ConsultStarted(long contactId, int agentId, int queueId, int toAgentId, String number) implements Event {}

    /** The consult waits in a queue; the caller does not. {@link ContactOffered} follows as for any other. */
    record ConsultQueued(
            long contactId, int queueId, int priority, int position, long estimatedWaitMs, Requirements requirements)
            implements Event {}

    /**
     * Whom the agent has asked is there. The shell has these two talk while the caller is held.
     *
     * @param partnerId the colleague; 0: a telephone outside
     */
    record ConsultConnected(long contactId, int agentId, int partnerId) implements Event {}

    /** The shell has all three talk. */
    record ConsultJoined(long contactId, int agentId) implements Event {}

    /**
     * The shell lets the partner go; the agent still has the caller.
     *
     * @param partnerId 0: nobody was reached, or a telephone outside
     */
    record ConsultEnded(long contactId, int agentId, int partnerId, ConsultEnd why) implements Event {}

    /**
     * The agent has left, the shell bridges caller and partner.
     *
     * @param queueId through which the contact counts from now on
     * @param toAgentId 0: a telephone outside
     */
    record ContactHandedOver(long contactId, int queueId, int fromAgentId, int toAgentId) implements Event {}

    /**
     * Exactly once for each contact opened. Wrap-up may still run.
     *
     * @param outcome answered once or never, and where it was when it ended
     */
    record ContactEnded(long contactId, Outcome outcome, EndedBy by, EndCause cause) implements Event {}

    record VersionActivated(int version) implements Event {}

    /** The command was not done; nothing else came of it. */
    record Refused(Refusal reason, String detail) implements Event {}
}
