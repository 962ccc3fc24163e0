package org.switchroom.engine.agent;

import org.jspecify.annotations.Nullable;
import org.switchroom.engine.AgentState;
import org.switchroom.engine.Event.AgentStateChanged;
import org.switchroom.engine.NotDone;
import org.switchroom.engine.Refusal;
import org.switchroom.engine.RoutingProfile;

/**
 * An agent, signed in or not. The fields from {@code state} to {@code pendingReason} are those of the last
 * {@link AgentStateChanged}.
 *
 * @param profile what is served, and the skills
 * @param sinceMs when {@code state} began
 * @param availableSeq the {@code eventSeq} at which the agent last became available
 * @param workTime of today
 * @param wrapUp present in {@link AgentState#WRAP_UP} only
 */
public record Agent(
        int agentId,
        int firmId,
        RoutingProfile profile,
        AgentState state,
        String reasonCode,
        long contactId,
        String deviceId,
        String pendingReason,
        long sinceMs,
        long availableSeq,
        WorkTime workTime,
        @Nullable WrapUp wrapUp) {

    public static Agent defined(int agentId, int firmId, RoutingProfile profile, long atMs) {
        return new Agent(agentId, firmId, profile, AgentState.OFFLINE, "", 0, "", "", atMs, 0, WorkTime.NONE, null);
    }

    public Agent serving(RoutingProfile next) {
        return with(next, workTime, wrapUp);
    }

    public Agent wrappingUp(@Nullable WrapUp next) {
        return with(profile, workTime, next);
    }

    /** What the agent is doing goes on, and counts from when it began. */
    public Agent startingDay() {
        return with(profile, WorkTime.NONE, wrapUp);
    }

    private Agent with(RoutingProfile nextProfile, WorkTime nextWorkTime, @Nullable WrapUp nextWrapUp) {
        return new Agent(
                agentId,
                firmId,
                nextProfile,
                state,
                reasonCode,
                contactId,
                deviceId,
                pendingReason,
                sinceMs,
                availableSeq,
                nextWorkTime,
                nextWrapUp);
    }

    /** An offer whose caller hung up leaves the agent where he was in the order of idleness. */
    public Agent changed(AgentStateChanged e, long eventSeq, long atMs) {
        boolean idleAgain = e.state() == AgentState.AVAILABLE && state != AgentState.OFFERED;
        return new Agent(
                agentId,
                firmId,
                profile,
                e.state(),
                e.reasonCode(),
                e.contactId(),
                e.deviceId(),
                e.pendingReason(),
                e.state() == state ? sinceMs : atMs,
                idleAgain ? eventSeq : availableSeq,
                e.state() == state ? workTime : spent(atMs),
                wrapUp);
    }

    /** With the time in the present state added. */
    private WorkTime spent(long nowMs) {
        return switch (state) {
            case ON_CONTACT, HELD, WRAP_UP -> workTime.busy(nowMs - sinceMs);
            case AVAILABLE, OFFERED -> workTime.free(nowMs - sinceMs);
            case OFFLINE, NOT_READY -> workTime;
        };
    }

    public boolean available() {
        return state == AgentState.AVAILABLE;
    }

    public boolean inConversation() {
        return state == AgentState.ON_CONTACT || state == AgentState.HELD;
    }

    public boolean signedIn() {
        return state != AgentState.OFFLINE;
    }

    /** Signed in and not on a break: what the estimated wait is divided by. */
    public boolean atWork() {
        return state != AgentState.OFFLINE && state != AgentState.NOT_READY;
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
