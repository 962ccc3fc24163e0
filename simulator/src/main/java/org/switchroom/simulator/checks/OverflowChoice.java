package org.switchroom.simulator.checks;

import java.util.function.Predicate;
import org.switchroom.engine.OverflowStep;
import org.switchroom.engine.OverflowTarget;
import org.switchroom.engine.OverflowTrigger;

/** Which step it is time for as a contact comes into a queue, and whether one leads anywhere; a part of {@link OverflowSteps}. */
final class OverflowChoice {
    private final Hall hall;

    OverflowChoice(Hall hall) {
        this.hall = hall;
    }

    /**
     * The first step in the list whose time it is when a caller comes from the menu, those for closed queues before all
     * others; {@link OverflowChain#NONE}: none.
     */
    int atEntry(OverflowChain chain, Place entering, boolean closed) {
        Line line = hall.line(chain.rulesOf);
        boolean full = line.full();
        Predicate<OverflowStep> leadsOn =
                step -> !(full && step.target().kind().stays()) && leadsSomewhere(step.target(), line);
        int first = closed ? chain.first(OverflowTrigger.CLOSED, leadsOn) : OverflowChain.NONE;
        return first != OverflowChain.NONE
                ? first
                : chain.first(step -> isTime(step, line, entering) && leadsOn.test(step));
    }

    private boolean isTime(OverflowStep step, Line line, Place entering) {
        return switch (step.trigger()) {
            case FULL -> line.full();
            case ESTIMATE -> !line.full() && estimateMs(line, entering) > step.ms();
            case NOBODY -> line.nobodyIsThere();
            case WAITED, KEY, CLOSED -> false;
        };
    }

    /**
     * Likewise when nobody has answered outside: the queue is as full with it as it was, the wait as long, or it came there
     * since the queue was closed.
     */
    int whenBack(OverflowChain chain, Place entering) {
        Line line = hall.line(chain.queueId);
        return chain.queueId != chain.rulesOf
                ? OverflowChain.NONE
                : chain.first(step -> !step.target().kind().stays()
                        && leadsSomewhere(step.target(), line)
                        && switch (step.trigger()) {
                            case FULL -> line.full();
                            case ESTIMATE -> estimateMs(line, entering) > step.ms();
                            case CLOSED -> chain.hasTaken(OverflowTrigger.CLOSED);
                            case NOBODY, WAITED, KEY -> false;
                        });
    }

    private long estimateMs(Line line, Place entering) {
        return ToldChoice.estimateMs(hall, entering, line.callersBefore(entering) + 1);
    }

    /** A queue must be there and another one than {@code here}, of the same firm, have room and agents. */
    boolean leadsSomewhere(OverflowTarget target, Line here) {
        Line line = hall.lineIfThere(target.queueId());
        return target.kind() != OverflowTarget.Kind.QUEUE
                || (line != null
                        && line != here
                        && line.firmId == here.firmId
                        && !line.full()
                        && !line.agents.isEmpty());
    }
}
