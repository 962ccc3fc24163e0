package org.switchroom.directory;

import java.util.List;
import org.switchroom.engine.OverflowTarget;
import org.switchroom.engine.OverflowTrigger;
import org.switchroom.engine.Requirements;
import org.switchroom.engine.Strategy;

/**
 * A queue as configured.
 *
 * @param agents users who serve it, by position in line
 * @param hoursId opening hours of its own, beside those of the number dialled; 0: none
 * @param overflow what becomes of callers who cannot be served here in time, in order
 * @param callbacks how callers come back or are called back
 */
public record Queue(
        int id,
        int firmId,
        String name,
        Limits limits,
        List<QueueAgent> agents,
        Distribution distribution,
        int hoursId,
        List<OverflowRule> overflow,
        CallbackRules callbacks) {

    /**
     * @param ringTimeoutMs how long an agent's phone rings
     * @param wrapUpMs wrap-up unless ended before
     * @param maxWaiting callers at once
     */
    public record Limits(long ringTimeoutMs, long wrapUpMs, int maxWaiting, int serviceLevelSeconds) {}

    /**
     * Who is given a caller.
     *
     * @param strategy how one of the agents who are free is picked
     * @param headStartMs an agent of several queues takes a caller of this one as if waiting so much longer
     * @param tierWaitMs how long one tier of agents is tried before the next is tried too; 0: all at once
     * @param requirements what its callers ask of an agent
     */
    public record Distribution(Strategy strategy, long headStartMs, long tierWaitMs, Requirements requirements) {
        /** Whoever is idle longest, and anybody will do. */
        public static final Distribution USUAL = new Distribution(Strategy.LONGEST_IDLE, 0, 0, Requirements.NONE);

        public static Distribution by(Strategy strategy) {
            return new Distribution(strategy, 0, 0, Requirements.NONE);
        }
    }

    public Queue {
        agents = List.copyOf(agents);
        overflow = List.copyOf(overflow);
    }

    /** Always open, without overflow. */
    public Queue(int id, int firmId, String name, Limits limits, List<QueueAgent> agents, Distribution distribution) {
        this(id, firmId, name, limits, agents, distribution, 0, List.of(), CallbackRules.USUAL);
    }

    /** With nothing special about it. */
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
                new Limits(ringTimeoutMs, wrapUpMs, maxWaiting, serviceLevelSeconds),
                QueueAgent.plain(agentIds),
                Distribution.USUAL);
    }

    public Queue distributing(Distribution how) {
        return new Queue(id, firmId, name, limits, agents, how, hoursId, overflow, callbacks);
    }

    public Queue openWithin(int hours) {
        return new Queue(id, firmId, name, limits, agents, distribution, hours, overflow, callbacks);
    }

    public Queue overflowing(List<OverflowRule> rules) {
        return new Queue(id, firmId, name, limits, agents, distribution, hoursId, rules, callbacks);
    }

    public Queue callingBack(CallbackRules rules) {
        return new Queue(id, firmId, name, limits, agents, distribution, hoursId, overflow, rules);
    }

    /** Ascending. */
    public List<Integer> agentIds() {
        return agents.stream().map(QueueAgent::agentId).sorted().toList();
    }

    public int serviceLevelSeconds() {
        return limits.serviceLevelSeconds;
    }

    public Requirements requirements() {
        return distribution.requirements;
    }

    /** Whether a step of its overflow leads to a callback. */
    public boolean callsBack() {
        return overflow.stream().anyMatch(rule -> rule.target() == OverflowTarget.Kind.CALLBACK);
    }

    /** Whether a step of its overflow says where callers go then. */
    public boolean saysWhere(OverflowTrigger when) {
        return overflow.stream().anyMatch(rule -> rule.trigger() == when);
    }

    /** Whether one of these agents would be given its callers, once at work. */
    public boolean servedBy(List<User> agents) {
        return agents.stream().anyMatch(agent -> agentIds().contains(agent.id()));
    }

    /** Whether callers ask for this skill at any step, or prefer it. */
    public boolean asksFor(int skillId) {
        return requirements().preferred().contains(skillId)
                || requirements().steps().stream()
                        .flatMap(step -> step.needs().stream())
                        .anyMatch(need -> need.skillId() == skillId);
    }
}
