package org.switchroom.simulator.checks;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.switchroom.engine.EndCause;
import org.switchroom.engine.EndedBy;
import org.switchroom.engine.Event;

/**
 * Places at which nobody waits: of callbacks that rest, and of callers who were cut off, for as long as their queue keeps
 * them; a part of {@link Hall}.
 */
final class KeptPlaces {
    private record Left(int firmId, Place place, long untilMs) {}

    private final Map<Long, Place> resting = new HashMap<>();
    /** Contacts whose customer has hung up and was not reached yet. */
    private final Set<Long> callbacks = new HashSet<>();
    /** Of these, whose customer is being called. */
    private final Set<Long> calling = new HashSet<>();

    private final Map<Long, Left> left = new HashMap<>();
    private final TreeMap<Long, TreeSet<Long>> untilMs = new TreeMap<>();

    boolean isCallback(long contactId) {
        return callbacks.contains(contactId);
    }

    boolean isCalling(long contactId) {
        return calling.contains(contactId);
    }

    @Nullable
    Place resting(long contactId) {
        return resting.get(contactId);
    }

    /** Of one who was cut off; null: none is kept for this firm, or not any more. */
    @Nullable
    Place left(long contactId, int firmId, long nowMs) {
        Left one = left.get(contactId);
        return one == null || one.firmId != firmId || one.untilMs < nowMs ? null : one.place;
    }

    // ---- what the events change

    void requested(long contactId) {
        callbacks.add(contactId);
    }

    void rests(long contactId, Place place) {
        calling.remove(contactId);
        resting.put(contactId, place);
    }

    void returned(long contactId) {
        resting.remove(contactId);
    }

    void dialled(long contactId) {
        calling.add(contactId);
    }

    void connected(long contactId) {
        callbacks.remove(contactId);
        calling.remove(contactId);
    }

    /** @param line in which the contact waited to the end, with the place; null: it did not */
    void ended(Event.ContactEnded e, @Nullable Line line, @Nullable Place place, long nowMs) {
        boolean callback = callbacks.remove(e.contactId());
        calling.remove(e.contactId());
        resting.remove(e.contactId());
        boolean cutOff = e.by() == EndedBy.CALLER || e.cause() == EndCause.MEDIA_LOST;
        if (line != null && place != null && cutOff && !callback) {
            keep(e.contactId(), line, place, nowMs);
        }
    }

    private void keep(long contactId, Line line, Place place, long nowMs) {
        long keptMs = line.rules.returns().resumeWithinMs();
        if (keptMs > 0) {
            left.put(contactId, new Left(line.firmId, place, nowMs + keptMs));
            untilMs.computeIfAbsent(nowMs + keptMs, ms -> new TreeSet<>()).add(contactId);
        }
        while (!untilMs.isEmpty() && untilMs.firstKey() < nowMs) {
            untilMs.pollFirstEntry().getValue().forEach(left::remove);
        }
    }

    void takenUp(long contactId) {
        left.remove(contactId);
    }
}
