package org.switchroom.reporting;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.switchroom.engine.AgentState;
import org.switchroom.engine.ContactKind;

/** A client firm as a supervisor sees it at one moment. "Today" is the day in the firm's zone in which something began. */
public record Board(List<QueueLive> queues, List<AgentLive> agents, TotalsLive totals, List<WarningLive> warnings) {

    /**
     * @param waiting callers in the queue, those included for whom a phone rings
     * @param messages that wait to be heard
     * @param longestWaitSinceMs since when the first of the callers waits
     * @param available agents at work in this queue, by state, as the three after it
     * @param onContact offered, talking or on hold
     * @param offeredToday came into the queue from the menu or by transfer
     * @param answeredInTimeToday within {@code serviceLevelSeconds}
     * @param overflowedToday led elsewhere, before they came in or while they waited
     */
    public record QueueLive(
            int queueId,
            String name,
            int waiting,
            int messages,
            @Nullable Long longestWaitSinceMs,
            int available,
            int onContact,
            int wrapUp,
            int notReady,
            int answeredToday,
            int abandonedToday,
            int offeredToday,
            int answeredInTimeToday,
            int overflowedToday,
            int serviceLevelSeconds) {}

    /**
     * @param pendingReason not-ready asked for, to take effect after this contact; else empty
     * @param exceeded not ready for longer than the reason allows
     * @param queueNames served, in the order of {@code queueIds}
     * @param pausedQueueIds of these, those without contacts for this agent for now
     * @param ownCall what the call is that the agent is at, if an agent has placed it; null: none, or a caller's
     * @param device empty, {@code browser} or {@code desk:ID}
     */
    public record AgentLive(
            int agentId,
            String displayName,
            AgentState state,
            String reasonCode,
            String pendingReason,
            boolean exceeded,
            long sinceMs,
            List<String> queueNames,
            List<Integer> queueIds,
            List<Integer> pausedQueueIds,
            @Nullable ContactLive contact,
            @Nullable ContactKind ownCall,
            String device) {}

    /** @param contactId as text, for it needs 64 bits */
    public record ContactLive(String contactId, String caller, String queueName) {}

    /**
     * A routing rule of which something is missing, so that its calls go as the menu said; a queue whose callers would find
     * nobody; or a short number that calls for help.
     *
     * @param ruleId 0: it is not about a rule
     * @param queueId 0: it is not about a queue
     * @param name of the rule or the queue, or the short number
     * @param gap what is missing: of a rule QUEUE_GONE, PERSON_GONE…; of a queue UNSERVED or UNSKILLED; of a short number
     *     SHORT_NUMBER_EMERGENCY
     * @param lastAtMs when a call met it last; null: none did yet
     */
    public record WarningLive(
            int ruleId,
            int queueId,
            String name,
            String gap,
            @Nullable Long lastAtMs) {}

    public record TotalsLive(
            int inMenu, int waiting, int talking, int answeredToday, int abandonedToday, int endedToday) {}
}
