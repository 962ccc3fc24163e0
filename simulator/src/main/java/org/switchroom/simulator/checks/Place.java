package org.switchroom.simulator.checks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.switchroom.engine.Event;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.engine.QueueRules;
import org.switchroom.engine.QueuedCause;
import org.switchroom.engine.Requirements;
import org.switchroom.engine.RoutingProfile;
import org.switchroom.engine.Service;

/**
 * A contact in a queue, waiting or ringing, and what it asks for as time goes by: of its own steps the last that has begun;
 * of the tiers the first, and one more after each tier wait, until the highest that anybody had when it came in: then all.
 * During steps for one agent nobody else is asked, and tiers begin to open after them.
 */
final class Place {
    private static final long POINT_MS = 60_000;
    private static final long PREFERENCE_MS = 30_000;
    private static final Requirements.Step ANYBODY = new Requirements.Step(0, List.of());

    /** Two contacts of one queue with the same wish ask for the same after the same wait. */
    record Wish(Requirements requirements, long tierWaitMs, int highestTier) {

        /** Whoever can take it at one stage can take it at each later one. */
        boolean relaxes() {
            List<Requirements.Step> steps = requirements.steps();
            for (int i = 0; i < steps.size(); i++) {
                if (steps.get(i).agentId() != 0 || (i > 0 && !less(steps.get(i - 1), steps.get(i)))) {
                    return false;
                }
            }
            return true;
        }

        private static boolean less(Requirements.Step before, Requirements.Step after) {
            return after.needs().stream()
                    .allMatch(need -> before.needs().stream()
                            .anyMatch(b -> b.skillId() == need.skillId() && b.atLeast() >= need.atLeast()));
        }
    }

    /**
     * Where it stands.
     *
     * @param consult an agent asks, the caller does not wait
     * @param front it comes back from an agent, and stands before all others by when it was opened
     * @param enteredSeq event by which it came into this queue; of one moved by hand, into the first one
     * @param arrivedAtMs when it came into the queue, or into the first of several by overflow or by hand
     * @param queuedAtMs when it came into this queue; of one moved by hand, into the first one
     */
    record Standing(
            long contactId,
            int queueId,
            int priority,
            boolean consult,
            boolean front,
            long openedSeq,
            long enteredSeq,
            long arrivedAtMs,
            long queuedAtMs) {

        Standing in(int otherQueueId) {
            return new Standing(
                    contactId, otherQueueId, priority, consult, front, openedSeq, enteredSeq, arrivedAtMs, queuedAtMs);
        }

        Standing by(long otherContactId) {
            return new Standing(
                    otherContactId, queueId, priority, false, front, openedSeq, enteredSeq, arrivedAtMs, queuedAtMs);
        }

        Standing with(int otherPriority) {
            return new Standing(
                    contactId, queueId, otherPriority, consult, front, openedSeq, enteredSeq, arrivedAtMs, queuedAtMs);
        }
    }

    /**
     * Among contacts of one queue: whoever comes back from an agent, of these whoever was opened first; then whoever came
     * first, each point of priority counting as a minute.
     */
    static final Comparator<Place> TURN = Comparator.comparing((Place p) -> !p.at.front)
            .thenComparingLong(p -> p.at.front ? p.at.openedSeq : p.at.arrivedAtMs - p.at.priority * POINT_MS)
            .thenComparingLong(p -> p.at.enteredSeq);

    final Standing at;
    final Requirements requirements;
    private final long tierWaitMs;
    private final int highestTier;
    /** Waited so long, it asks for something else; the first is 0. */
    private final List<Long> changesMs;
    /** How long others than the ones named are not asked. */
    private final long othersFromMs;
    /** From when the changes count: as much before it was queued as was saved by not waiting for who is not there. */
    private long countsFromMs;

    private int stage;
    private Requirements.Step asks = ANYBODY;
    private int highestOpenTier;

    private Place(Standing at, Requirements requirements, long tierWaitMs, int highestTier, long countsFromMs) {
        this.at = at;
        this.requirements = requirements;
        this.tierWaitMs = tierWaitMs;
        this.highestTier = highestTier;
        this.countsFromMs = countsFromMs;
        this.othersFromMs = requirements.steps().stream()
                .filter(step -> step.agentId() == 0)
                .mapToLong(Requirements.Step::afterMs)
                .findFirst()
                .orElse(0);
        this.changesMs = changes();
        enter(0);
    }

    /** @param line with the highest tier that any agent of the queue has now */
    static Place of(Event.ContactQueued e, LoggedEvent logged, long openedSeq, long arrivedAtMs, Line line) {
        boolean front = e.cause() == QueuedCause.AGENT_LOST
                || e.cause() == QueuedCause.TO_AGENT
                || e.cause() == QueuedCause.RETURNED;
        Standing at = new Standing(
                e.contactId(),
                e.queueId(),
                e.priority(),
                false,
                front,
                openedSeq,
                logged.eventSeq(),
                arrivedAtMs,
                logged.atMs());
        return new Place(at, e.requirements(), line.rules.tierWaitMs(), line.highestTier(), logged.atMs());
    }

    /** Of a consult, which stands as a transfer would. */
    static Place of(Event.ConsultQueued e, LoggedEvent logged, long openedSeq, Line line) {
        long nowMs = logged.atMs();
        Standing at = new Standing(
                e.contactId(), e.queueId(), e.priority(), true, false, openedSeq, logged.eventSeq(), nowMs, nowMs);
        return new Place(at, e.requirements(), line.rules.tierWaitMs(), line.highestTier(), nowMs);
    }

    /** Moved by a supervisor: as if it had waited there from the beginning. */
    Place movedTo(Line line, long nowMs) {
        Place moved =
                new Place(at.in(line.queueId), requirements, line.rules.tierWaitMs(), line.highestTier(), countsFromMs);
        while (moved.nextChangeAtMs() <= nowMs) {
            moved.enter(moved.stage + 1);
        }
        return moved;
    }

    /**
     * The place of one who is here again, for as long as the place was waited at. Who asks for something else has saved
     * nothing by not waiting for who is not there.
     */
    Place takenUpBy(long contactId, Requirements asked, Line line, long nowMs) {
        long fromMs = asked.equals(requirements) ? countsFromMs : at.queuedAtMs;
        Place taken = new Place(at.by(contactId), asked, line.rules.tierWaitMs(), line.highestTier(), fromMs);
        while (taken.nextChangeAtMs() <= nowMs) {
            taken.enter(taken.stage + 1);
        }
        return taken;
    }

    /** As if it had come with another priority. */
    Place with(int priority) {
        Place same = new Place(at.with(priority), requirements, tierWaitMs, highestTier, countsFromMs);
        same.enter(stage);
        return same;
    }

    /** As it will ask when it waits for nobody by name any more. */
    Place forOthers() {
        Place later = with(at.priority);
        while (later.asks.agentId() != 0) {
            later.enter(later.stage + 1);
        }
        return later;
    }

    private List<Long> changes() {
        TreeSet<Long> changes = new TreeSet<>(List.of(0L));
        requirements.steps().forEach(step -> changes.add(step.afterMs()));
        for (int tier = 1; tierWaitMs > 0 && tier < highestTier; tier++) {
            changes.add(othersFromMs + tier * tierWaitMs);
        }
        return new ArrayList<>(changes);
    }

    int stage() {
        return stage;
    }

    /** The next stage begins, though its time may not have come. */
    void widen(long nowMs) {
        countsFromMs -= Math.max(0, nextChangeAtMs() - nowMs);
        enter(stage + 1);
    }

    private void enter(int nextStage) {
        stage = nextStage;
        long waitedMs = changesMs.get(stage);
        asks = ANYBODY;
        for (Requirements.Step step : requirements.steps()) {
            asks = step.afterMs() <= waitedMs ? step : asks;
        }
        long opened = tierWaitMs == 0 ? highestTier : 1 + (waitedMs - othersFromMs) / tierWaitMs;
        highestOpenTier = asks.agentId() != 0 || opened >= highestTier ? Integer.MAX_VALUE : (int) opened;
    }

    /** When the next stage begins; {@link Long#MAX_VALUE}: there is none. */
    long nextChangeAtMs() {
        return stage + 1 >= changesMs.size() ? Long.MAX_VALUE : countsFromMs + changesMs.get(stage + 1);
    }

    /** What it asks for, now and later. */
    Wish wish() {
        return new Wish(requirements, tierWaitMs, highestTier);
    }

    /** The one agent it waits for now; 0: for nobody by name. */
    int waitsForAgent() {
        return asks.agentId();
    }

    /** Whether this agent may be offered it now, if free. */
    boolean isOpenTo(Person person) {
        return person.takesFrom(at.queueId)
                && tierIsOpen(person.service(at.queueId).tier())
                && isWithinReachOf(person.profile)
                && isFor(person);
    }

    boolean isFor(Person person) {
        return asks.agentId() == 0 || asks.agentId() == person.agentId;
    }

    boolean tierIsOpen(int tier) {
        return tier <= highestOpenTier;
    }

    /** All skills required now are there. */
    boolean isWithinReachOf(RoutingProfile profile) {
        for (Requirements.Need need : asks.needs()) {
            if (profile.level(need.skillId()) < need.atLeast()) {
                return false;
            }
        }
        return true;
    }

    /** The levels in what is required now and in what is preferred, added up; of who is asked by name none counts. */
    int match(RoutingProfile profile) {
        int match = 0;
        if (asks.agentId() != 0) {
            return match;
        }
        for (Requirements.Need need : asks.needs()) {
            match += profile.level(need.skillId());
        }
        for (int skillId : requirements.preferred()) {
            match += profile.level(skillId);
        }
        return match;
    }

    /** Since when it waits, as an agent sees it who serves several queues. */
    long countsFromMs(QueueRules rules, Service service) {
        return at.arrivedAtMs - at.priority * POINT_MS - rules.headStartMs() - service.preference() * PREFERENCE_MS;
    }

    @Override
    public String toString() {
        return "contact " + at.contactId + " of queue " + at.queueId + " at stage " + stage;
    }
}
