package org.switchroom.ivr;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.directory.Directory;
import org.switchroom.directory.Queue;
import org.switchroom.engine.Command;
import org.switchroom.engine.EndCause;
import org.switchroom.engine.Refusal;
import org.switchroom.engine.Requirements;
import org.switchroom.ivr.Wayfinder.Goal;
import org.switchroom.ivr.flow.Action;
import org.switchroom.ivr.flow.Flow;
import org.switchroom.ivr.flow.FlowState;
import org.switchroom.ivr.flow.Input;
import org.switchroom.ivr.flow.Next;
import org.switchroom.routing.CommandRefused;
import org.switchroom.routing.DeskOverloaded;
import org.switchroom.routing.RoutingDesk;

/** Drives one caller's flow: performs its actions and feeds back what comes of them. All on the call's mailbox. */
public final class FlowRunner {
    private static final Logger LOG = LoggerFactory.getLogger(FlowRunner.class);
    private static final long OVERLOAD_RETRY_MS = 200;

    private final Script script;
    private final long contactId;
    private final CallMedia media;
    private final RoutingDesk desk;
    private final Directory directory;
    private final CallMailbox mailbox;
    private final Wayfinder.Way way;
    private @Nullable FlowState state;
    private CallMailbox.@Nullable Timer timer;
    private boolean resting;

    public FlowRunner(
            Script script,
            long contactId,
            CallMedia media,
            RoutingDesk desk,
            Directory directory,
            CallMailbox mailbox,
            Wayfinder.Way way) {
        this.script = script;
        this.contactId = contactId;
        this.media = media;
        this.desk = desk;
        this.directory = directory;
        this.mailbox = mailbox;
        this.way = way;
    }

    public void start(Instant at) {
        take(Flow.start(script, at));
    }

    public void key(char key) {
        feed(new Input.Key(key));
    }

    /** The caller waits in a queue, for the first time or again. */
    public void queued() {
        resting = false;
        feed(new Input.Queued());
    }

    /** The flow rests while the caller talks to somebody, until {@link #queued}, or for good. */
    public void rest() {
        resting = true;
        stopTimer();
        media.stopPlaying();
    }

    private void feed(Input input) {
        if (state != null && !resting) {
            take(Flow.step(script, state, input));
        }
    }

    private void take(Next next) {
        state = next.state();
        next.actions().forEach(this::perform);
    }

    private void perform(Action action) {
        switch (action) {
            case Action.Play(var prompts) -> media.play(prompts, () -> feed(new Input.Played()));
            case Action.PlayMusic() -> media.playMusic();
            case Action.StopPlaying() -> media.stopPlaying();
            case Action.StartTimer(long ms) -> startTimer(ms);
            case Action.StopTimer() -> stopTimer();
            case Action.PutInQueue(int queueId) -> leaveMenu(queueId);
            case Action.AskPlace() -> askPlace();
            case Action.End(EndCause cause) -> media.end(cause);
        }
    }

    private void startTimer(long ms) {
        stopTimer();
        timer = mailbox.after(ms, () -> feed(new Input.TimedOut()));
    }

    private void stopTimer() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }

    private void leaveMenu(int queueId) {
        var key = state == null ? "" : state.key();
        CompletableFuture.completedFuture(queueId)
                .thenCompose(menuQueueId -> way.from(menuQueueId, key))
                .exceptionally(failure -> {
                    LOG.error("Contact {} goes as the menu said: its way cannot be found", contactId, failure);
                    return asTheMenuSaid(queueId);
                })
                .thenAcceptAsync(destination -> putInQueue(destination, queueId), mailbox);
    }

    /** That it worked is told by the event, through {@link #queued}. */
    private void putInQueue(Goal to, int menuQueueId) {
        desk.submit(
                        script.menu().firmId(),
                        new Command.EnqueueContact(contactId, to.queueId(), to.priority(), to.requirements()))
                .whenCompleteAsync((_, failure) -> notQueued(to, menuQueueId, failure), mailbox);
    }

    private void notQueued(Goal to, int menuQueueId, @Nullable Throwable failure) {
        switch (cause(failure)) {
            case DeskOverloaded _ -> timer = mailbox.after(OVERLOAD_RETRY_MS, () -> putInQueue(to, menuQueueId));
            // What a rule wishes for may be more than the queue can keep apart; the menu's word can always be kept.
            case CommandRefused refused
            when to.byRule() && refused.reason() != Refusal.QUEUE_FULL -> {
                way.fellBack(menuQueueId);
                putInQueue(asTheMenuSaid(menuQueueId), menuQueueId);
            }
            case CommandRefused refused -> feed(new Input.QueueRefused(refused.reason()));
            case null -> {}
            default -> media.end(EndCause.ERROR);
        }
    }

    private Goal asTheMenuSaid(int queueId) {
        var requirements = directory
                .queue(script.menu().firmId(), queueId)
                .map(Queue::requirements)
                .orElse(Requirements.NONE);
        return new Goal(queueId, 0, requirements, false);
    }

    private void askPlace() {
        desk.placeOf(script.menu().firmId(), contactId)
                .whenCompleteAsync(
                        (place, failure) -> feed(
                                failure == null
                                        ? new Input.Place(place.position(), place.estimatedWaitMs())
                                        : new Input.NoPlace()),
                        mailbox);
    }

    private static @Nullable Throwable cause(@Nullable Throwable failure) {
        return failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
    }
}
