package org.switchroom.simulator.checks;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.switchroom.engine.CentreView;
import org.switchroom.engine.Command;
import org.switchroom.engine.EndCause;
import org.switchroom.engine.Event;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.engine.OutsideEnd;
import org.switchroom.engine.QueuedCause;
import org.switchroom.engine.ReturnRules;
import org.switchroom.engine.Submission;

/**
 * Promises to call back are kept, as docs/adr/0011 has it: on the number that was asked for, no more often than the queue
 * allows, neither sooner after one attempt than it says nor while it calls nobody, and in line again at the first thing that
 * happens from then on; a promise ends for the reason that is told, and no restart ends it. Whoever is here again goes on at the
 * place that was left, once; that it is the same place, {@link FairOrder} sees.
 */
final class CallbackLives implements Checker {
    private static final class Promise {
        final String number;
        int attempts;
        /** Not before; 0: at once. */
        long retryAtMs;

        boolean rests;
        /** Told so last. */
        long untilMs;
        /** Who hears the customer's telephone ring; 0: nobody. */
        int calledBy;
        /** It has to end in this command, for this. */
        @Nullable
        String over;

        Promise(String number) {
            this.number = number;
        }
    }

    private final Hall hall;
    private final Map<Long, Promise> promises = new HashMap<>();
    /** Where each is now. */
    private final Map<Long, Integer> queueIds = new HashMap<>();

    private final Map<Integer, Long> heldUntilMs = new HashMap<>();
    /** Those that rest, by when they may return. */
    private final TreeMap<Long, TreeSet<Long>> due = new TreeMap<>();

    private final Map<Long, Long> dueAtMs = new HashMap<>();

    private @Nullable Command command;
    private int firmId;
    private long nowMs;

    CallbackLives(Hall hall) {
        this.hall = hall;
    }

    @Override
    public void asked(Submission submission) {
        command = submission.command();
        firmId = submission.firmId();
    }

    @Override
    public void see(LoggedEvent logged) {
        nowMs = logged.atMs();
        switch (logged.event()) {
            case Event.CallbackRequested e -> requested(e);
            case Event.CallbacksHeld e -> held(e);
            case Event.QueueRemoved e -> heldUntilMs.remove(e.queueId());
            case Event.ContactQueued e -> queued(e);
            case Event.CallbackRested e -> rested(promise(e.contactId()), e);
            case Event.CallbackReturned e -> returned(promise(e.contactId()), e);
            case Event.ContactOffered e when promises.containsKey(e.contactId()) -> offered(e);
            case Event.CallbackDialled e -> dialled(promise(e.contactId()), e);
            case Event.CallbackAttempted e -> attempted(promise(e.contactId()), e);
            case Event.CallbackCancelled e -> promise(e.contactId()).over = "cancelled";
            case Event.PlaceTakenUp e -> takenUp(e);
            case Event.ContactConnected e -> {
                Promise promise = promises.get(e.contactId());
                Violation.unless(
                        promise == null || command instanceof Command.OutsideAnswered,
                        e.contactId(),
                        () -> "The customer was reached by " + command);
                forget(e.contactId());
            }
            case Event.ContactEnded e -> ended(promises.get(e.contactId()), e);
            default -> {}
        }
    }

    private void requested(Event.CallbackRequested e) {
        boolean asked = command instanceof Command.RequestCallback c
                && c.contactId() == e.contactId()
                && c.number().equals(e.number());
        Violation.unless(asked, e.contactId(), () -> "To be called on " + e.number() + " by " + command);
        Violation.unless(
                hall.place(e.contactId()).at.queueId() == e.queueId(), e.contactId(), "Asked for in another queue");
        promises.put(e.contactId(), new Promise(e.number()));
        queueIds.put(e.contactId(), e.queueId());
    }

    private void held(Event.CallbacksHeld e) {
        long untilMs = command instanceof Command.HoldCallbacks c && c.queueId() == e.queueId() && c.untilMs() > nowMs
                ? c.untilMs()
                : 0;
        Violation.unless(e.untilMs() == untilMs, 0, () -> "Held until " + e.untilMs() + " instead of " + untilMs);
        heldUntilMs.put(e.queueId(), e.untilMs());
        queueIds.forEach((contactId, queueId) -> {
            if (queueId == e.queueId()) {
                awaits(contactId, promise(contactId));
            }
        });
    }

    /** Moved by hand; or told nothing of the kind. */
    private void queued(Event.ContactQueued e) {
        if (promises.containsKey(e.contactId())) {
            Violation.unless(
                    e.cause() == QueuedCause.MOVED,
                    e.contactId(),
                    () -> "To be called back, and queued by " + e.cause());
            queueIds.put(e.contactId(), e.queueId());
        }
    }

    // ---- out of line and back

    private void rested(Promise promise, Event.CallbackRested e) {
        long heldMs = heldUntilMs(e.contactId());
        Violation.unless(
                e.untilMs() == Math.max(promise.retryAtMs, heldMs) && (promise.rests || e.untilMs() > nowMs),
                e.contactId(),
                () -> "Rests until " + e.untilMs() + " with the queue held until " + heldMs);
        Violation.unless(
                !promise.rests || e.untilMs() != promise.untilMs, e.contactId(), "Told twice until when it rests");
        rests(e.contactId(), promise, e.untilMs());
    }

    private void rests(long contactId, Promise promise, long untilMs) {
        promise.rests = true;
        promise.untilMs = untilMs;
        awaits(contactId, promise);
    }

    private void returned(Promise promise, Event.CallbackReturned e) {
        long mayMs = Math.max(promise.retryAtMs, heldUntilMs(e.contactId()));
        Violation.unless(
                promise.rests && mayMs <= nowMs,
                e.contactId(),
                () -> "In line again at " + nowMs + " instead of " + mayMs);
        promise.rests = false;
        promise.retryAtMs = 0;
        awaits(e.contactId(), promise);
    }

    private void awaits(long contactId, Promise promise) {
        Long before = dueAtMs.remove(contactId);
        if (before != null) {
            TreeSet<Long> together = Objects.requireNonNull(due.get(before));
            together.remove(contactId);
            if (together.isEmpty()) {
                due.remove(before);
            }
        }
        if (promise.rests) {
            long atMs = Math.max(promise.retryAtMs, heldUntilMs(contactId));
            dueAtMs.put(contactId, atMs);
            due.computeIfAbsent(atMs, ms -> new TreeSet<>()).add(contactId);
        }
    }

    private long heldUntilMs(long contactId) {
        return heldUntilMs.getOrDefault(queueIds.getOrDefault(contactId, 0), 0L);
    }

    // ---- the agent first, then the customer

    private void offered(Event.ContactOffered e) {
        Violation.unless(heldUntilMs(e.contactId()) <= nowMs, e.contactId(), "Rings while its queue calls nobody back");
    }

    private void dialled(Promise promise, Event.CallbackDialled e) {
        boolean picksUp = command instanceof Command.AcceptOffer c
                && c.contactId() == e.contactId()
                && c.agentId() == e.agentId();
        Violation.unless(picksUp, e.contactId(), () -> "The customer is called by " + command);
        Violation.unless(e.number().equals(promise.number), e.contactId(), () -> "Called on " + e.number());
        Violation.unless(
                e.attempt() == promise.attempts + 1,
                e.contactId(),
                () -> "Attempt " + e.attempt() + " after " + promise.attempts);
        promise.calledBy = e.agentId();
    }

    private void attempted(Promise promise, Event.CallbackAttempted e) {
        Violation.unless(promise.calledBy == e.agentId(), e.contactId(), () -> "Was called by " + promise.calledBy);
        Violation.unless(e.why() == whyNot(e.contactId(), e.agentId()), e.contactId(), () -> "Missed by " + command);
        promise.attempts += e.why() == OutsideEnd.LOST ? 0 : 1;
        Violation.unless(
                e.attempts() == promise.attempts,
                e.contactId(),
                () -> e.attempts() + " attempts instead of " + promise.attempts);
        ReturnRules rules = hall.line(e.queueId()).rules.returns();
        boolean last = e.why() != OutsideEnd.LOST && promise.attempts >= rules.maxAttempts();
        long retryAtMs = last ? 0 : nowMs + rules.retryMs();
        Violation.unless(
                e.retryAtMs() == retryAtMs,
                e.contactId(),
                () -> "Again at " + e.retryAtMs() + " instead of " + retryAtMs);
        promise.calledBy = 0;
        promise.over = last ? "failed" : null;
        promise.retryAtMs = last ? Long.MAX_VALUE : retryAtMs;
        rests(e.contactId(), promise, promise.retryAtMs);
    }

    private @Nullable OutsideEnd whyNot(long contactId, int agentId) {
        return switch (command) {
            case Command.OutsideEnded c when c.contactId() == contactId -> c.why();
            case Command.LeaveContact c when c.contactId() == contactId && c.agentId() == agentId -> OutsideEnd.HUNG_UP;
            case Command.LoseDevice c when c.agentId() == agentId -> OutsideEnd.LOST;
            case Command.Restart c -> OutsideEnd.LOST;
            case null, default -> null;
        };
    }

    // ---- the end, and another at the same place

    private void takenUp(Event.PlaceTakenUp e) {
        boolean asked = command instanceof Command.EnqueueContact c
                && c.contactId() == e.contactId()
                && c.resumesContactId() == e.fromContactId()
                && c.queueId() == e.queueId();
        Violation.unless(asked, e.contactId(), () -> "Takes a place up by " + command);
        Place place = hall.toBeTakenUp(e.fromContactId(), firmId, nowMs);
        Violation.unless(
                place != null && place.at.queueId() == e.queueId() && place.at.queuedAtMs() == e.sinceMs(),
                e.contactId(),
                () -> "Takes up [" + place + "] as [" + e + "]");
        Promise promise = promises.get(e.fromContactId());
        if (promise != null) {
            promise.over = "taken up";
        }
    }

    private void ended(@Nullable Promise promise, Event.ContactEnded e) {
        boolean byIntention = e.cause() == EndCause.CALLBACK;
        Violation.unless(
                byIntention == (promise != null && promise.over != null),
                e.contactId(),
                () -> "Ended for " + e.cause() + (promise == null ? "" : ", " + promise.over));
        Violation.unless(
                promise == null || e.cause() != EndCause.SERVER_RESTART, e.contactId(), "A restart ends a promise");
        forget(e.contactId());
    }

    private void forget(long contactId) {
        Promise promise = promises.remove(contactId);
        if (promise != null) {
            promise.rests = false;
            awaits(contactId, promise);
            queueIds.remove(contactId);
        }
    }

    @Override
    public void settled() {
        promises.forEach((contactId, promise) ->
                Violation.unless(promise.over == null, contactId, () -> "Is " + promise.over + " and goes on"));
        boolean timersRun = !(command instanceof Command.Restart);
        if (timersRun && !due.isEmpty() && due.firstKey() <= nowMs) {
            throw new Violation(due.firstEntry().getValue().first(), "Was to be in line again at " + due.firstKey());
        }
        command = null;
    }

    @Override
    public void compare(CentreView shown) {
        promises.forEach((contactId, promise) -> {
            CentreView.CallbackStatus callback = shown.callback(contactId);
            boolean same = callback != null
                    && callback.attempts() == promise.attempts
                    && callback.number().equals(promise.number)
                    && callback.nextAtMs() == (promise.rests ? promise.untilMs : 0);
            Violation.unless(same, contactId, () -> "Shown as [" + callback + "]");
        });
    }

    @Override
    public void atEnd() {
        if (!promises.isEmpty()) {
            throw new Violation(promises.keySet().iterator().next(), promises.size() + " promises never ended");
        }
    }

    private Promise promise(long contactId) {
        Promise promise = promises.get(contactId);
        if (promise == null) {
            throw new Violation(contactId, "Nobody has asked to be called back");
        }
        return promise;
    }
}
