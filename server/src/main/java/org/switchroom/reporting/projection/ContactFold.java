package org.switchroom.reporting.projection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.switchroom.engine.Choice;
import org.switchroom.engine.ContactKind;
import org.switchroom.engine.Event;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.engine.OutsideEnd;
import org.switchroom.engine.OverflowTarget;
import org.switchroom.engine.OverflowTrigger;

/**
 * Makes contacts and segments of events, and nothing but events. Holds what is still open; {@link #drain} hands out every
 * row that has changed since the last time, each once, in its newest form.
 */
public final class ContactFold {

    /** Rows to be written over their older forms. */
    public record Changes(
            Collection<ContactLogRow> contacts, Collection<SegmentRow> segments, Collection<RouteRow> routes) {}

    private record SegmentKey(long contactId, long eventSeq) {}

    private final Map<Long, ContactLogRow> open = new HashMap<>();
    private final Map<Long, List<SegmentRow>> openSegments = new HashMap<>();
    private final Map<Long, ContactLogRow> changed = new LinkedHashMap<>();
    private final Map<SegmentKey, SegmentRow> changedSegments = new LinkedHashMap<>();
    private final Map<Long, RouteRow> routes = new LinkedHashMap<>();

    /** Goes on with what was open when it was written. */
    public ContactFold(Collection<ContactLogRow> openContacts, Collection<SegmentRow> openSegments) {
        openContacts.forEach(contact -> open.put(contact.contactId(), contact));
        openSegments.forEach(this::keep);
    }

    public Changes drain() {
        var changes = new Changes(
                List.copyOf(changed.values()), List.copyOf(changedSegments.values()), List.copyOf(routes.values()));
        changed.clear();
        changedSegments.clear();
        routes.clear();
        return changes;
    }

    public void add(LoggedEvent logged) {
        long at = logged.atMs();
        switch (logged.event()) {
            case Event.ContactOpened e -> {
                put(ContactLogRow.opened(logged.firmId(), e, at));
                begin(logged, e.contactId(), SegmentKind.MENU, 0, 0, "");
            }
            case Event.ContactRouted e -> routes.put(e.contactId(), route(logged, e));
            case Event.MessageLeft e -> put(ContactLogRow.left(logged.firmId(), e, at));
            case Event.CallPlaced e -> put(ContactLogRow.placed(logged.firmId(), e, at));
            case Event.OutsideConnected e -> outsideConnected(logged, e);
            case Event.ContactQueued e -> queued(logged, e);
            case Event.ContactOverflowed e -> overflowed(logged, e);
            case Event.OverflowPassed e ->
                moment(
                        logged,
                        e.contactId(),
                        e.rulesOf(),
                        OverflowTrigger.WAITED + "/" + OverflowTarget.Kind.QUEUE,
                        "PASSED");
            case Event.ContactWidened e -> widened(e, at);
            case Event.PriorityChanged e ->
                moment(
                        logged,
                        e.contactId(),
                        SegmentKind.PRIORITY,
                        e.queueId(),
                        e.byUserId(),
                        Integer.toString(e.priority()));
            case Event.ContactMoved e -> moment(logged, e.contactId(), SegmentKind.MOVE, e.queueId(), e.byUserId(), "");
            case Event.ContactOffered e ->
                begin(logged, e.contactId(), SegmentKind.OFFER, e.queueId(), e.agentId(), "", known(e.choice()), null);
            case Event.OfferEnded e ->
                endOf(e.contactId(), SegmentKind.OFFER, e.agentId(), at, e.why().name());
            case Event.ContactConnected e -> connected(logged, e);
            case Event.ContactHeld e -> begin(logged, e.contactId(), SegmentKind.HOLD, 0, e.agentId(), "");
            case Event.ContactResumed e -> end(e.contactId(), SegmentKind.HOLD, at, "RESUMED");
            case Event.ConversationEnded e -> {
                end(e.contactId(), SegmentKind.HOLD, at, e.why().name());
                end(e.contactId(), SegmentKind.CONVERSATION, at, e.why().name());
                change(e.contactId(), contact -> contact.talked(e.talkMs(), e.holdMs()));
            }
            case Event.CallbackRequested e -> {
                leaveQueue(e.contactId(), at, "CALLBACK");
                begin(logged, e.contactId(), SegmentKind.CALLBACK, e.queueId(), 0, e.number());
            }
            case Event.CallbackDialled e -> {
                endOf(e.contactId(), SegmentKind.OFFER, e.agentId(), at, "ANSWERED");
                begin(logged, e.contactId(), SegmentKind.ATTEMPT, e.queueId(), e.agentId(), e.number());
            }
            case Event.CallbackAttempted e ->
                end(e.contactId(), SegmentKind.ATTEMPT, at, e.why().name());
            case Event.CallbackCancelled e -> cancelled(e, at);
            case Event.PlaceTakenUp e ->
                moment(logged, e.contactId(), SegmentKind.TAKEN_UP, e.queueId(), 0, Long.toString(e.fromContactId()));
            case Event.ContactDialled e ->
                begin(logged, e.contactId(), SegmentKind.OUTSIDE, 0, e.agentId(), e.number());
            case Event.OutsideLost e -> outsideLost(e, at);
            case Event.ConsultStarted e ->
                begin(logged, e.contactId(), SegmentKind.CONSULT, e.queueId(), e.toAgentId(), e.number());
            case Event.ConsultConnected e -> consulted(e, at);
            case Event.ConsultEnded e ->
                end(e.contactId(), SegmentKind.CONSULT, at, e.why().name());
            case Event.ContactHandedOver e -> handedOver(logged, e);
            case Event.WrapUpStarted e ->
                begin(logged, e.contactId(), SegmentKind.WRAP_UP, e.queueId(), e.agentId(), "");
            case Event.WrapUpEnded e -> endOf(e.contactId(), SegmentKind.WRAP_UP, e.agentId(), at, e.by().name());
            case Event.ContactEnded e -> ended(e, at);
            default -> {}
        }
    }

    private static RouteRow route(LoggedEvent logged, Event.ContactRouted e) {
        var grounds = e.grounds();
        return new RouteRow(
                logged.firmId(),
                e.contactId(),
                logged.atMs(),
                grounds.ruleId(),
                grounds.ruleName(),
                e.queueId(),
                grounds.passed(),
                grounds.gaps());
    }

    private void queued(LoggedEvent logged, Event.ContactQueued e) {
        if (openOf(e.contactId(), SegmentKind.CALLBACK) != null) {
            // A supervisor has moved who is to be called back: no stay on the line begins.
            change(e.contactId(), contact -> contact.inQueue(e.queueId()));
            return;
        }
        end(e.contactId(), SegmentKind.MENU, logged.atMs(), "QUEUED");
        end(e.contactId(), SegmentKind.OVERFLOW, logged.atMs(), "QUEUED");
        leaveQueue(e.contactId(), logged.atMs(), "MOVED");
        boolean message = isMessage(e.contactId());
        begin(
                logged,
                e.contactId(),
                message ? SegmentKind.MESSAGE : SegmentKind.QUEUE,
                e.queueId(),
                0,
                e.cause().name(),
                null,
                message ? null : e.estimatedWaitMs());
        change(e.contactId(), contact -> contact.inQueue(e.queueId()));
    }

    /** A target that is no queue and does not stay is a stretch of its own, until the contact ends or waits again. */
    private void overflowed(LoggedEvent logged, Event.ContactOverflowed e) {
        String cause = e.trigger() + "/" + e.target();
        if (e.target().stays()) {
            moment(logged, e.contactId(), e.queueId(), cause, "");
            return;
        }
        end(e.contactId(), SegmentKind.MENU, logged.atMs(), "OVERFLOWED");
        leaveQueue(e.contactId(), logged.atMs(), "OVERFLOWED");
        if (e.target() == OverflowTarget.Kind.QUEUE) {
            moment(logged, e.contactId(), e.queueId(), cause, "");
        } else {
            begin(logged, e.contactId(), SegmentKind.OVERFLOW, e.queueId(), 0, cause);
        }
    }

    /** A step that takes no time. */
    private void moment(LoggedEvent logged, long contactId, int queueId, String cause, String result) {
        begin(logged, contactId, SegmentKind.OVERFLOW, queueId, 0, cause);
        end(contactId, SegmentKind.OVERFLOW, logged.atMs(), result);
    }

    private static @Nullable Choice known(Choice choice) {
        return choice.equals(Choice.UNKNOWN) ? null : choice;
    }

    private void widened(Event.ContactWidened e, long at) {
        var queue = openOf(e.contactId(), isMessage(e.contactId()) ? SegmentKind.MESSAGE : SegmentKind.QUEUE);
        if (queue != null) {
            replace(queue, queue.widened(new SegmentRow.Widening(at, e.stage())));
        }
    }

    private void cancelled(Event.CallbackCancelled e, long at) {
        var callback = openOf(e.contactId(), SegmentKind.CALLBACK);
        if (callback != null) {
            replace(callback, callback.with(e.byUserId()));
        }
        end(e.contactId(), SegmentKind.CALLBACK, at, "CANCELLED");
    }

    private void connected(LoggedEvent logged, Event.ContactConnected e) {
        end(e.contactId(), SegmentKind.ATTEMPT, logged.atMs(), "ANSWERED");
        end(e.contactId(), SegmentKind.CALLBACK, logged.atMs(), "ANSWERED");
        endOf(e.contactId(), SegmentKind.OFFER, e.agentId(), logged.atMs(), "ANSWERED");
        leaveQueue(e.contactId(), logged.atMs(), "ANSWERED");
        begin(logged, e.contactId(), SegmentKind.CONVERSATION, e.queueId(), e.agentId(), "");
        change(e.contactId(), contact -> contact.talkingTo(e.agentId()));
        if (e.queueId() == 0) {
            change(e.contactId(), contact -> contact.waited(e.waitedMs()));
        }
    }

    /** Of a call that an agent has placed: until now it rang there, from now on the two talk. */
    private void outsideConnected(LoggedEvent logged, Event.OutsideConnected e) {
        var contact = open.get(e.contactId());
        if (contact == null || contact.placedBy() == 0 || contact.kind() != ContactKind.OUTBOUND) {
            return;
        }
        long at = logged.atMs();
        var rang = end(e.contactId(), SegmentKind.OUTSIDE, at, "ANSWERED");
        begin(logged, e.contactId(), SegmentKind.CONVERSATION, 0, contact.placedBy(), e.number());
        put(contact.talkingTo(contact.placedBy()).waited(rang == null ? 0 : at - rang.startedAtMs()));
    }

    /** From here on it is known who was reached. */
    private void consulted(Event.ConsultConnected e, long at) {
        end(e.contactId(), SegmentKind.OFFER, at, "ANSWERED");
        var consult = openOf(e.contactId(), SegmentKind.CONSULT);
        if (consult != null) {
            replace(consult, consult.with(e.partnerId()));
        }
    }

    private void outsideLost(Event.OutsideLost e, long at) {
        end(e.contactId(), SegmentKind.OUTSIDE, at, e.why().name());
        if (e.why() != OutsideEnd.HUNG_UP) {
            end(e.contactId(), SegmentKind.CONSULT, at, e.why().name());
        }
    }

    private void handedOver(LoggedEvent logged, Event.ContactHandedOver e) {
        var consult = openOf(e.contactId(), SegmentKind.CONSULT);
        end(e.contactId(), SegmentKind.CONSULT, logged.atMs(), "HANDED_OVER");
        if (e.toAgentId() == 0) {
            begin(
                    logged,
                    e.contactId(),
                    SegmentKind.OUTSIDE,
                    0,
                    e.fromAgentId(),
                    consult == null ? "" : consult.cause());
        } else {
            begin(logged, e.contactId(), SegmentKind.CONVERSATION, e.queueId(), e.toAgentId(), "HANDED_OVER");
            change(e.contactId(), contact -> contact.inQueue(e.queueId()).talkingTo(e.toAgentId()));
        }
    }

    private void ended(Event.ContactEnded e, long at) {
        end(e.contactId(), SegmentKind.OUTSIDE, at, e.cause().name());
        var talk = end(e.contactId(), SegmentKind.CONVERSATION, at, e.cause().name());
        if (talk != null) {
            change(e.contactId(), contact -> contact.talked(at - talk.startedAtMs(), 0));
        }
        end(e.contactId(), SegmentKind.MENU, at, e.cause().name());
        end(e.contactId(), SegmentKind.OFFER, at, e.cause().name());
        end(e.contactId(), SegmentKind.OVERFLOW, at, e.cause().name());
        end(e.contactId(), SegmentKind.ATTEMPT, at, e.cause().name());
        end(e.contactId(), SegmentKind.CALLBACK, at, e.outcome().name());
        leaveQueue(e.contactId(), at, isMessage(e.contactId()) ? "DISCARDED" : "ABANDONED");
        change(e.contactId(), contact -> contact.ended(e, at));
        open.remove(e.contactId());
    }

    private boolean isMessage(long contactId) {
        var contact = open.get(contactId);
        return contact != null && contact.kind() == ContactKind.VOICEMAIL;
    }

    private void leaveQueue(long contactId, long at, String result) {
        var segment = end(contactId, isMessage(contactId) ? SegmentKind.MESSAGE : SegmentKind.QUEUE, at, result);
        if (segment != null) {
            change(contactId, contact -> contact.waited(at - segment.startedAtMs()));
        }
    }

    // ---- contacts

    private interface Change {
        ContactLogRow of(ContactLogRow contact);
    }

    private void change(long contactId, Change change) {
        var contact = open.get(contactId);
        if (contact != null) {
            put(change.of(contact));
        }
    }

    private void put(ContactLogRow contact) {
        open.put(contact.contactId(), contact);
        changed.put(contact.contactId(), contact);
    }

    // ---- segments

    private void moment(
            LoggedEvent logged, long contactId, SegmentKind kind, int queueId, int byUserId, String result) {
        begin(logged, contactId, kind, queueId, byUserId, "");
        end(contactId, kind, logged.atMs(), result);
    }

    private void begin(LoggedEvent logged, long contactId, SegmentKind kind, int queueId, int agentId, String cause) {
        begin(logged, contactId, kind, queueId, agentId, cause, null, null);
    }

    private void begin(
            LoggedEvent logged,
            long contactId,
            SegmentKind kind,
            int queueId,
            int agentId,
            String cause,
            @Nullable Choice choice,
            @Nullable Long announcedMs) {
        var segment = new SegmentRow(
                logged.firmId(),
                contactId,
                logged.eventSeq(),
                kind,
                logged.atMs(),
                0,
                queueId,
                agentId,
                cause,
                "",
                choice,
                announcedMs,
                List.of());
        keep(segment);
        changed(segment);
    }

    private @Nullable SegmentRow openOf(long contactId, SegmentKind kind) {
        for (var segment : openSegments.getOrDefault(contactId, List.of())) {
            if (segment.kind() == kind) {
                return segment;
            }
        }
        return null;
    }

    private @Nullable SegmentRow end(long contactId, SegmentKind kind, long at, String result) {
        var segment = openOf(contactId, kind);
        return segment == null ? null : end(segment, at, result);
    }

    /** By agent: several phones may ring for a contact, and after a transfer two agents be wrapping it up. */
    private void endOf(long contactId, SegmentKind kind, int agentId, long at, String result) {
        for (var segment : List.copyOf(openSegments.getOrDefault(contactId, List.of()))) {
            if (segment.kind() == kind && segment.agentId() == agentId) {
                end(segment, at, result);
            }
        }
    }

    private SegmentRow end(SegmentRow segment, long at, String result) {
        var ended = segment.ended(at, result);
        changed(ended);
        openSegments.computeIfPresent(segment.contactId(), (id, segments) -> {
            segments.remove(segment);
            return segments.isEmpty() ? null : segments;
        });
        return ended;
    }

    private void replace(SegmentRow segment, SegmentRow next) {
        Objects.requireNonNull(openSegments.get(segment.contactId()))
                .replaceAll(one -> one.equals(segment) ? next : one);
        changed(next);
    }

    private void changed(SegmentRow segment) {
        changedSegments.put(new SegmentKey(segment.contactId(), segment.eventSeq()), segment);
    }

    private void keep(SegmentRow segment) {
        openSegments
                .computeIfAbsent(segment.contactId(), id -> new ArrayList<>(2))
                .add(segment);
    }
}
