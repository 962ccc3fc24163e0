package org.switchroom.engine.agent;

import java.util.List;
import java.util.stream.Stream;
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
 * @param pausedQueueIds served, but without contacts from there for now, ascending; none when offline
 * @param notReadyUntilMs when a timed not-ready is over; {@link #ENDLESS} when it is not timed, or over already
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
        @Nullable WrapUp wrapUp,
        List<Integer> pausedQueueIds,
        long notReadyUntilMs) {
    public static final long ENDLESS = Long.MAX_VALUE;

    public static Agent defined(int agentId, int firmId, RoutingProfile profile, long atMs) {
        return new Agent(
                agentId,
                firmId,
                profile,
                AgentState.OFFLINE,
                "",
                0,
                "",
                "",
                atMs,
                0,
                WorkTime.NONE,
                null,
                List.of(),
                ENDLESS);
    }

    public Agent serving(RoutingProfile next) {
        List<Integer> stillServed =
                pausedQueueIds.stream().filter(id -> next.service(id) != null).toList();
        return with(next, workTime, wrapUp, stillServed, notReadyUntilMs);
    }

    public Agent wrappingUp(@Nullable WrapUp next) {
        return with(profile, workTime, next, pausedQueueIds, notReadyUntilMs);
    }

    /** What the agent is doing goes on, and counts from when it began. */
    public Agent startingDay() {
        return with(profile, WorkTime.NONE, wrapUp, pausedQueueIds, notReadyUntilMs);
    }

    public Agent pausing(int queueId) {
        List<Integer> more = Stream.concat(pausedQueueIds.stream(), Stream.of(queueId))
                .sorted()
                .toList();
        return with(profile, workTime, wrapUp, more, notReadyUntilMs);
    }

    public Agent resuming(int queueId) {
        List<Integer> rest = pausedQueueIds.stream().filter(id -> id != queueId).toList();
        return with(profile, workTime, wrapUp, rest, notReadyUntilMs);
    }

    /** The limit of the present not-ready is reached, and was told. */
    public Agent exceeding() {
        return with(profile, workTime, wrapUp, pausedQueueIds, ENDLESS);
    }

    private Agent with(
            RoutingProfile nextProfile,
            WorkTime nextWorkTime,
            @Nullable WrapUp nextWrapUp,
            List<Integer> nextPaused,
            long nextNotReadyUntilMs) {
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
                nextWrapUp,
                nextPaused,
                nextNotReadyUntilMs);
    }

    /**
     * An offer whose caller hung up leaves the agent where he was in the order of idleness.
     *
     * @param limitMs how long the not-ready may last that begins with this, if one does; 0: as long as it likes
     * @param counts whether the time in the state until now is work, or free for it
     */
    public Agent changed(AgentStateChanged e, long limitMs, long eventSeq, long atMs, boolean counts) {
        boolean goesOn = e.state() == state && e.reasonCode().equals(reasonCode);
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
                e.state() == state || !counts ? workTime : spent(atMs),
                wrapUp,
                e.state() == AgentState.OFFLINE ? List.of() : pausedQueueIds,
                goesOn ? notReadyUntilMs : limitMs == 0 ? ENDLESS : atMs + limitMs);
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

    /** Whether contacts of a queue that is served come to the agent now, as far as the state lets them. */
    public boolean worksIn(int queueId) {
        return pausedQueueIds.isEmpty() || !pausedQueueIds.contains(queueId);
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

    /** By a call of an agent's own or of a colleague: what the agent was, or had asked for, is what he is afterwards. */
    public AgentStateChanged interruptedBy(AgentState next, long contact) {
        String afterwards = state == AgentState.NOT_READY ? reasonCode : pendingReason;
        return new AgentStateChanged(agentId, next, "", contact, deviceId, afterwards);
    }

    public AgentStateChanged movesTo(String device) {
        return new AgentStateChanged(agentId, state, reasonCode, contactId, device, pendingReason);
    }

    public AgentStateChanged asksFor(String reasonAfterwards) {
        return new AgentStateChanged(agentId, state, reasonCode, contactId, deviceId, reasonAfterwards);
    }
}
