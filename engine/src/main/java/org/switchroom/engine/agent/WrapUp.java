package org.switchroom.engine.agent;

import org.switchroom.engine.ContactKind;

/**
 * The work after a conversation.
 *
 * @param queueId the queue the contact came from
 * @param endsAtMs when it ends by itself
 * @param kind of the contact
 */
public record WrapUp(long contactId, int queueId, long startedAtMs, long endsAtMs, ContactKind kind) {

    public WrapUp until(long newEndsAtMs) {
        return new WrapUp(contactId, queueId, startedAtMs, newEndsAtMs, kind);
    }
}
