package org.switchroom.cti;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.switchroom.crm.CallerCard;
import org.switchroom.engine.AgentState;

/**
 * An agent as the own page shows it.
 *
 * @param pendingReason not-ready asked for, to take effect after this contact; else empty
 * @param device empty, {@code browser} or {@code desk:ID}
 * @param deviceReady whether that device could ring now
 * @param queues served, by name
 * @param exceeded not ready for longer than the reason allows
 * @param forcedBy the name of the supervisor whose doing this is; null: nobody's
 */
public record AgentView(
        int agentId,
        AgentState state,
        String reasonCode,
        String pendingReason,
        long sinceMs,
        String device,
        boolean deviceReady,
        @Nullable ContactView contact,
        List<ServedQueue> queues,
        boolean exceeded,
        @Nullable String forcedBy) {

    /** @param paused no contacts from there until it is resumed, or the agent signs out */
    public record ServedQueue(int queueId, String name, boolean paused) {}

    public enum Phase {
        OFFERED,
        TALKING,
        HELD,
        WRAP_UP
    }

    /**
     * @param contactId as text, for it needs 64 bits
     * @param caller E.164; empty when withheld
     * @param numberLabel of the number dialled
     * @param deadlineMs when the ringing or the wrap-up ends; null else
     * @param card null until it is found
     */
    public record ContactView(
            String contactId,
            int queueId,
            String queueName,
            String caller,
            String dialled,
            String numberLabel,
            Phase phase,
            long sinceMs,
            @Nullable Long deadlineMs,
            @Nullable CallerCard card) {}
}
