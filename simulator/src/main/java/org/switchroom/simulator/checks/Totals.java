package org.switchroom.simulator.checks;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.switchroom.engine.CentreView;
import org.switchroom.engine.Event;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.engine.Outcome;
import org.switchroom.engine.QueuedCause;

/**
 * The figures reconcile. At any time: contacts opened are those ended and those shown as open; and of every queue, those that
 * came in, callers and consults, are those connected, those that gave up, those gone elsewhere and those shown as waiting or
 * ringing, and those connected are those that have left and those shown as talking. In the end: what was begun was ended.
 */
final class Totals implements Checker {
    /** Of one queue: what came in and what went out, as lines and as conversations. */
    private static final class Flow {
        long queued;
        long left;
        long connected;
        long parted;
    }

    private final Map<Class<? extends Event>, Long> counts = new HashMap<>();
    private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
    private final Map<QueuedCause, Long> causes = new EnumMap<>(QueuedCause.class);
    private final Map<Integer, Flow> flows = new HashMap<>();
    private final Map<Long, Integer> waitsIn = new HashMap<>();
    /** Of the caller: with an agent, or with somebody outside. */
    private final Map<Long, Integer> talksIn = new HashMap<>();
    /** Until it is queued again: the queue through which the caller last talked. */
    private final Map<Long, Integer> cameThrough = new HashMap<>();
    /** Of whom the agent has asked through a queue. */
    private final Map<Long, Integer> askedIn = new HashMap<>();

    /** Not in the figures of callers. */
    private final Set<Long> messages = new HashSet<>();
    /** Customers who are being called back. */
    private final Set<Long> calling = new HashSet<>();

    private long conversations;
    private long answeredOffers;
    private long handedOver;
    private long overflowedToQueue;

    @Override
    public void see(LoggedEvent logged) {
        counts.merge(logged.event().getClass(), 1L, Long::sum);
        switch (logged.event()) {
            case Event.QueueRemoved e -> flows.remove(e.queueId());
            case Event.MessageLeft e -> messages.add(e.contactId());
            case Event.ContactQueued e -> {
                causes.merge(e.cause(), 1L, Long::sum);
                endsTalk(e.contactId());
                waits(e.contactId(), e.queueId());
            }
            case Event.ConsultQueued e -> waits(e.contactId(), e.queueId());
            case Event.ContactOverflowed e
            when !e.target().stays() -> {
                leavesLine(e.contactId());
                cameThrough.put(e.contactId(), e.queueId());
                overflowedToQueue += e.toQueueId() == 0 ? 0 : 1;
            }
            case Event.ContactConnected e -> {
                leavesLine(e.contactId());
                talks(e.contactId(), e.queueId());
                conversations++;
                answeredOffers += calling.remove(e.contactId()) ? 0 : 1;
            }
            case Event.CallbackDialled e -> {
                answeredOffers++;
                calling.add(e.contactId());
            }
            case Event.CallbackRested e -> leavesLine(e.contactId());
            case Event.CallbackReturned e -> waits(e.contactId(), e.queueId());
            case Event.CallbackAttempted e -> {
                calling.remove(e.contactId());
                leavesLine(e.contactId());
            }
            case Event.ConsultConnected e -> asked(e);
            case Event.ConsultEnded e -> consultEnds(e);
            case Event.ContactHandedOver e -> handedOver(e);
            case Event.ContactDialled e -> talks(e.contactId(), cameThrough.getOrDefault(e.contactId(), 0));
            case Event.ConversationEnded e -> endsTalk(e.contactId());
            case Event.ContactEnded e -> {
                outcomes.merge(e.outcome(), 1L, Long::sum);
                leavesLine(e.contactId());
                endsTalk(e.contactId());
                cameThrough.remove(e.contactId());
                messages.remove(e.contactId());
                calling.remove(e.contactId());
            }
            default -> {}
        }
    }

    private void waits(long contactId, int queueId) {
        leavesLine(contactId);
        if (!messages.contains(contactId)) {
            flow(queueId).queued++;
        }
        waitsIn.put(contactId, queueId);
    }

    private void leavesLine(long contactId) {
        Integer queueId = waitsIn.remove(contactId);
        if (queueId != null && !messages.contains(contactId)) {
            flow(queueId).left++;
        }
    }

    private void talks(long contactId, int queueId) {
        flow(queueId).connected++;
        talksIn.put(contactId, queueId);
    }

    private void endsTalk(long contactId) {
        Integer queueId = talksIn.remove(contactId);
        if (queueId != null) {
            flow(queueId).parted++;
            cameThrough.put(contactId, queueId);
        }
    }

    private void asked(Event.ConsultConnected e) {
        answeredOffers += e.partnerId() == 0 ? 0 : 1;
        Integer queueId = waitsIn.get(e.contactId());
        if (queueId != null) {
            leavesLine(e.contactId());
            flow(queueId).connected++;
            askedIn.put(e.contactId(), queueId);
        }
    }

    private void consultEnds(Event.ConsultEnded e) {
        leavesLine(e.contactId());
        Integer queueId = askedIn.remove(e.contactId());
        if (queueId != null) {
            flow(queueId).parted++;
        }
    }

    /** Who came through a queue of the consult counts there on; else the caller's queue counts one more. */
    private void handedOver(Event.ContactHandedOver e) {
        handedOver++;
        conversations += e.toAgentId() == 0 ? 0 : 1;
        if (askedIn.remove(e.contactId()) == null) {
            flow(e.queueId()).connected++;
        }
        talksIn.put(e.contactId(), e.queueId());
    }

    private Flow flow(int queueId) {
        return flows.computeIfAbsent(queueId, id -> new Flow());
    }

    @Override
    public void compare(CentreView shown) {
        equal("contacts opened, and ended or open", opened(), of(Event.ContactEnded.class) + shown.openContacts());
        for (Map.Entry<Integer, Flow> one : flows.entrySet()) {
            CentreView.QueueStatus queue = shown.queue(one.getKey());
            Flow flow = one.getValue();
            if (one.getKey() == 0) {
                continue;
            }
            Violation.unless(queue != null, 0, () -> "Queue " + one.getKey() + " is not shown");
            if (queue != null) {
                equal("queued, and left or in line", flow.queued, flow.left + queue.waiting() + queue.offered());
                equal("connected, and parted or talking", flow.connected, flow.parted + queue.talking());
            }
        }
    }

    @Override
    public void atEnd() {
        equal("contacts opened and ended", opened(), of(Event.ContactEnded.class));
        equal("offers made and ended", of(Event.ContactOffered.class), of(Event.OfferEnded.class) + answeredOffers);
        equal("conversations", conversations, of(Event.ConversationEnded.class));
        equal("consults", of(Event.ConsultStarted.class), of(Event.ConsultEnded.class) + handedOver);
        equal("wrap-ups", of(Event.WrapUpStarted.class), of(Event.WrapUpEnded.class));
        equal("moved by hand", of(Event.ContactMoved.class), causes.getOrDefault(QueuedCause.MOVED, 0L));
        equal("overflowed to a queue", overflowedToQueue, causes.getOrDefault(QueuedCause.OVERFLOW, 0L));
        equal(
                "outcomes and contacts",
                outcomes.values().stream().mapToLong(n -> n).sum(),
                opened());
    }

    private long opened() {
        return of(Event.ContactOpened.class) + of(Event.MessageLeft.class) + of(Event.CallPlaced.class);
    }

    private long of(Class<? extends Event> kind) {
        return counts.getOrDefault(kind, 0L);
    }

    private static void equal(String what, long one, long other) {
        Violation.unless(one == other, 0, () -> what + ": " + one + " and " + other);
    }
}
