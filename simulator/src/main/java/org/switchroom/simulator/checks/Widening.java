package org.switchroom.simulator.checks;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.switchroom.engine.Event;
import org.switchroom.engine.LoggedEvent;

/**
 * More agents come into question when a contact has waited as long as its steps and its queue's tiers say, one stage after the
 * other, not before, and at the first thing that happens from then on.
 */
final class Widening implements Checker {
    private final Hall hall;
    /** By the time they are due. */
    private final TreeMap<Long, TreeSet<Long>> due = new TreeMap<>();

    private final Map<Long, Long> dueAtMs = new HashMap<>();
    private long nowMs;

    Widening(Hall hall) {
        this.hall = hall;
    }

    @Override
    public void see(LoggedEvent logged) {
        nowMs = logged.atMs();
        switch (logged.event()) {
            case Event.ContactQueued e -> {
                forget(e.contactId());
                awaits(e.contactId(), hall.entering(e, logged).beginsAtMs(1));
            }
            case Event.ContactWidened e -> widened(e);
            case Event.ContactConnected e -> forget(e.contactId());
            case Event.ContactEnded e -> forget(e.contactId());
            default -> {}
        }
    }

    private void widened(Event.ContactWidened e) {
        Place place = hall.place(e.contactId());
        Long atMs = dueAtMs.get(e.contactId());
        Violation.unless(
                atMs != null && atMs <= nowMs,
                e.contactId(),
                () -> "Widened at " + nowMs + " though the next stage begins at " + atMs);
        Violation.unless(
                e.stage() == place.stage() + 1 && e.queueId() == place.queueId,
                e.contactId(),
                () -> "Widened to stage " + e.stage() + " of queue " + e.queueId() + ": " + place);
        forget(e.contactId());
        awaits(e.contactId(), place.beginsAtMs(e.stage() + 1));
    }

    private void awaits(long contactId, long atMs) {
        if (atMs != Long.MAX_VALUE) {
            dueAtMs.put(contactId, atMs);
            due.computeIfAbsent(atMs, ms -> new TreeSet<>()).add(contactId);
        }
    }

    private void forget(long contactId) {
        Long atMs = dueAtMs.remove(contactId);
        TreeSet<Long> together = atMs == null ? null : due.get(atMs);
        if (atMs != null && together != null) {
            together.remove(contactId);
            if (together.isEmpty()) {
                due.remove(atMs);
            }
        }
    }

    @Override
    public void settled() {
        if (!due.isEmpty() && due.firstKey() <= nowMs) {
            long contactId = due.firstEntry().getValue().first();
            throw new Violation(contactId, "Was to be widened at " + due.firstKey() + ", and it is " + nowMs);
        }
    }
}
