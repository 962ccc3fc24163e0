package org.switchroom.engine;

/**
 * Where a step of a queue's overflow leads.
 *
 * @param queueId of {@link Kind#QUEUE}; else 0
 * @param priority of {@link Kind#QUEUE} and {@link Kind#VOICEMAIL}: points added to those the contact has
 * @param requirements of {@link Kind#QUEUE}: what is asked of an agent there
 * @param number of {@link Kind#NUMBER}: E.164, that the shell may call; else empty. Empty there too: the shell knows which
 */
public record OverflowTarget(Kind kind, int queueId, int priority, Requirements requirements, String number) {

    public OverflowTarget(Kind kind, int queueId, int priority, Requirements requirements) {
        this(kind, queueId, priority, requirements, "");
    }

    public enum Kind {
        /** The contact goes on waiting there, by its original arrival. */
        QUEUE,
        /** The shell tells the caller something; the contact waits on at its place. */
        ANNOUNCEMENT,
        /** The shell tells the caller something and hangs up. */
        HANG_UP,
        /** The shell asks for a message, which waits in the queue the caller has left. */
        VOICEMAIL,
        /** An outside number; the contact comes back to its place if nobody answers there. */
        NUMBER,
        /** The shell asks whether the caller wants to be called back; the contact waits on at its place meanwhile. */
        CALLBACK;

        /** The contact keeps its place. */
        public boolean stays() {
            return this == ANNOUNCEMENT || this == CALLBACK;
        }
    }

    public static OverflowTarget queue(int queueId, int priority) {
        return new OverflowTarget(Kind.QUEUE, queueId, priority, Requirements.NONE);
    }

    public static OverflowTarget number(String number) {
        return new OverflowTarget(Kind.NUMBER, 0, 0, Requirements.NONE, number);
    }

    /** Whether the shell calls a number and the contact can come back from there. */
    public boolean isCalled() {
        return !number.isEmpty();
    }

    /** One that is not a queue. */
    public static OverflowTarget to(Kind kind) {
        return new OverflowTarget(kind, 0, 0, Requirements.NONE);
    }
}
