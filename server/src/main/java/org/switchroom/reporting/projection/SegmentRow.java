package org.switchroom.reporting.projection;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.switchroom.engine.Choice;

/**
 * One stretch of a contact.
 *
 * @param eventSeq of the event it began with
 * @param endedAtMs 0 while open
 * @param queueId 0: none
 * @param agentId 0: none; of PRIORITY and MOVE, and of a CALLBACK that was cancelled, the user
 * @param cause of a QUEUE: how the contact came there; of a CONSULT or OUTSIDE: the number called; of a CONVERSATION: whether
 *     it was handed over; of OVERFLOW: trigger/target; of CALLBACK and ATTEMPT: the number; else empty
 * @param result how it ended; of TAKEN_UP: the earlier contact; empty while open
 * @param choice of an OFFER segment: why this agent; null: not known
 * @param announcedMs of a QUEUE segment: the wait estimated on arrival; else null
 * @param widenings of a QUEUE segment: when more agents came into question
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
        String result,
        @Nullable Choice choice,
        @Nullable Long announcedMs,
        List<Widening> widenings) {

    /** @param stage counts from 1 */
    public record Widening(long atMs, int stage) {}

    public boolean open() {
        return endedAtMs == 0;
    }

    /** The same, begun at another time. */
    public SegmentRow since(long atMs) {
        return new SegmentRow(
                firmId,
                contactId,
                eventSeq,
                kind,
                atMs,
                endedAtMs,
                queueId,
                agentId,
                cause,
                result,
                choice,
                announcedMs,
                widenings);
    }

    SegmentRow ended(long atMs, String how) {
        return new SegmentRow(
                firmId,
                contactId,
                eventSeq,
                kind,
                startedAtMs,
                atMs,
                queueId,
                agentId,
                cause,
                how,
                choice,
                announcedMs,
                widenings);
    }

    /** With the agent who was reached. */
    SegmentRow with(int agent) {
        return new SegmentRow(
                firmId,
                contactId,
                eventSeq,
                kind,
                startedAtMs,
                endedAtMs,
                queueId,
                agent,
                cause,
                result,
                choice,
                announcedMs,
                widenings);
    }

    SegmentRow widened(Widening widening) {
        return new SegmentRow(
                firmId,
                contactId,
                eventSeq,
                kind,
                startedAtMs,
                endedAtMs,
                queueId,
                agentId,
                cause,
                result,
                choice,
                announcedMs,
                Stream.concat(widenings.stream(), Stream.of(widening)).toList());
    }
}
