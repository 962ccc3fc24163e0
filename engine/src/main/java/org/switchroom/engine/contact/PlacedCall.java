package org.switchroom.engine.contact;

import org.jspecify.annotations.Nullable;
import org.switchroom.engine.ContactKind;
import org.switchroom.engine.agent.WrapUp;

/**
 * A call that an agent has placed: the agent is its caller, and busy with it until it has ended.
 *
 * @param kind {@link ContactKind#INTERNAL} or {@link ContactKind#OUTBOUND}
 * @param wrapUp what was left of the one it interrupted, which goes on afterwards; null: none
 */
public record PlacedCall(
        long contactId,
        int agentId,
        ContactKind kind,
        @Nullable WrapUp wrapUp) {

    public boolean internal() {
        return kind == ContactKind.INTERNAL;
    }
}
