package org.switchroom.directory;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import org.switchroom.engine.OverflowTarget;
import org.switchroom.engine.OverflowTrigger;

/**
 * A step of a queue's overflow as configured: when, and where to.
 *
 * @param ms of WAITED: since the caller's arrival; of ESTIMATE: more than this is too long; else 0
 * @param key of KEY: 0-9 * #; else empty
 * @param queueId of the target QUEUE; else 0
 * @param priority of the targets QUEUE and VOICEMAIL: points added to the caller's
 * @param text what the caller is told, in the menu's language: before the tone, before hanging up, while waiting on; of KEY:
 *     the offer that goes with each announcement of the place. Empty: what is usual
 * @param number of the target NUMBER: E.164; else empty, as in all that was kept before there was one
 */
public record OverflowRule(
        OverflowTrigger trigger,
        long ms,
        String key,
        OverflowTarget.Kind target,
        int queueId,
        int priority,
        String text,
        String number) {

    public OverflowRule(
            OverflowTrigger trigger,
            long ms,
            String key,
            OverflowTarget.Kind target,
            int queueId,
            int priority,
            String text) {
        this(trigger, ms, key, target, queueId, priority, text, "");
    }

    public OverflowRule {
        requireNonNull(trigger, "trigger");
        requireNonNull(key, "key");
        requireNonNull(target, "target");
        requireNonNull(text, "text");
        number = requireNonNullElse(number, "");
    }

    /** Whether it leads to this queue. */
    public boolean leadsTo(int toQueueId) {
        return target == OverflowTarget.Kind.QUEUE && queueId == toQueueId;
    }
}
