package org.switchroom.engine.agent;

import org.switchroom.engine.ContactKind;

/**
 * The work after a conversation.
 *
 * @param queueId the queue the contact came from
 * @param endsAtMs when it ends by itself
 * @param kind of the contact
 * @param beforeMs worked on it before a call of the agent's own interrupted it
 */
public record WrapUp(long contactId, int queueId, long startedAtMs, long endsAtMs, ContactKind kind, long beforeMs) {

    public WrapUp until(long newEndsAtMs) {
        return new WrapUp(contactId, queueId, startedAtMs, newEndsAtMs, kind, beforeMs);
    }

    public long workedMs(long nowMs) {
        return beforeMs + nowMs - startedAtMs;
    }

    /** What is left of it. */
    public WrapUp interrupted(long nowMs) {
        return new WrapUp(contactId, queueId, nowMs, endsAtMs, kind, workedMs(nowMs));
    }
}
