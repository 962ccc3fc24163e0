package org.switchroom.simulator.checks;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.switchroom.engine.CentreView;
import org.switchroom.engine.Event;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.engine.Outcome;

/**
 * The figures reconcile. At any time: contacts opened are those ended and those shown as open; and of every queue, those that
 * came in are those connected, those that gave up, those moved elsewhere and those shown as waiting or ringing. In the end:
 * what was begun was ended.
 */
final class Totals implements Checker {
    private static final class Flow {
        long queued;
        long connected;
        long abandoned;
        long moved;
        long parted;
    }

    private final Map<Class<? extends Event>, Long> counts = new HashMap<>();
    private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
    private final Map<Integer, Flow> flows = new HashMap<>();
    private final Map<Long, Integer> waitsIn = new HashMap<>();
    private final Map<Long, Integer> talksIn = new HashMap<>();

    @Override
    public void see(LoggedEvent logged) {
        counts.merge(logged.event().getClass(), 1L, Long::sum);
        switch (logged.event()) {
            case Event.QueueRemoved e -> flows.remove(e.queueId());
            case Event.ContactQueued e -> queued(e);
            case Event.ContactConnected e -> {
                flow(e.queueId()).connected++;
                waitsIn.remove(e.contactId());
                talksIn.put(e.contactId(), e.queueId());
            }
            case Event.ConversationEnded e -> {
                Integer queueId = talksIn.remove(e.contactId());
                if (queueId != null) {
                    flow(queueId).parted++;
                }
            }
            case Event.ContactEnded e -> {
                outcomes.merge(e.outcome(), 1L, Long::sum);
                Integer queueId = waitsIn.remove(e.contactId());
                if (queueId != null) {
                    flow(queueId).abandoned++;
                }
            }
            default -> {}
        }
    }

    private void queued(Event.ContactQueued e) {
        flow(e.queueId()).queued++;
        Integer from = waitsIn.put(e.contactId(), e.queueId());
        if (from != null) {
            flow(from).moved++;
        }
    }

    private Flow flow(int queueId) {
        return flows.computeIfAbsent(queueId, id -> new Flow());
    }

    @Override
    public void compare(CentreView shown) {
        equal(
                "contacts opened, and ended or open",
                of(Event.ContactOpened.class),
                of(Event.ContactEnded.class) + shown.openContacts());
        for (Map.Entry<Integer, Flow> one : flows.entrySet()) {
            CentreView.QueueStatus queue = shown.queue(one.getKey());
            Flow flow = one.getValue();
            Violation.unless(queue != null, 0, () -> "Queue " + one.getKey() + " is not shown");
            if (queue != null) {
                long left = flow.connected + flow.abandoned + flow.moved;
                equal("queued, and left or in line", flow.queued, left + queue.waiting() + queue.offered());
                equal("connected, and parted or talking", flow.connected, flow.parted + queue.talking());
            }
        }
    }

    @Override
    public void atEnd() {
        equal("contacts opened and ended", of(Event.ContactOpened.class), of(Event.ContactEnded.class));
        equal(
                "offers made and ended",
                of(Event.ContactOffered.class),
                of(Event.OfferEnded.class) + of(Event.ContactConnected.class));
        equal("conversations", of(Event.ContactConnected.class), of(Event.ConversationEnded.class));
        equal("wrap-ups", of(Event.WrapUpStarted.class), of(Event.WrapUpEnded.class));
        equal(
                "outcomes and contacts",
                outcomes.values().stream().mapToLong(n -> n).sum(),
                of(Event.ContactOpened.class));
    }

    private long of(Class<? extends Event> kind) {
        return counts.getOrDefault(kind, 0L);
    }

    private static void equal(String what, long one, long other) {
        Violation.unless(one == other, 0, () -> what + ": " + one + " and " + other);
    }
}
