package org.switchroom.engine;

/**
 * Where a step of a queue's overflow leads.
 *
 * @param queueId of {@link Kind#QUEUE}; else 0
 * @param priority of {@link Kind#QUEUE} and {@link Kind#VOICEMAIL}: points added to those the contact has
 * @param requirements of {@link Kind#QUEUE}: what is asked of an agent there
 */
public record OverflowTarget(Kind kind, int queueId, int priority, Requirements requirements) {

    public enum Kind {
        /** The contact goes on waiting there, by its original arrival. */
        QUEUE,
        /** The shell tells the caller something; the contact waits on at its place. */
        ANNOUNCEMENT,
        /** The shell tells the caller something and hangs up. */
        HANG_UP,
        VOICEMAIL,
        /** An outside number. */
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

    /** One that is not a queue. */
    public static OverflowTarget to(Kind kind) {
        return new OverflowTarget(kind, 0, 0, Requirements.NONE);
    }
}
