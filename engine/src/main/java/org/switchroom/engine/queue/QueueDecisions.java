package org.switchroom.engine.queue;

import java.util.Set;
import org.switchroom.engine.Centre;
import org.switchroom.engine.Command;
import org.switchroom.engine.Event;
import org.switchroom.engine.OverflowStep;
import org.switchroom.engine.OverflowTarget;
import org.switchroom.engine.OverflowTrigger;
import org.switchroom.engine.QueueRules;
import org.switchroom.engine.Refusal;
import org.switchroom.engine.Requirements;
import org.switchroom.engine.ReturnRules;
import org.switchroom.engine.Turn;
import org.switchroom.engine.contact.QueueEntry;

/** What is decided about queues. */
public final class QueueDecisions {
    private static final Set<String> OVERFLOW_KEYS = Set.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "#");

    private final Turn turn;

    public QueueDecisions(Turn turn) {
        this.turn = turn;
    }

    /** The same definition again changes nothing and says nothing. */
    public void define(Command.DefineQueue c) {
        check(c.queueId(), c.rules());
        Turn.require(
                turn.centre().version() > 1 || c.rules().isPlain(),
                Refusal.BAD_VALUE,
                "Strategies and weights need version 2");
        Queue queue = turn.centre().queue(c.queueId());
        if (queue == null) {
            Turn.require(
                    turn.centre().queueCount() < Centre.MAX_QUEUES,
                    Refusal.LIMIT_REACHED,
                    "There are " + Centre.MAX_QUEUES + " queues already");
        } else {
            turn.sameFirm(queue.firmId(), "queue ", c.queueId());
        }
        if (queue == null || !queue.rules().equals(c.rules())) {
            turn.emit(new Event.QueueDefined(c.queueId(), c.rules()));
        }
    }

    public void remove(Command.RemoveQueue c) {
        Queue queue = turn.queue(c.queueId());
        Turn.require(queue.unused(), Refusal.NOT_IN_THIS_STATE, "Contacts wait or talk in this queue");
        turn.emit(new Event.QueueRemoved(c.queueId()));
    }

    /** Figures of today begin anew in the queues and for the agents of the command's firm. */
    public void startDay() {
        turn.emit(new Event.DayStarted());
    }

    private static void check(int queueId, QueueRules rules) {
        Turn.require(queueId > 0, Refusal.BAD_VALUE, "A queue id must be above 0");
        Turn.require(
                rules.ringTimeoutMs() > 0 && rules.ringTimeoutMs() <= Centre.MAX_RING_MS,
                Refusal.BAD_VALUE,
                "ringTimeoutMs must be 1 to " + Centre.MAX_RING_MS);
        Turn.require(
                rules.wrapUpMs() >= 0 && rules.wrapUpMs() <= Centre.MAX_WRAP_UP_MS,
                Refusal.BAD_VALUE,
                "wrapUpMs must be 0 to " + Centre.MAX_WRAP_UP_MS);
        Turn.require(
                rules.maxWaiting() > 0 && rules.maxWaiting() <= Centre.MAX_WAITING_PER_QUEUE,
                Refusal.BAD_VALUE,
                "maxWaiting must be 1 to " + Centre.MAX_WAITING_PER_QUEUE);
        Turn.require(
                rules.headStartMs() >= 0 && rules.headStartMs() <= Centre.MAX_HEAD_START_MS,
                Refusal.BAD_VALUE,
                "headStartMs must be 0 to " + Centre.MAX_HEAD_START_MS);
        Turn.require(
                rules.tierWaitMs() >= 0 && rules.tierWaitMs() <= Centre.MAX_STEP_MS,
                Refusal.BAD_VALUE,
                "tierWaitMs must be 0 to " + Centre.MAX_STEP_MS);
        Turn.require(
                rules.overflow().size() <= Centre.MAX_OVERFLOW,
                Refusal.LIMIT_REACHED,
                "At most " + Centre.MAX_OVERFLOW + " steps of overflow");
        rules.overflow().forEach(step -> check(queueId, step));
        check(rules.returns());
    }

    private static void check(ReturnRules rules) {
        Turn.require(
                rules.retryMs() > 0 && rules.retryMs() <= Centre.MAX_RETURN_MS,
                Refusal.BAD_VALUE,
                "retryMs must be 1 to " + Centre.MAX_RETURN_MS);
        Turn.require(
                rules.maxAttempts() > 0 && rules.maxAttempts() <= Centre.MAX_ATTEMPTS,
                Refusal.BAD_VALUE,
                "maxAttempts must be 1 to " + Centre.MAX_ATTEMPTS);
        Turn.require(
                rules.resumeWithinMs() >= 0 && rules.resumeWithinMs() <= Centre.MAX_RETURN_MS,
                Refusal.BAD_VALUE,
                "resumeWithinMs must be 0 to " + Centre.MAX_RETURN_MS);
    }

    private static void check(int queueId, OverflowStep step) {
        boolean timed = step.trigger() == OverflowTrigger.WAITED || step.trigger() == OverflowTrigger.ESTIMATE;
        Turn.require(
                timed ? step.ms() > 0 && step.ms() <= Centre.MAX_OVERFLOW_MS : step.ms() == 0,
                Refusal.BAD_VALUE,
                "A step of overflow by time is at 1 to " + Centre.MAX_OVERFLOW_MS + " ms, others have none");
        Turn.require(
                step.trigger() == OverflowTrigger.KEY
                        ? OVERFLOW_KEYS.contains(step.key())
                        : step.key().isEmpty(),
                Refusal.BAD_VALUE,
                "A step of overflow by key has one of 0-9 * #, others have none");
        OverflowTarget target = step.target();
        Turn.require(
                target.kind() == OverflowTarget.Kind.QUEUE
                        ? target.queueId() > 0 && target.queueId() != queueId
                        : target.queueId() == 0 && target.requirements().equals(Requirements.NONE),
                Refusal.BAD_VALUE,
                "A step of overflow leads to another queue, or to none");
        Turn.require(
                Math.abs((long) target.priority()) <= Centre.MAX_PRIORITY,
                Refusal.BAD_VALUE,
                "A priority is -" + Centre.MAX_PRIORITY + " to " + Centre.MAX_PRIORITY);
        Turn.require(
                target.kind() == OverflowTarget.Kind.NUMBER || target.number().isEmpty(),
                Refusal.BAD_VALUE,
                "Only a step of overflow to a number has one");
        Turn.requireText(target.number(), "The number of an overflow");
        QueueEntry.checkShape(target.requirements());
    }
}
