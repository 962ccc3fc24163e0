package org.switchroom.reporting.projection;

import org.jspecify.annotations.Nullable;
import org.switchroom.engine.EndCause;
import org.switchroom.engine.EndedBy;
import org.switchroom.engine.Event;
import org.switchroom.engine.Outcome;

/**
 * One contact as the log has it.
 *
 * @param endedAtMs 0 while open
 * @param queueId the last one; 0: none
 * @param agentId the last one talked to; 0: none
 * @param waitMs in all queues together
 */
public record ContactLogRow(
        int firmId,
        long contactId,
        String caller,
        String dialled,
        long startedAtMs,
        long endedAtMs,
        @Nullable Outcome outcome,
        @Nullable EndedBy endedBy,
        @Nullable EndCause endCause,
        int queueId,
        int agentId,
        long waitMs,
        long talkMs,
        long holdMs) {

    static ContactLogRow opened(int firmId, Event.ContactOpened opened, long atMs) {
        return new ContactLogRow(
                firmId,
                opened.contactId(),
                opened.caller(),
                opened.dialled(),
                atMs,
                0,
                null,
                null,
                null,
                0,
                0,
                0,
                0,
                0);
    }

    public boolean open() {
        return endedAtMs == 0;
    }

    ContactLogRow inQueue(int queue) {
        return new ContactLogRow(
                firmId,
                contactId,
                caller,
                dialled,
                startedAtMs,
                endedAtMs,
                outcome,
                endedBy,
                endCause,
                queue,
                agentId,
                waitMs,
                talkMs,
                holdMs);
    }

    ContactLogRow waited(long ms) {
        return new ContactLogRow(
                firmId,
                contactId,
                caller,
                dialled,
                startedAtMs,
                endedAtMs,
                outcome,
                endedBy,
                endCause,
                queueId,
                agentId,
                waitMs + ms,
                talkMs,
                holdMs);
    }

    ContactLogRow talkingTo(int agent) {
        return new ContactLogRow(
                firmId,
                contactId,
                caller,
                dialled,
                startedAtMs,
                endedAtMs,
                outcome,
                endedBy,
                endCause,
                queueId,
                agent,
                waitMs,
                talkMs,
                holdMs);
    }

    ContactLogRow talked(long talk, long hold) {
        return new ContactLogRow(
                firmId,
                contactId,
                caller,
                dialled,
                startedAtMs,
                endedAtMs,
                outcome,
                endedBy,
                endCause,
                queueId,
                agentId,
                waitMs,
                talkMs + talk,
                holdMs + hold);
    }

    ContactLogRow ended(Event.ContactEnded end, long atMs) {
        return new ContactLogRow(
                firmId,
                contactId,
                caller,
                dialled,
                startedAtMs,
                atMs,
                end.outcome(),
                end.by(),
                end.cause(),
                queueId,
                agentId,
                waitMs,
                talkMs,
                holdMs);
    }
}
