package org.switchroom.engine;

/**
 * One step of a queue's overflow: when, and where to. A caller takes each step once at most; the steps of the queue a caller
 * came to first go on counting in the queues they lead to.
 *
 * @param ms of {@link OverflowTrigger#WAITED}: since the arrival in the first queue; of {@link OverflowTrigger#ESTIMATE}:
 *     more than this is too long; > 0; else 0
 * @param key of {@link OverflowTrigger#KEY}: 0-9 * #; else empty
 */
public record OverflowStep(OverflowTrigger trigger, long ms, String key, OverflowTarget target) {

    public static OverflowStep after(long waitedMs, OverflowTarget target) {
        return new OverflowStep(OverflowTrigger.WAITED, waitedMs, "", target);
    }

    /** The same with the number of its target. */
    public OverflowStep calling(String number) {
        return new OverflowStep(
                trigger,
                ms,
                key,
                new OverflowTarget(target.kind(), target.queueId(), target.priority(), target.requirements(), number));
    }

    /** For a trigger that needs neither time nor key. */
    public static OverflowStep when(OverflowTrigger trigger, OverflowTarget target) {
        return new OverflowStep(trigger, 0, "", target);
    }
}
