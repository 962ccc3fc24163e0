package org.switchroom.reporting.projection;

/**
 * One stretch of a contact.
 *
 * @param eventSeq of the event it began with
 * @param endedAtMs 0 while open
 * @param queueId 0: none
 * @param agentId 0: none
 * @param cause of a QUEUE segment: how the contact came there; else empty
 * @param result how it ended; empty while open
 */
public record SegmentRow(
        int firmId,
        long contactId,
        long eventSeq,
        SegmentKind kind,
        long startedAtMs,
        long endedAtMs,
        int queueId,
        int agentId,
        String cause,
        String result) {

    public boolean open() {
        return endedAtMs == 0;
    }

    SegmentRow ended(long atMs, String how) {
        return new SegmentRow(firmId, contactId, eventSeq, kind, startedAtMs, atMs, queueId, agentId, cause, how);
    }
}
