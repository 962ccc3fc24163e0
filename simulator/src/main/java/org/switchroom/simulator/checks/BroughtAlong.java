package org.switchroom.simulator.checks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.switchroom.engine.Command;
import org.switchroom.engine.Event;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.engine.Requirements;
import org.switchroom.engine.Submission;

/**
 * A contact comes into the queue that was asked for, with the priority and the wishes it was sent with, and keeps them through
 * offers, conversations and transfers: whoever comes back from an agent comes back to the queue the conversation counted
 * through, and waits for nobody by name again; whoever is moved by hand brings all along. What overflow makes of it is for
 * {@link OverflowSteps}.
 */
final class BroughtAlong implements Checker {
    private record Luggage(int queueId, int priority, Requirements requirements) {

        /** Nobody is waited for by name; what others are asked for then is asked at once. */
        Luggage forOthers() {
            List<Requirements.Step> steps = new ArrayList<>();
            long fromMs = 0;
            for (Requirements.Step step : requirements.steps()) {
                if (step.agentId() == 0) {
                    fromMs = steps.isEmpty() ? step.afterMs() : fromMs;
                    steps.add(new Requirements.Step(step.afterMs() - fromMs, step.needs()));
                }
            }
            return new Luggage(queueId, priority, new Requirements(steps, requirements.preferred()));
        }
    }

    private final Map<Long, Luggage> carried = new HashMap<>();
    private @Nullable Command command;

    @Override
    public void asked(Submission submission) {
        command = submission.command();
    }

    @Override
    public void see(LoggedEvent logged) {
        switch (logged.event()) {
            case Event.CallPlaced e -> carried.put(e.contactId(), new Luggage(0, 0, Requirements.NONE));
            case Event.ContactQueued e -> queued(e);
            case Event.ConsultQueued e -> {
                if (command instanceof Command.ConsultQueue c && c.contactId() == e.contactId()) {
                    same(
                            e.contactId(),
                            new Luggage(e.queueId(), e.priority(), e.requirements()),
                            new Luggage(c.queueId(), c.priority(), c.requirements()));
                } else {
                    throw new Violation(e.contactId(), "Queued for a consult that nobody has asked for");
                }
            }
            case Event.PriorityChanged e -> {
                Luggage before = luggage(e.contactId());
                carried.put(e.contactId(), new Luggage(before.queueId, e.priority(), before.requirements));
            }
            case Event.ContactHandedOver e -> {
                Luggage before = luggage(e.contactId());
                carried.put(e.contactId(), new Luggage(e.queueId(), before.priority, before.requirements));
            }
            case Event.ContactEnded e -> carried.remove(e.contactId());
            default -> {}
        }
    }

    private void queued(Event.ContactQueued e) {
        Luggage now = new Luggage(e.queueId(), e.priority(), e.requirements());
        switch (e.cause()) {
            case FROM_MENU, TRANSFER -> same(e.contactId(), now, asEnqueued(e.contactId()));
            case AGENT_LOST, TO_AGENT, RETURNED ->
                same(e.contactId(), now, luggage(e.contactId()).forOthers());
            case MOVED -> same(e.contactId(), now, asMoved(e.contactId()));
            case MESSAGE -> same(e.contactId(), now, asLeft(e.contactId()));
            case NOT_REACHED -> same(e.contactId(), now, luggage(e.contactId()));
            case OVERFLOW, TAKEN_UP -> {}
        }
        carried.put(e.contactId(), now);
    }

    private Luggage asEnqueued(long contactId) {
        if (command instanceof Command.EnqueueContact c && c.contactId() == contactId) {
            return new Luggage(c.queueId(), c.priority(), c.requirements());
        }
        if (command instanceof Command.TransferToQueue c && c.contactId() == contactId) {
            return new Luggage(c.queueId(), c.priority(), c.requirements());
        }
        throw new Violation(contactId, "Queued though nobody has asked for it");
    }

    private Luggage asLeft(long contactId) {
        if (command instanceof Command.LeaveMessage c && c.contactId() == contactId) {
            return new Luggage(c.queueId(), c.priority(), c.requirements());
        }
        throw new Violation(contactId, "Waits though nobody has left it");
    }

    private Luggage asMoved(long contactId) {
        if (command instanceof Command.MoveContact c && c.contactId() == contactId) {
            Luggage before = luggage(contactId);
            return new Luggage(c.queueId(), before.priority, before.requirements);
        }
        throw new Violation(contactId, "Moved though nobody has asked for it");
    }

    private static void same(long contactId, Luggage now, Luggage right) {
        Violation.unless(now.equals(right), contactId, () -> "Comes with [" + now + "] instead of [" + right + "]");
    }

    private Luggage luggage(long contactId) {
        Luggage luggage = carried.get(contactId);
        if (luggage == null) {
            throw new Violation(contactId, "Comes back though it was never queued");
        }
        return luggage;
    }
}
