package org.switchroom.simulator.checks;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.switchroom.engine.Command;
import org.switchroom.engine.Event;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.engine.Submission;

/**
 * More agents come into question when a contact has waited as long as its steps and its queue's tiers say, one stage after the
 * other, not before, and at the first thing that happens from then on. An agent who is waited for by name and is not signed in,
 * or does not serve the queue, is passed over at once; what follows comes as much earlier.
 */
final class Widening implements Checker {
    private final Hall hall;
    /** By the time they are due. */
    private final TreeMap<Long, TreeSet<Long>> due = new TreeMap<>();

    private final Map<Long, Long> dueAtMs = new HashMap<>();
    /** Nobody is left whom timers could concern, so they wait for the next command. */
    private boolean restarted;

    private long nowMs;

    Widening(Hall hall) {
        this.hall = hall;
    }

    @Override
    public void asked(Submission submission) {
        restarted = submission.command() instanceof Command.Restart;
    }

    @Override
    public void see(LoggedEvent logged) {
        nowMs = logged.atMs();
        switch (logged.event()) {
            case Event.ContactQueued e -> awaits(e.contactId(), hall.entering(e, logged));
            case Event.ConsultQueued e -> awaits(e.contactId(), hall.entering(e, logged));
            case Event.ContactWidened e -> widened(e);
            case Event.ContactOverflowed e when !e.target().stays() -> forget(e.contactId());
            case Event.CallbackRested e -> forget(e.contactId());
            case Event.CallbackReturned e -> awaits(e.contactId(), hall.returning(e, logged));
            case Event.CallbackDialled e -> forget(e.contactId());
            case Event.ContactConnected e -> forget(e.contactId());
            case Event.ConsultConnected e -> forget(e.contactId());
            case Event.ConsultEnded e -> forget(e.contactId());
            case Event.ContactEnded e -> forget(e.contactId());
            default -> {}
        }
    }

    private void widened(Event.ContactWidened e) {
        Place place = hall.place(e.contactId());
        Long atMs = dueAtMs.get(e.contactId());
        Violation.unless(
                atMs != null && (atMs <= nowMs || !hall.isThereForIt(place)),
                e.contactId(),
                () -> "Widened at " + nowMs + " though the next stage begins at " + atMs);
        Violation.unless(
                e.stage() == place.stage() + 1 && e.queueId() == place.at.queueId(),
                e.contactId(),
                () -> "Widened to stage " + e.stage() + " of queue " + e.queueId() + ": " + place);
        Place wider = place.with(place.at.priority());
        wider.widen(nowMs);
        awaits(e.contactId(), wider);
    }

    private void awaits(long contactId, Place place) {
        forget(contactId);
        long atMs = place.nextChangeAtMs();
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
        if (!restarted && !due.isEmpty() && due.firstKey() <= nowMs) {
            long contactId = due.firstEntry().getValue().first();
            throw new Violation(contactId, "Was to be widened at " + due.firstKey() + ", and it is " + nowMs);
        }
        hall.newlyWaiting().forEach(this::waitsForSomebodyThere);
        hall.waitingForThoseGone().forEach(this::waitsForSomebodyThere);
    }

    private void waitsForSomebodyThere(Place place) {
        Violation.unless(
                hall.isThereForIt(place),
                place.at.contactId(),
                () -> "Waits for agent " + place.waitsForAgent() + ", who is not there: " + place);
    }
}
