package org.switchroom.engine.contact;

import org.switchroom.engine.Requirements;
import org.switchroom.engine.matching.Ask;
import org.switchroom.engine.matching.Plan;
import org.switchroom.engine.matching.PriorityThenArrival;
import org.switchroom.engine.matching.Rank;

/** Where an open contact is. What can be done to it follows from the type. */
public sealed interface ContactState {

    /** In the greeting or the menu, not yet in any queue. */
    record InMenu() implements ContactState {}

    /**
     * In a queue, nobody's phone rings for it.
     *
     * @param rank its place, kept through offers that come to nothing
     * @param requirements as it came with them
     * @param plan what follows from them in this queue
     * @param stage of the plan, from 0
     */
    record Waiting(
            int queueId, int priority, Rank rank, long queuedAtMs, Requirements requirements, Plan plan, int stage)
            implements ContactState {

        /** What is asked for now. */
        public Ask ask() {
            return plan.stages().get(stage).ask();
        }

        /** When the next stage begins; {@link Long#MAX_VALUE} if this is the last. */
        public long widensAtMs() {
            int next = stage + 1;
            return next == plan.stages().size()
                    ? Long.MAX_VALUE
                    : queuedAtMs + plan.stages().get(next).afterMs();
        }

        /** As if it had waited there from the beginning. */
        public Waiting movedTo(int otherQueueId, Plan itsPlan, long nowMs) {
            int reached = itsPlan.stageAt(nowMs - queuedAtMs);
            return new Waiting(otherQueueId, priority, rank, queuedAtMs, requirements, itsPlan, reached);
        }

        /** As if it had come with it. */
        public Waiting prioritised(int other) {
            Rank itsRank = PriorityThenArrival.prioritised(rank, priority, other);
            return new Waiting(queueId, other, itsRank, queuedAtMs, requirements, plan, stage);
        }

        public Waiting at(int nextStage) {
            return new Waiting(queueId, priority, rank, queuedAtMs, requirements, plan, nextStage);
        }
    }

    /**
     * An agent's phone rings for it.
     *
     * @param place where it waits on if the offer comes to nothing
     */
    record Offered(Waiting place, int agentId, long deadlineMs) implements ContactState {}

    /**
     * In conversation, or held by the agent.
     *
     * @param heldSinceMs when the present hold began; {@link #NOT_HELD} during talk
     * @param heldMs all holds before the present one together
     */
    record Talking(
            int queueId,
            int priority,
            Requirements requirements,
            int agentId,
            long connectedAtMs,
            long heldSinceMs,
            long heldMs)
            implements ContactState {
        public static final long NOT_HELD = -1;

        public boolean held() {
            return heldSinceMs != NOT_HELD;
        }

        public Talking hold(long nowMs) {
            return new Talking(queueId, priority, requirements, agentId, connectedAtMs, nowMs, heldMs);
        }

        public Talking resume(long nowMs) {
            return new Talking(queueId, priority, requirements, agentId, connectedAtMs, NOT_HELD, holdMs(nowMs));
        }

        public long holdMs(long nowMs) {
            return heldMs + (held() ? nowMs - heldSinceMs : 0);
        }

        public long talkMs(long nowMs) {
            return nowMs - connectedAtMs - holdMs(nowMs);
        }
    }

    /** Caller and agent were just parted; queued again or ended before the command is done. */
    record Parted() implements ContactState {}
}
