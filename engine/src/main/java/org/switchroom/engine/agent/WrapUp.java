package org.switchroom.engine.agent;

/**
 * The work after a conversation.
 *
 * @param queueId the queue the contact came from
 * @param endsAtMs when it ends by itself
 */
public record WrapUp(long contactId, int queueId, long startedAtMs, long endsAtMs) {

    public WrapUp until(long newEndsAtMs) {
        return new WrapUp(contactId, queueId, startedAtMs, newEndsAtMs);
    }
}
