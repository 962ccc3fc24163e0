package org.switchroom.reporting.projection;

import org.jspecify.annotations.Nullable;
import org.switchroom.engine.ContactKind;
import org.switchroom.engine.EndCause;
import org.switchroom.engine.EndedBy;
import org.switchroom.engine.Event;
import org.switchroom.engine.Outcome;

/**
 * One contact as the log has it.
 *
 * @param end null while open
 */
public record ContactLogRow(
        Opening opening, Course course, @Nullable End end) {

    /**
     * How it began, which does not change.
     *
     * @param fromContactId of a message: the call it was left in; else 0
     * @param placedBy the agent who calls; 0: none
     */
    public record Opening(
            int firmId,
            long contactId,
            ContactKind kind,
            long fromContactId,
            int placedBy,
            String caller,
            String dialled,
            long startedAtMs) {}

    /**
     * What has come of it so far.
     *
     * @param queueId the last one; 0: none
     * @param agentId the last one talked to; 0: none
     * @param waitMs in all queues together
     */
    public record Course(int queueId, int agentId, long waitMs, long talkMs, long holdMs) {
        static final Course NONE = new Course(0, 0, 0, 0, 0);
    }

    public record End(long atMs, Outcome outcome, EndedBy by, EndCause cause) {}

    static ContactLogRow opened(int firmId, Event.ContactOpened opened, long atMs) {
        var opening = new Opening(
                firmId, opened.contactId(), ContactKind.CALL, 0, 0, opened.caller(), opened.dialled(), atMs);
        return new ContactLogRow(opening, Course.NONE, null);
    }

    static ContactLogRow left(int firmId, Event.MessageLeft left, long atMs) {
        var opening = new Opening(
                firmId,
                left.contactId(),
                ContactKind.VOICEMAIL,
                left.fromContactId(),
                0,
                left.caller(),
                left.dialled(),
                atMs);
        return new ContactLogRow(opening, Course.NONE, null);
    }

    static ContactLogRow placed(int firmId, Event.CallPlaced placed, long atMs) {
        var opening = new Opening(
                firmId,
                placed.contactId(),
                placed.kind(),
                0,
                placed.agentId(),
                placed.caller(),
                placed.dialled(),
                atMs);
        return new ContactLogRow(opening, Course.NONE, null);
    }

    ContactLogRow inQueue(int queue) {
        return with(new Course(queue, course.agentId, course.waitMs, course.talkMs, course.holdMs));
    }

    ContactLogRow waited(long ms) {
        return with(new Course(course.queueId, course.agentId, course.waitMs + ms, course.talkMs, course.holdMs));
    }

    ContactLogRow talkingTo(int agent) {
        return with(new Course(course.queueId, agent, course.waitMs, course.talkMs, course.holdMs));
    }

    ContactLogRow talked(long talk, long hold) {
        return with(
                new Course(course.queueId, course.agentId, course.waitMs, course.talkMs + talk, course.holdMs + hold));
    }

    private ContactLogRow with(Course newCourse) {
        return new ContactLogRow(opening, newCourse, end);
    }

    ContactLogRow ended(Event.ContactEnded ended, long atMs) {
        return new ContactLogRow(opening, course, new End(atMs, ended.outcome(), ended.by(), ended.cause()));
    }

    public boolean open() {
        return end == null;
    }

    // ---- the parts' parts

    public int firmId() {
        return opening.firmId;
    }

    public long contactId() {
        return opening.contactId;
    }

    public ContactKind kind() {
        return opening.kind;
    }

    public long fromContactId() {
        return opening.fromContactId;
    }

    /** The agent who has placed it; 0: none. */
    public int placedBy() {
        return opening.placedBy;
    }

    public String caller() {
        return opening.caller;
    }

    public String dialled() {
        return opening.dialled;
    }

    public long startedAtMs() {
        return opening.startedAtMs;
    }

    /** 0 while open. */
    public long endedAtMs() {
        return end == null ? 0 : end.atMs;
    }

    public @Nullable Outcome outcome() {
        return end == null ? null : end.outcome;
    }

    public @Nullable EndedBy endedBy() {
        return end == null ? null : end.by;
    }

    public @Nullable EndCause endCause() {
        return end == null ? null : end.cause;
    }

    public int queueId() {
        return course.queueId;
    }

    public int agentId() {
        return course.agentId;
    }

    public long waitMs() {
        return course.waitMs;
    }

    public long talkMs() {
        return course.talkMs;
    }

    public long holdMs() {
        return course.holdMs;
    }
}
