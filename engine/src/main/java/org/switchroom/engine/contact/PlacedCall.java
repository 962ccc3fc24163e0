package org.switchroom.engine.contact;

import org.jspecify.annotations.Nullable;
import org.switchroom.engine.ContactKind;

/**
 * A call that an agent has placed: the agent is its caller, and busy with it until it has ended.
 *
 * @param kind {@link ContactKind#INTERNAL} or {@link ContactKind#OUTBOUND}
 * @param wrapUp what it interrupted; null: nothing
 */
public record PlacedCall(
        long contactId,
        int agentId,
        ContactKind kind,
        @Nullable Interrupted wrapUp) {

    /**
     * A wrap-up that goes on afterwards.
     *
     * @param leftMs of it
     */
    public record Interrupted(long contactId, int queueId, long leftMs) {}

    public boolean internal() {
        return kind == ContactKind.INTERNAL;
    }
}
