package org.switchroom.ivr;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.directory.Directory;
import org.switchroom.directory.OverflowRule;
import org.switchroom.directory.Queue;
import org.switchroom.engine.Centre;
import org.switchroom.engine.Command;
import org.switchroom.engine.EndCause;
import org.switchroom.engine.Event;
import org.switchroom.engine.Grounds;
import org.switchroom.engine.OverflowTarget;
import org.switchroom.engine.OverflowTrigger;
import org.switchroom.engine.QueuedCause;
import org.switchroom.engine.Refusal;
import org.switchroom.engine.Requirements;
import org.switchroom.ivr.Wayfinder.Goal;
import org.switchroom.ivr.flow.Action;
import org.switchroom.ivr.flow.Flow;
import org.switchroom.ivr.flow.FlowState;
import org.switchroom.ivr.flow.Input;
import org.switchroom.ivr.flow.Next;
import org.switchroom.ivr.flow.StepId;
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
    /** The queue whose overflow counts: the one entered last other than by overflow. */
    private int rulesOf;
    /** With what the caller came into a queue, or was to come; null: not yet. */
    private @Nullable Wish wish;
    /** Points that the last step of overflow adds. */
    private int points;
    /** What follows when the caller has heard out what he is being told: at most what one queue's steps make of it. */
    private final ArrayDeque<Input> afterwards = new ArrayDeque<>();

    private record Wish(int priority, Requirements requirements) {}

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

    /** For who is put through to somebody: nothing is said until {@link #queued}. */
    public void stand() {
        state = new FlowState(StepId.ENQUEUE, Map.of());
        resting = true;
    }

    /** For who has dialled a queue: no greeting, no menu. */
    public void startIn(int queueId) {
        take(Flow.startIn(script, queueId));
    }

    public void key(char key) {
        feed(new Input.Key(key));
    }

    /** The caller waits in a queue, for the first time or again. */
    public void queued(Event.ContactQueued e) {
        resting = false;
        boolean keepsSteps = switch (e.cause()) {
            case OVERFLOW, MOVED, NOT_REACHED -> true;
            default -> false;
        };
        rulesOf = keepsSteps ? rulesOf : e.queueId();
        wish = new Wish(e.priority(), e.requirements());
        if (e.cause() == QueuedCause.OVERFLOW) {
            follow(new Input.Queued());
        } else {
            feed(new Input.Queued());
        }
    }

    /** A step of a queue's overflow was taken: the caller is told what belongs to it. To another queue: {@link #queued}. */
    public void overflowed(Event.ContactOverflowed e) {
        var step = directory
                .queue(script.menu().firmId(), e.rulesOf())
                .filter(queue -> e.step() < queue.overflow().size())
                .map(queue -> queue.overflow().get(e.step()))
                .filter(rule -> rule.trigger() == e.trigger() && rule.target() == e.target());
        var text = step.filter(rule -> rule.trigger() != OverflowTrigger.KEY)
                .map(OverflowRule::text)
                .orElse("");
        rulesOf = e.rulesOf();
        points = step.map(OverflowRule::priority).orElse(0);
        if (e.target() == OverflowTarget.Kind.CALLBACK) {
            offerCallback(text);
        } else if (e.target() != OverflowTarget.Kind.QUEUE) {
            follow(new Input.Overflowed(e.target(), text, e.queueId()));
        }
    }

    private void offerCallback(String text) {
        if (media.asksForCallback()) {
            follow(new Input.CallbackOffered(text, !media.callbackNumber("").isEmpty()));
        }
    }

    /** The caller need not hold the line any more. */
    public void calledBack() {
        feed(new Input.CallbackTaken());
    }

    /** The flow rests while the caller talks to somebody, until {@link #queued}, or for good. */
    public void rest() {
        resting = true;
        afterwards.clear();
        stopTimer();
        media.stopPlaying();
    }

    /** Cuts nothing short that the caller is being told. */
    private void follow(Input input) {
        if (telling()) {
            afterwards.add(input);
        } else {
            feed(input);
        }
    }

    private boolean telling() {
        return !resting && state != null && state.step() == StepId.TOLD;
    }

    private void played() {
        feed(new Input.Played());
        while (!telling() && !afterwards.isEmpty()) {
            feed(afterwards.remove());
        }
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
            case Action.Play(var prompts) -> media.play(prompts, this::played);
            case Action.PlayMusic() -> media.playMusic();
            case Action.StopPlaying() -> media.stopPlaying();
            case Action.StartTimer(long ms) -> startTimer(ms);
            case Action.StopTimer() -> stopTimer();
            case Action.PutInQueue(int queueId) -> leaveMenu(queueId);
            case Action.TakeMessage(int queueId) ->
                media.takeMessage(messageFor(queueId), message -> feed(new Input.Recorded(message)));
            case Action.EndMessage() -> media.endMessage();
            case Action.LeaveQueue(char key) -> leaveQueue(key);
            case Action.RequestCallback(String written) -> requestCallback(written);
            case Action.LeaveLine() -> media.leaveLine();
            case Action.Identify(var meaning, String digits) ->
                media.identify(meaning, digits).thenAcceptAsync(known -> feed(new Input.Identified(known)), mailbox);
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
        int served = served(queueId);
        CompletableFuture.completedFuture(served)
                .thenCompose(menuQueueId -> way.from(menuQueueId, key))
                .exceptionally(failure -> {
                    LOG.error("Contact {} goes as the menu said: its way cannot be found", contactId, failure);
                    return asTheMenuSaid(served, Grounds.NONE);
                })
                .thenApply(goal -> served == queueId || goal.queueId() != served ? goal : goal.insteadOfUnserved())
                .thenAcceptAsync(destination -> putInQueue(destination, served), mailbox);
    }

    /** A queue that nobody serves any more gives way to the menu's usual one, unless it says itself where callers go then. */
    private int served(int queueId) {
        int usual = script.menu().defaultQueueId();
        return waitsForNobody(queueId) && !waitsForNobody(usual) ? usual : queueId;
    }

    private boolean waitsForNobody(int queueId) {
        int firmId = script.menu().firmId();
        return directory
                .queue(firmId, queueId)
                .filter(queue -> !queue.servedBy(directory.agents(firmId)) && !queue.saysWhere(OverflowTrigger.NOBODY))
                .isPresent();
    }

    /** As the caller would wait there; from the menu as one who has chosen that queue. */
    private CallMedia.MessageFor messageFor(int queueId) {
        var asked = wish;
        if (asked == null) {
            return new CallMedia.MessageFor(
                    queueId, 0, asTheMenuSaid(queueId, Grounds.NONE).requirements());
        }
        int priority = Math.clamp((long) asked.priority() + points, -Centre.MAX_PRIORITY, Centre.MAX_PRIORITY);
        return new CallMedia.MessageFor(queueId, priority, asked.requirements());
    }

    /** That it worked is told by the event, through {@link #queued}. */
    private void putInQueue(Goal to, int menuQueueId) {
        wish = new Wish(to.priority(), to.requirements());
        desk.submit(
                        script.menu().firmId(),
                        new Command.EnqueueContact(
                                contactId,
                                to.queueId(),
                                to.priority(),
                                to.requirements(),
                                to.grounds(),
                                media.earlierContact(),
                                directory.closed(script.menu().firmId(), to.queueId(), Instant.now())))
                .whenCompleteAsync((_, failure) -> notQueued(to, menuQueueId, failure), mailbox);
    }

    private void notQueued(Goal to, int menuQueueId, @Nullable Throwable failure) {
        switch (cause(failure)) {
            case DeskOverloaded _ -> timer = mailbox.after(OVERLOAD_RETRY_MS, () -> putInQueue(to, menuQueueId));
            // What a rule wishes for may be more than the queue can keep apart; the menu's word can always be kept.
            case CommandRefused refused
            when to.byRule() && refused.reason() != Refusal.QUEUE_FULL ->
                putInQueue(asTheMenuSaid(menuQueueId, to.grounds().with(Grounds.REFUSED)), menuQueueId);
            case CommandRefused refused -> feed(new Input.QueueRefused(refused.reason()));
            case null -> {}
            default -> media.end(EndCause.ERROR);
        }
    }

    private Goal asTheMenuSaid(int queueId, Grounds grounds) {
        var requirements = directory
                .queue(script.menu().firmId(), queueId)
                .map(Queue::requirements)
                .orElse(Requirements.NONE);
        return new Goal(queueId, 0, requirements, grounds);
    }

    /** A key that leads nowhere, or comes when an agent's phone rings already, changes nothing. */
    private void leaveQueue(char key) {
        if (exits().anyMatch(rule -> rule.key().equals(String.valueOf(key)))) {
            desk.submit(script.menu().firmId(), new Command.LeaveQueue(contactId, String.valueOf(key)))
                    .exceptionally(_ -> List.of());
        }
    }

    /** That it is done is told by the event, through {@link #calledBack}. */
    private void requestCallback(String written) {
        var number = media.callbackNumber(written);
        if (number.isEmpty()) {
            feed(new Input.CallbackRefused(Input.NoCallback.BAD_NUMBER));
            return;
        }
        desk.submit(script.menu().firmId(), new Command.RequestCallback(contactId, number))
                .whenCompleteAsync(
                        (_, failure) -> {
                            if (failure != null) {
                                feed(new Input.CallbackRefused(whyNot(failure)));
                            }
                        },
                        mailbox);
    }

    private static Input.NoCallback whyNot(Throwable failure) {
        return cause(failure) instanceof CommandRefused refused && refused.reason() == Refusal.DUPLICATE_CONTACT
                ? Input.NoCallback.ALREADY_ASKED
                : Input.NoCallback.TOO_LATE;
    }

    private void askPlace() {
        desk.placeOf(script.menu().firmId(), contactId)
                .whenCompleteAsync(
                        (place, failure) -> feed(
                                failure == null
                                        ? new Input.Place(place.position(), place.estimatedWaitMs(), offers())
                                        : new Input.NoPlace()),
                        mailbox);
    }

    private List<String> offers() {
        return exits().map(OverflowRule::text).toList();
    }

    /** Keys that lead out of the queue, by the steps of the one the caller came to first. */
    private Stream<OverflowRule> exits() {
        return directory.queue(script.menu().firmId(), rulesOf).stream()
                .flatMap(queue -> queue.overflow().stream())
                .filter(rule -> rule.trigger() == OverflowTrigger.KEY)
                .filter(rule -> rule.target() != OverflowTarget.Kind.CALLBACK || media.asksForCallback());
    }

    private static @Nullable Throwable cause(@Nullable Throwable failure) {
        return failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
    }
}
