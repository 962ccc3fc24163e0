package org.switchroom.engine.contact;

import java.util.List;
import org.switchroom.engine.OverflowStep;
import org.switchroom.engine.OverflowTrigger;
import org.switchroom.engine.queue.Queue;

/**
 * The overflow steps a contact has before it: those of the queue it came to first, as they were then.
 *
 * @param queueId whose steps these are
 * @param sinceMs its arrival there: what waiting counts from, in the next queues too
 * @param done a bit for each step taken or passed over
 */
public record Chain(int queueId, List<OverflowStep> steps, long sinceMs, int done) {
    public static final int NONE = -1;

    /** Leads nowhere: for a consult, where the caller stays with the agent. */
    public static Chain empty(int queueId, long nowMs) {
        return new Chain(queueId, List.of(), nowMs, 0);
    }

    public static Chain of(Queue queue, long nowMs) {
        return new Chain(queue.queueId(), queue.rules().overflow(), nowMs, 0);
    }

    public Chain without(int step) {
        return new Chain(queueId, steps, sinceMs, done | 1 << step);
    }

    /** When the next step is due by waiting; {@link Long#MAX_VALUE} if none is. */
    public long dueAtMs() {
        int next = nextWaited();
        return next == NONE ? Long.MAX_VALUE : sinceMs + steps.get(next).ms();
    }

    /** The step due next by waiting; {@link #NONE} if none is. */
    int nextWaited() {
        int next = NONE;
        for (int i = 0; i < steps.size(); i++) {
            if (open(i, OverflowTrigger.WAITED)
                    && (next == NONE || steps.get(i).ms() < steps.get(next).ms())) {
                next = i;
            }
        }
        return next;
    }

    /** Whether a step by this has been taken. */
    boolean taken(OverflowTrigger trigger) {
        for (int i = 0; i < steps.size(); i++) {
            if ((done & 1 << i) != 0 && steps.get(i).trigger() == trigger) {
                return true;
            }
        }
        return false;
    }

    /** Whether a step is still to be taken, and by this. */
    boolean open(int step, OverflowTrigger trigger) {
        return (done & 1 << step) == 0 && steps.get(step).trigger() == trigger;
    }
}
