package org.switchroom.reporting.http;

import org.jspecify.annotations.Nullable;
import org.switchroom.engine.ContactKind;
import org.switchroom.engine.EndCause;
import org.switchroom.engine.EndedBy;
import org.switchroom.engine.Outcome;
import org.switchroom.reporting.ContactAnnotations;

/**
 * A contact in the list.
 *
 * @param contactId as text, for it needs 64 bits
 * @param fromContactId of a message: the call it was left in; else null
 * @param kind what it is; an agent's own call names whom it is by
 * @param placedBy the agent who called; empty: somebody outside did
 * @param endedAtMs null while open, as outcome, endedBy and endCause
 * @param queueName the last queue; empty: none
 * @param agentName the last agent talked to; empty: none
 * @param verified who made sure of the customer, and by what; null: nobody did
 */
record ContactRow(
        String contactId,
        ContactKind kind,
        @Nullable String fromContactId,
        String placedBy,
        String caller,
        String dialled,
        long startedAtMs,
        @Nullable Long endedAtMs,
        @Nullable Outcome outcome,
        @Nullable EndedBy endedBy,
        @Nullable EndCause endCause,
        String queueName,
        String agentName,
        long waitMs,
        long talkMs,
        long holdMs,
        String customerName,
        String disposition,
        boolean hasRecording,
        ContactAnnotations.@Nullable Verified verified) {}
