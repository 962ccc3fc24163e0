package org.switchroom.simulator.checks;

import org.jspecify.annotations.Nullable;
import org.switchroom.engine.Command;
import org.switchroom.engine.Event;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.engine.Submission;

/**
 * What is logged as somebody's doing was asked for by that very person, and what a supervisor has done to an agent or a contact
 * is logged as that supervisor's doing, just before what comes of it. Nobody takes a contact out of a ringing phone's hand
 * ({@link ContactLives} looks at that).
 */
final class Supervision implements Checker {
    private @Nullable Command command;
    private long moved;

    @Override
    public void asked(Submission submission) {
        command = submission.command();
    }

    @Override
    public void see(LoggedEvent logged) {
        Event event = logged.event();
        Violation.unless(
                moved == 0 || (event instanceof Event.ContactQueued e && e.contactId() == moved),
                moved,
                () -> "Moved, and then comes " + event);
        moved = 0;
        switch (event) {
            case Event.AgentForced e ->
                wanted(e, new Command.ForceState(e.agentId(), e.state(), e.reasonCode(), e.byUserId()));
            case Event.QueuePaused e -> wanted(e, new Command.PauseQueue(e.agentId(), e.queueId(), e.byUserId()));
            case Event.QueueResumed e -> wanted(e, new Command.ResumeQueue(e.agentId(), e.queueId(), e.byUserId()));
            case Event.PriorityChanged e ->
                wanted(e, new Command.ChangePriority(e.contactId(), e.priority(), e.byUserId()));
            case Event.CallbackCancelled e -> wanted(e, new Command.CancelCallback(e.contactId(), e.byUserId()));
            case Event.ContactMoved e -> {
                wanted(e, new Command.MoveContact(e.contactId(), e.queueId(), e.byUserId()));
                moved = e.contactId();
            }
            default -> {}
        }
    }

    private void wanted(Event event, Command by) {
        Violation.unless(by.equals(command), 0, () -> event.getClass().getSimpleName() + " came of " + command);
    }
}
