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
 */
final class Place {
    private static final long POINT_MS = 60_000;
    private static final long PREFERENCE_MS = 30_000;

    /** Two contacts of one queue with the same wish ask for the same after the same wait. */
    record Wish(Requirements requirements, long tierWaitMs, int highestTier) {

        /** Whoever can take it at one stage can take it at each later one. */
        boolean relaxes() {
            List<Requirements.Step> steps = requirements.steps();
            for (int i = 1; i < steps.size(); i++) {
                List<Requirements.Need> before = steps.get(i - 1).needs();
                for (Requirements.Need need : steps.get(i).needs()) {
                    if (before.stream()
                            .noneMatch(b -> b.skillId() == need.skillId() && b.atLeast() >= need.atLeast())) {
                        return false;
                    }
                }
            }
            return true;
        }
    }

    /**
     * Among contacts of one queue: whoever lost an agent in conversation, of these whoever was opened first; then whoever
     * came first, each point of priority counting as a minute.
     */
    static final Comparator<Place> TURN = Comparator.comparing((Place p) -> !p.lostAgent)
            .thenComparingLong(p -> p.lostAgent ? p.openedSeq : p.queuedAtMs - p.priority * POINT_MS)
            .thenComparingLong(p -> p.queuedSeq);

    final long contactId;
    final int queueId;
    final int priority;
    final boolean lostAgent;
    final long openedSeq;
    final long queuedSeq;
    final long queuedAtMs;
    final Requirements requirements;
    private final long tierWaitMs;
    private final int highestTier;
    /** Waited so long, it asks for something else; the first is 0. */
    private final List<Long> changesMs;

    private int stage;
    private List<Requirements.Need> needs = List.of();
    private int highestOpenTier;

    /** @param highestTier that any agent of the queue has now */
    Place(Event.ContactQueued e, LoggedEvent logged, long openedSeq, QueueRules rules, int highestTier) {
        this.contactId = e.contactId();
        this.queueId = e.queueId();
        this.priority = e.priority();
        this.lostAgent = e.cause() == QueuedCause.AGENT_LOST;
        this.openedSeq = openedSeq;
        this.queuedSeq = logged.eventSeq();
        this.queuedAtMs = logged.atMs();
        this.requirements = e.requirements();
        this.tierWaitMs = rules.tierWaitMs();
        this.highestTier = highestTier;
        this.changesMs = changes();
        enter(0);
    }

    private List<Long> changes() {
        TreeSet<Long> changes = new TreeSet<>(List.of(0L));
        requirements.steps().forEach(step -> changes.add(step.afterMs()));
        for (int tier = 1; tierWaitMs > 0 && tier < highestTier; tier++) {
            changes.add(tier * tierWaitMs);
        }
        return new ArrayList<>(changes);
    }

    int stage() {
        return stage;
    }

    void enter(int nextStage) {
        stage = nextStage;
        long waitedMs = changesMs.get(stage);
        needs = List.of();
        for (Requirements.Step step : requirements.steps()) {
            needs = step.afterMs() <= waitedMs ? step.needs() : needs;
        }
        long opened = tierWaitMs == 0 ? highestTier : 1 + waitedMs / tierWaitMs;
        highestOpenTier = opened >= highestTier ? Integer.MAX_VALUE : (int) opened;
    }

    /** When stage {@code which}, counted from 0, begins; {@link Long#MAX_VALUE}: there is none. */
    long beginsAtMs(int which) {
        return which >= changesMs.size() ? Long.MAX_VALUE : queuedAtMs + changesMs.get(which);
    }

    /** What it asks for, now and later. */
    Wish wish() {
        return new Wish(requirements, tierWaitMs, highestTier);
    }

    /** Whether somebody with this profile may be offered it now. */
    boolean isOpenTo(RoutingProfile profile) {
        Service service = profile.service(queueId);
        return service != null && service.tier() <= highestOpenTier && isWithinReachOf(profile);
    }

    boolean tierIsOpen(int tier) {
        return tier <= highestOpenTier;
    }

    /** All skills required now are there. */
    boolean isWithinReachOf(RoutingProfile profile) {
        for (Requirements.Need need : needs) {
            if (profile.level(need.skillId()) < need.atLeast()) {
                return false;
            }
        }
        return true;
    }

    /** The levels in what is required now and in what is preferred, added up. */
    int match(RoutingProfile profile) {
        int match = 0;
        for (Requirements.Need need : needs) {
            match += profile.level(need.skillId());
        }
        for (int skillId : requirements.preferred()) {
            match += profile.level(skillId);
        }
        return match;
    }

    /** Since when it waits, as an agent sees it who serves several queues. */
    long countsFromMs(QueueRules rules, Service service) {
        return queuedAtMs - priority * POINT_MS - rules.headStartMs() - service.preference() * PREFERENCE_MS;
    }

    @Override
    public String toString() {
        return "contact " + contactId + " of queue " + queueId + " at stage " + stage;
    }
}
