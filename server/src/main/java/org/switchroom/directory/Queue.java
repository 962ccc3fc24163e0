package org.switchroom.directory;

import java.util.List;
import org.switchroom.engine.OverflowTarget;
import org.switchroom.engine.Requirements;
import org.switchroom.engine.Strategy;

/**
 * A queue as configured.
 *
 * @param ringTimeoutMs how long an agent's phone rings
 * @param wrapUpMs wrap-up unless ended before
 * @param maxWaiting callers at once
 * @param agents users who serve it, by position in line
 * @param strategy how one of the agents who are free is picked
 * @param headStartMs an agent of several queues takes a caller of this one as if waiting so much longer
 * @param tierWaitMs how long one tier of agents is tried before the next is tried too; 0: all at once
 * @param requirements what its callers ask of an agent
 * @param overflow what becomes of callers who cannot be served here in time, in order
 * @param callbacks how callers come back or are called back
 */
public record Queue(
        int id,
        int firmId,
        String name,
        long ringTimeoutMs,
        long wrapUpMs,
        int maxWaiting,
        int serviceLevelSeconds,
        List<QueueAgent> agents,
        Strategy strategy,
        long headStartMs,
        long tierWaitMs,
        Requirements requirements,
        List<OverflowRule> overflow,
        CallbackRules callbacks) {

    public Queue {
        agents = List.copyOf(agents);
        overflow = List.copyOf(overflow);
    }

    /** Without overflow. */
    public Queue(
            int id,
            int firmId,
            String name,
            long ringTimeoutMs,
            long wrapUpMs,
            int maxWaiting,
            int serviceLevelSeconds,
            List<QueueAgent> agents,
            Strategy strategy,
            long headStartMs,
            long tierWaitMs,
            Requirements requirements) {
        this(
                id,
                firmId,
                name,
                ringTimeoutMs,
                wrapUpMs,
                maxWaiting,
                serviceLevelSeconds,
                agents,
                strategy,
                headStartMs,
                tierWaitMs,
                requirements,
                List.of(),
                CallbackRules.USUAL);
    }

    /** With nothing special about it: whoever is idle longest, and anybody will do. */
    public Queue(
            int id,
            int firmId,
            String name,
            long ringTimeoutMs,
            long wrapUpMs,
            int maxWaiting,
            int serviceLevelSeconds,
            List<Integer> agentIds) {
        this(
                id,
                firmId,
                name,
                ringTimeoutMs,
                wrapUpMs,
                maxWaiting,
                serviceLevelSeconds,
                QueueAgent.plain(agentIds),
                Strategy.LONGEST_IDLE,
                0,
                0,
                Requirements.NONE);
    }

    /** Ascending. */
    public List<Integer> agentIds() {
        return agents.stream().map(QueueAgent::agentId).sorted().toList();
    }

    public Queue overflowing(List<OverflowRule> rules) {
        return new Queue(
                id,
                firmId,
                name,
                ringTimeoutMs,
                wrapUpMs,
                maxWaiting,
                serviceLevelSeconds,
                agents,
                strategy,
                headStartMs,
                tierWaitMs,
                requirements,
                rules,
                callbacks);
    }

    public Queue callingBack(CallbackRules rules) {
        return new Queue(
                id,
                firmId,
                name,
                ringTimeoutMs,
                wrapUpMs,
                maxWaiting,
                serviceLevelSeconds,
                agents,
                strategy,
                headStartMs,
                tierWaitMs,
                requirements,
                overflow,
                rules);
    }

    /** Whether a step of its overflow leads to a callback. */
    public boolean callsBack() {
        return overflow.stream().anyMatch(rule -> rule.target() == OverflowTarget.Kind.CALLBACK);
    }

    /** Whether one of these agents would be given its callers, once at work. */
    public boolean servedBy(List<User> agents) {
        return agents.stream().anyMatch(agent -> agentIds().contains(agent.id()));
    }

    /** Whether callers ask for this skill at any step, or prefer it. */
    public boolean asksFor(int skillId) {
        return requirements.preferred().contains(skillId)
                || requirements.steps().stream()
                        .flatMap(step -> step.needs().stream())
                        .anyMatch(need -> need.skillId() == skillId);
    }
}
