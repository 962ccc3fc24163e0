package org.switchroom.simulator.checks;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.switchroom.engine.CentreView;
import org.switchroom.engine.Command;
import org.switchroom.engine.Event;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.engine.QueuedCause;
import org.switchroom.engine.Refusal;
import org.switchroom.engine.Submission;

/**
 * Messages are kept, as docs/adr/0010 has it: each waits from the command by which it was left, in the queue it was left for;
 * nobody is on the line, so nobody is held, consulted about, called back or led elsewhere by overflow; it ends when somebody has
 * listened and hangs up, or when it is deleted while it waits, and by nothing else; and a queue holds so many and no more. That
 * figures of callers leave it out, {@link FairOrder}, {@link ToldChoice} and {@link Totals} see.
 */
final class MessageLives implements Checker {
    static final int MOST = 1_000;

    private final Hall hall;
    private final Map<Long, Integer> open = new HashMap<>();
    private @Nullable Command command;
    /** Left, or deleted, in this command: 0 none. */
    private long toWait;

    private long toEnd;

    MessageLives(Hall hall) {
        this.hall = hall;
    }

    @Override
    public void asked(Submission submission) {
        command = submission.command();
    }

    @Override
    public void see(LoggedEvent logged) {
        switch (logged.event()) {
            case Event.MessageLeft e -> left(e);
            case Event.ContactQueued e -> queued(e);
            case Event.MessageDiscarded e -> discarded(e);
            case Event.ContactEnded e when open.containsKey(e.contactId()) -> ended(e);
            case Event.ContactHeld e -> isNone(e.contactId(), e);
            case Event.ConsultStarted e -> isNone(e.contactId(), e);
            case Event.ContactDialled e -> isNone(e.contactId(), e);
            case Event.ContactOverflowed e -> isNone(e.contactId(), e);
            case Event.CallbackRequested e -> isNone(e.contactId(), e);
            case Event.Refused e -> refused(e);
            default -> {}
        }
    }

    private void left(Event.MessageLeft e) {
        boolean asked = command instanceof Command.LeaveMessage c
                && c.contactId() == e.contactId()
                && c.fromContactId() == e.fromContactId()
                && c.lengthMs() == e.lengthMs();
        Violation.unless(asked, e.contactId(), () -> "Left by " + command);
        int queueId = command instanceof Command.LeaveMessage c ? c.queueId() : 0;
        Violation.unless(
                hall.line(queueId).messages() < MOST, e.contactId(), () -> "Left where there are " + MOST + " already");
        open.put(e.contactId(), queueId);
        toWait = e.contactId();
    }

    private void queued(Event.ContactQueued e) {
        boolean isNew = e.cause() == QueuedCause.MESSAGE;
        Violation.unless(
                isNew == (toWait == e.contactId()),
                e.contactId(),
                () -> "Queued by " + e.cause() + " though left " + toWait);
        toWait = isNew ? 0 : toWait;
        open.computeIfPresent(e.contactId(), (id, before) -> e.queueId());
    }

    private void discarded(Event.MessageDiscarded e) {
        Violation.unless(
                new Command.DiscardMessage(e.contactId(), e.byUserId()).equals(command),
                e.contactId(),
                () -> "Deleted by " + command);
        Place place = hall.placeIfAny(e.contactId());
        Violation.unless(
                open.containsKey(e.contactId())
                        && place != null
                        && hall.line(e.queueId()).waiting.contains(place),
                e.contactId(),
                "Deleted though it is no message that waits");
        toEnd = e.contactId();
    }

    private void ended(Event.ContactEnded e) {
        boolean named = switch (command) {
            case Command.DiscardMessage c -> toEnd == e.contactId();
            case Command.LeaveContact c -> c.contactId() == e.contactId();
            case Command.EndContact c -> c.contactId() == e.contactId();
            case null, default -> false;
        };
        Violation.unless(named, e.contactId(), () -> "A message ends by " + command);
        toEnd = 0;
        open.remove(e.contactId());
    }

    private void isNone(long contactId, Event event) {
        Violation.unless(
                !open.containsKey(contactId),
                contactId,
                () -> event.getClass().getSimpleName() + " though it is a message");
    }

    private void refused(Event.Refused e) {
        if (command instanceof Command.LeaveMessage c && e.reason() == Refusal.QUEUE_FULL) {
            Violation.unless(
                    hall.line(c.queueId()).messages() >= MOST, c.contactId(), "Refused though there is room for it");
        }
    }

    @Override
    public void settled() {
        Violation.unless(toWait == 0, toWait, "Left and does not wait");
        Violation.unless(toEnd == 0, toEnd, "Deleted and goes on");
        command = null;
    }

    @Override
    public void compare(CentreView shown) {
        Violation.unless(
                shown.messages().keySet().equals(Set.copyOf(open.keySet())),
                0,
                "Other messages are shown than were left");
        Set.copyOf(open.values()).forEach(queueId -> {
            CentreView.QueueStatus queue = shown.queue(queueId);
            long waiting = hall.line(queueId).messagesWaiting();
            Violation.unless(
                    queue != null && queue.messagesWaiting() == waiting,
                    0,
                    () -> "Shown with [" + queue + "] though " + waiting + " messages wait");
        });
    }

    @Override
    public void atEnd() {
        if (!open.isEmpty()) {
            throw new Violation(open.keySet().iterator().next(), open.size() + " messages never ended");
        }
    }
}
