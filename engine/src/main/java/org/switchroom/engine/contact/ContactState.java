package org.switchroom.engine.contact;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.switchroom.engine.Centre;
import org.switchroom.engine.Requirements;
import org.switchroom.engine.Strategy;
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
     * @param plannedFromMs from when the plan's times count: {@code queuedAtMs}, or as much earlier as was saved when
     *     stages were passed over
     * @param chain where it goes if nobody takes it in time
     */
    record Waiting(
            int queueId,
            int priority,
            Rank rank,
            long queuedAtMs,
            Requirements requirements,
            Plan plan,
            int stage,
            long plannedFromMs,
            Chain chain)
            implements ContactState, Beside {

        /** What is asked for now. */
        public Ask ask() {
            return plan.stages().get(stage).ask();
        }

        /** When the next stage begins; {@link Long#MAX_VALUE} if this is the last. */
        public long widensAtMs() {
            int next = stage + 1;
            return next == plan.stages().size()
                    ? Long.MAX_VALUE
                    : plannedFromMs + plan.stages().get(next).afterMs();
        }

        /** In the next stage, with all that follow as much earlier as this one is. */
        public Waiting next(long nowMs) {
            long savedMs = Math.max(0, widensAtMs() - nowMs);
            return at(queueId, priority, rank, plan, stage + 1, plannedFromMs - savedMs);
        }

        /** As if it had waited there from the beginning. */
        public Waiting movedTo(int otherQueueId, Plan itsPlan, long nowMs) {
            int reached = itsPlan.stageAt(nowMs - plannedFromMs);
            return at(otherQueueId, priority, rank, itsPlan, reached, plannedFromMs);
        }

        /** As if it had come with it. */
        public Waiting prioritised(int other) {
            return at(
                    queueId, other, PriorityThenArrival.prioritised(rank, priority, other), plan, stage, plannedFromMs);
        }

        public Waiting with(Chain next) {
            return new Waiting(queueId, priority, rank, queuedAtMs, requirements, plan, stage, plannedFromMs, next);
        }

        /**
         * The place of a caller who is here again, and may ask for something else: then nothing was saved by stages passed
         * over, which before version 5 made no difference.
         */
        public Waiting takenUp(Requirements asked, Plan itsPlan, long nowMs, int version) {
            long fromMs = version < 5 || asked.equals(requirements) ? plannedFromMs : queuedAtMs;
            int reached = itsPlan.stageAt(nowMs - fromMs);
            return new Waiting(queueId, priority, rank, queuedAtMs, asked, itsPlan, reached, fromMs, chain);
        }

        private Waiting at(int queue, int nextPriority, Rank nextRank, Plan nextPlan, int nextStage, long fromMs) {
            return new Waiting(
                    queue, nextPriority, nextRank, queuedAtMs, requirements, nextPlan, nextStage, fromMs, chain);
        }
    }

    /**
     * An agent's phone rings for it.
     *
     * @param place where it waits on if the offer comes to nothing
     */
    record Offered(Waiting place, int agentId, long deadlineMs) implements ContactState, Beside {}

    /**
     * Several agents' phones ring for it, and more join as they become free: {@link Strategy#RING_ALL}. It goes on so until
     * somebody answers or none rings any more, whatever becomes of the queue's strategy. Never beside a conversation.
     *
     * @param place where it waits on if all offers come to nothing
     * @param rings at least one, in the order in which they began
     */
    record Ringing(Waiting place, List<Ring> rings) implements ContactState, Beside {
        public Ringing {
            rings = List.copyOf(rings);
        }

        public boolean mayJoin() {
            return rings.size() < Centre.MAX_RING_ALL;
        }

        public Ringing at(Waiting nextPlace) {
            return new Ringing(nextPlace, rings);
        }

        public Ringing with(Ring more) {
            return new Ringing(
                    place, Stream.concat(rings.stream(), Stream.of(more)).toList());
        }

        /** @param agentId not the last one */
        public Ringing without(int agentId) {
            return new Ringing(
                    place,
                    rings.stream().filter(ring -> ring.agentId() != agentId).toList());
        }

        /** Null if this agent's phone does not ring for it. */
        public @Nullable Ring ring(int agentId) {
            for (Ring ring : rings) {
                if (ring.agentId() == agentId) {
                    return ring;
                }
            }
            return null;
        }
    }

    /** One phone of several. */
    record Ring(int agentId, long deadlineMs) {}

    /**
     * In conversation, or held by the agent.
     *
     * @param queueId through which it came; 0: through none, a colleague called
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

    /**
     * On its way from one queue into the next, or to an outside number, before the command is done.
     *
     * @param queueId that it comes from; with its priority and requirements there, for an outside number
     */
    record Moving(int queueId, int priority, Requirements requirements, Chain chain) implements ContactState {}

    /**
     * To be called back, but not now: the next attempt has its time, or the queue calls nobody at this hour.
     *
     * @param place kept; not in line
     * @param retryAtMs when the next attempt may be made
     * @param untilMs when it is back in line; {@link Long#MAX_VALUE}: nobody knows
     */
    record Resting(Waiting place, long retryAtMs, long untilMs) implements ContactState {}

    /**
     * The agent has answered and the customer is being called.
     *
     * @param place where it rests if the customer is not reached
     */
    record CallingBack(Waiting place, int agentId) implements ContactState {}

    /** About to go on at a place that another contact had, before the command is done. */
    record TakingUp(Waiting place) implements ContactState {}

    /** In conversation, and the agent asks somebody else or looks for somebody to ask. */
    record Consulting(Talking conversation, Beside beside) implements ContactState {}

    /** What there is beside the conversation: {@link Waiting} and {@link Offered} as for a caller, or one of these. */
    sealed interface Beside {}

    /** Just begun, or just over, before the command is done. */
    record Starting() implements Beside {}

    /**
     * A colleague's phone rings, without a place in a queue to go back to: for a consult, or for one who has placed a call and
     * waits for nothing else.
     */
    record Asked(int agentId, long deadlineMs) implements ContactState, Beside {}

    /** The shell calls a telephone outside. */
    record Dialling(String number) implements Beside {}

    /**
     * Whom the agent has asked is there.
     *
     * @param queueId through which the partner was found; 0: through none
     * @param agentId 0: a telephone outside
     * @param number of the telephone outside; else empty
     * @param joined all three talk; else the agent talks to the partner while the caller is held
     */
    record Together(int queueId, int agentId, String number, boolean joined) implements Beside {}

    /**
     * With a telephone outside, the agent gone, or by the overflow.
     *
     * @param queueId to which the caller comes back if nobody answers; 0: to none, an agent has placed the call
     * @param agentId who transferred, or has placed it; 0: the overflow
     * @param chain what follows when it comes back to its place in the overflow; null: no overflow led here
     */
    record Outside(
            int queueId,
            int priority,
            Requirements requirements,
            int agentId,
            String number,
            boolean answered,
            @Nullable Chain chain)
            implements ContactState {

        public Outside answering() {
            return new Outside(queueId, priority, requirements, agentId, number, true, chain);
        }
    }

    /**
     * Caller and agent were just parted; queued again, handed over or ended before the command is done.
     *
     * @param was the conversation that is over
     * @param partner who stays with the caller; null: nobody
     */
    record Parted(Talking was, @Nullable Together partner) implements ContactState {}
}
