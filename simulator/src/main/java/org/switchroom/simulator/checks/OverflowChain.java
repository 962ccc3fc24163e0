package org.switchroom.simulator.checks;

import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;
import org.switchroom.engine.OverflowStep;
import org.switchroom.engine.OverflowTrigger;

/** The steps before a contact: those of the queue it came to first, as they were then. Only {@link OverflowSteps} changes it. */
final class OverflowChain {
    static final int NONE = -1;

    final long contactId;
    final int rulesOf;
    final List<OverflowStep> steps;
    final long sinceMs;
    /** Taken, or passed over. */
    final BitSet done = new BitSet();
    /** Where it is by now. */
    int queueId;

    OverflowChain(long contactId, Line line, long sinceMs) {
        this.contactId = contactId;
        this.rulesOf = line.queueId;
        this.queueId = line.queueId;
        this.steps = line.rules.overflow();
        this.sinceMs = sinceMs;
    }

    /** Without any: of one who does not hold the line. */
    OverflowChain(long contactId, Line line) {
        this.contactId = contactId;
        this.rulesOf = line.queueId;
        this.queueId = line.queueId;
        this.steps = List.of();
        this.sinceMs = 0;
    }

    /** The first by this trigger that is still before it and meets the rest. */
    int first(OverflowTrigger trigger, Predicate<OverflowStep> meets) {
        return first(step -> step.trigger() == trigger && meets.test(step));
    }

    /** The first that is still before it and meets this. */
    int first(Predicate<OverflowStep> meets) {
        for (int i = 0; i < steps.size(); i++) {
            if (!done.get(i) && meets.test(steps.get(i))) {
                return i;
            }
        }
        return NONE;
    }

    boolean hasTaken(OverflowTrigger trigger) {
        return done.stream().anyMatch(step -> steps.get(step).trigger() == trigger);
    }

    /** Of those by waiting the one with the shortest time. */
    int nextWaited() {
        int next = NONE;
        for (int i = 0; i < steps.size(); i++) {
            boolean waits = !done.get(i) && steps.get(i).trigger() == OverflowTrigger.WAITED;
            if (waits && (next == NONE || steps.get(i).ms() < steps.get(next).ms())) {
                next = i;
            }
        }
        return next;
    }

    /** When {@link #nextWaited} is due; {@link Long#MAX_VALUE}: never. */
    long dueAtMs() {
        int next = nextWaited();
        return next == NONE ? Long.MAX_VALUE : sinceMs + steps.get(next).ms();
    }
}
