package org.switchroom.engine.agent;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.switchroom.engine.AgentState;
import org.switchroom.engine.Event.AgentStateChanged;
import org.switchroom.engine.NotDone;
import org.switchroom.engine.Refusal;
import org.switchroom.engine.matching.LongestIdle;
import org.switchroom.engine.matching.Rank;

/**
 * An agent, signed in or not. The fields from {@code state} to {@code pendingReason} are those of the last
 * {@link AgentStateChanged}.
 *
 * @param queueIds the queues served, ascending
 * @param sinceMs when {@code state} began
 * @param availableSeq the {@code eventSeq} at which the agent last became available
 * @param wrapUp present in {@link AgentState#WRAP_UP} only
 */
public record Agent(
        int agentId,
        int firmId,
        List<Integer> queueIds,
        AgentState state,
        String reasonCode,
        long contactId,
        String deviceId,
        String pendingReason,
        long sinceMs,
        long availableSeq,
        @Nullable WrapUp wrapUp) {

    public static Agent defined(int agentId, int firmId, List<Integer> queueIds, long atMs) {
        return new Agent(agentId, firmId, queueIds, AgentState.OFFLINE, "", 0, "", "", atMs, 0, null);
    }

    public Agent serving(List<Integer> queues) {
        return new Agent(
                agentId,
                firmId,
                queues,
                state,
                reasonCode,
                contactId,
                deviceId,
                pendingReason,
                sinceMs,
                availableSeq,
                wrapUp);
    }

    public Agent wrappingUp(@Nullable WrapUp next) {
        return new Agent(
                agentId,
                firmId,
                queueIds,
                state,
                reasonCode,
                contactId,
                deviceId,
                pendingReason,
                sinceMs,
                availableSeq,
                next);
    }

    /** An offer whose caller hung up leaves the agent where he was in the order of idleness. */
    public Agent changed(AgentStateChanged e, long eventSeq, long atMs) {
        boolean idleAgain = e.state() == AgentState.AVAILABLE && state != AgentState.OFFERED;
        return new Agent(
                agentId,
                firmId,
                queueIds,
                e.state(),
                e.reasonCode(),
                e.contactId(),
                e.deviceId(),
                e.pendingReason(),
                e.state() == state ? sinceMs : atMs,
                idleAgain ? eventSeq : availableSeq,
                wrapUp);
    }

    public boolean available() {
        return state == AgentState.AVAILABLE;
    }

    public boolean inConversation() {
        return state == AgentState.ON_CONTACT || state == AgentState.HELD;
    }

    /** Signed in and not on a break: what the estimated wait is divided by. */
    public boolean atWork() {
        return state != AgentState.OFFLINE && state != AgentState.NOT_READY;
    }

    public Rank idleRank() {
        return LongestIdle.rank(availableSeq);
    }

    public NotDone notNow(String why) {
        return new NotDone(Refusal.NOT_IN_THIS_STATE, "Agent " + agentId + " is " + state + " and " + why);
    }

    // ---- the event that takes the agent from here to another state

    public AgentStateChanged becomesOffline() {
        return new AgentStateChanged(agentId, AgentState.OFFLINE, "", 0, "", "");
    }

    public AgentStateChanged becomesNotReady(String why) {
        return becomesNotReadyOn(deviceId, why);
    }

    public AgentStateChanged becomesNotReadyOn(String device, String why) {
        return new AgentStateChanged(agentId, AgentState.NOT_READY, why, 0, device, "");
    }

    public AgentStateChanged becomesAvailable() {
        return new AgentStateChanged(agentId, AgentState.AVAILABLE, "", 0, deviceId, "");
    }

    /** What follows a contact: the not-ready asked for meanwhile, else available. */
    public AgentStateChanged becomesFree() {
        return pendingReason.isEmpty() ? becomesAvailable() : becomesNotReady(pendingReason);
    }

    /** Offered, talking, holding or wrapping up: what was asked for meanwhile stays asked for. */
    public AgentStateChanged becomes(AgentState next, long contact) {
        return new AgentStateChanged(agentId, next, "", contact, deviceId, pendingReason);
    }

    public AgentStateChanged movesTo(String device) {
        return new AgentStateChanged(agentId, state, reasonCode, contactId, device, pendingReason);
    }

    public AgentStateChanged asksFor(String reasonAfterwards) {
        return new AgentStateChanged(agentId, state, reasonCode, contactId, deviceId, reasonAfterwards);
    }
}
