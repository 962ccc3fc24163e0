package org.switchroom.engine;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.switchroom.engine.Requirements.Need;
import org.switchroom.engine.agent.WorkTime;

/**
 * What can be seen of the centre, without changing it. Only on the thread that applies commands, between two of them;
 * what is returned is a value and may go anywhere. Looking up one thing costs next to nothing; the lists walk over all
 * there is and are for a page that opens, not for every event.
 */
public interface CentreView {

    /**
     * Where a contact stands in its queue.
     *
     * @param position 1 is next; contacts that somebody's phone rings for are no longer counted, so the number can rise
     *     by one when such an offer comes to nothing
     * @param estimatedWaitMs formula in docs/algorithms/estimated-wait.md
     * @param queuedAtMs since when it waits in this queue
     */
    record PlaceInQueue(long contactId, int firmId, int queueId, int position, long estimatedWaitMs, long queuedAtMs) {}

    /**
     * @param waiting callers for whom nobody's phone rings
     * @param offered callers for whom somebody's phone rings
     * @param talking contacts in conversation that came through this queue
     * @param longestWaitSinceMs since when the first caller in line waits; 0 if none
     * @param agentsAtWork agents serving it who are signed in and not on a break
     * @param agentsAvailable agents serving it who could take a contact now
     * @param messagesWaiting messages that nobody's phone rings for
     */
    record QueueStatus(
            int queueId,
            int firmId,
            QueueRules rules,
            int waiting,
            int offered,
            int talking,
            long longestWaitSinceMs,
            int agentsAtWork,
            int agentsAvailable,
            int messagesWaiting) {}

    /**
     * As {@link Event.AgentStateChanged} last said.
     *
     * @param sinceMs since when the agent is in this state
     * @param deadlineMs when the ringing, the wrap-up or a timed not-ready ends; else 0
     * @param pausedQueueIds served, but without contacts from there for now
     */
    record AgentStatus(
            int agentId,
            int firmId,
            RoutingProfile profile,
            AgentState state,
            String reasonCode,
            long contactId,
            String deviceId,
            String pendingReason,
            long sinceMs,
            long deadlineMs,
            List<Integer> pausedQueueIds) {

        public List<Integer> queueIds() {
            return profile.queueIds();
        }
    }

    /**
     * A contact that nobody's phone rings for.
     *
     * @param position 1 is next; callers alone are counted
     * @param queuedAtMs since when it waits
     * @param needs what is required of an agent now
     * @param preferred skills that count, but are not required
     * @param forAgentId whom alone it waits for now; 0: anybody who can
     */
    record WaitingStatus(
            long contactId,
            int priority,
            int position,
            long queuedAtMs,
            List<Need> needs,
            List<Integer> preferred,
            int forAgentId,
            ContactKind kind,
            @Nullable Message message) {}

    /**
     * A contact whose customer has hung up and is to be called.
     *
     * @param attempts made so far
     * @param nextAtMs when it is back in line; 0: it is; {@link Long#MAX_VALUE}: nobody knows
     * @param position 1 is next; as it would be if it were in line
     * @param agentId whose phone rings for it or who hears the customer's ring; else 0
     */
    record CallbackStatus(
            long contactId,
            int firmId,
            int queueId,
            String number,
            int attempts,
            long nextAtMs,
            int position,
            int priority,
            long queuedAtMs,
            int agentId) {}

    /** Where an open contact is. */
    enum ContactPhase {
        IN_MENU,
        WAITING,
        OFFERED,
        /** To be called back, but out of line for now. */
        RESTING,
        /** The agent has answered, the customer is being called. */
        CALLING_BACK,
        TALKING,
        HELD,
        /** With a telephone outside, no agent any more. */
        OUTSIDE
    }

    /**
     * @param queueId 0 in the menu
     * @param agentId offered to, of several the one who has been rung the longest, or talking to; else 0
     */
    record ContactStatus(long contactId, int firmId, ContactPhase phase, int queueId, int agentId, ContactKind kind) {}

    /** Null when it does not wait. */
    @Nullable
    PlaceInQueue placeOf(long contactId);

    /** The first {@code limit} who wait in a queue, in the order of their positions. */
    List<WaitingStatus> waiting(int queueId, int limit);

    /** Null when it is not to be called back. */
    @Nullable
    CallbackStatus callback(long contactId);

    /** The queues that have anybody to be called back, of all firms. */
    List<Integer> callbackQueues();

    /** The first {@code limit} to be called back in a queue, in the order of their places. */
    List<CallbackStatus> callbacks(int queueId, int limit);

    /** Until when a queue makes no callbacks; 0: it does. */
    long callbacksHeldUntilMs(int queueId);

    /** The limits that a firm's not-ready reasons have, by code; a reason without one is not among them. */
    Map<String, ReasonRules> timedReasons(int firmId);

    @Nullable
    QueueStatus queue(int queueId);

    @Nullable
    AgentStatus agent(int agentId);

    /** Of today, up to the last change of state: what {@link Strategy#LEAST_OCCUPIED} goes by. Null when there is no such agent. */
    @Nullable
    WorkTime workTime(int agentId);

    @Nullable
    ContactStatus contact(long contactId);

    /** By id. */
    List<QueueStatus> queues(int firmId);

    /** By id. */
    List<AgentStatus> agents(int firmId);

    /** By id. */
    List<ContactStatus> contacts(int firmId);

    /** The messages that nobody has dealt with, of all firms, by contact id. */
    Map<Long, OpenMessage> messages();

    /** @param queueId in which it waits, or from which somebody has it */
    record OpenMessage(int firmId, int queueId, int priority, Message message) {}

    /** Of all client firms. */
    int openContacts();

    /** When the next {@link Command.Tick} is to be submitted; {@link Long#MAX_VALUE} if none. */
    long nextDeadlineMs();

    long lastEventSeq();

    long lastLogTimeMs();

    /** The last sequence decided for a client; 0 if unknown. A client that starts again goes on from here. */
    long lastClientSeq(int clientId);

    /** The same on every engine that took the same submissions. */
    long stateHash();

    /** The version of behaviour in force. */
    int version();
}
