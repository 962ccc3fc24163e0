package org.switchroom.directory.snapshot;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.switchroom.directory.ChangeRefused;
import org.switchroom.directory.Queue;
import org.switchroom.directory.QueueAgent;
import org.switchroom.directory.Role;
import org.switchroom.directory.Skill;
import org.switchroom.directory.User;
import org.switchroom.engine.Centre;
import org.switchroom.engine.Requirements;

/** What must hold of queues and skills. Each rule throws {@link ChangeRefused}. */
public final class DistributionRules {
    private static final int MAX_QUEUES = 1_000;
    private static final int MAX_SKILLS = 1_000;
    private static final int MAX_POSITION = 100_000;

    private DistributionRules() {}

    public static void check(Queue queue, Snapshot now) {
        var config = now.firm(queue.firmId());
        var others = config.queues().stream()
                .filter(other -> other.id() != queue.id())
                .toList();
        var limits = queue.limits();
        var checks = new Checks()
                .text(queue.name(), "name", 100)
                .between(limits.ringTimeoutMs(), 3_000, 120_000, "ringTimeoutMs")
                .between(limits.wrapUpMs(), 0, 3_600_000, "wrapUpMs")
                .between(limits.maxWaiting(), 1, 10_000, "maxWaiting")
                .between(limits.serviceLevelSeconds(), 1, 3_600, "serviceLevelSeconds")
                .between(queue.distribution().headStartMs(), 0, Centre.MAX_HEAD_START_MS, "headStartMs")
                .between(queue.distribution().tierWaitMs(), 0, Centre.MAX_STEP_MS, "tierWaitMs")
                .unique(others, other -> other.name().equalsIgnoreCase(queue.name()), "name", "is another queue's.")
                .room(others, MAX_QUEUES, "queues");
        checkAgents(queue, others, config, checks);
        checkRequirements(queue.requirements(), config, checks);
        OverflowChecks.check(queue, config, checks);
        checks.done();
    }

    private static void checkAgents(Queue queue, List<Queue> others, FirmConfig config, Checks checks) {
        var known = config.users().stream()
                .filter(user -> user.roles().contains(Role.AGENT))
                .map(User::id)
                .collect(Collectors.toSet());
        checks.that(!queue.agents().isEmpty(), "agents", "must name at least one agent, or callers wait for ever.");
        checks.that(
                queue.agents().isEmpty() || queue.servedBy(config.enabledAgents()),
                "agents",
                "are all disabled, so callers would wait for ever: name one who is not.");
        var named = new HashSet<Integer>();
        for (var agent : queue.agents()) {
            var id = agent.agentId();
            checks.that(known.contains(id), "agents", "name " + id + ", who is no agent here.")
                    .that(named.add(id), "agents", "name " + id + " twice.")
                    .that(
                            others.stream().filter(other -> serves(other, id)).count() < Centre.MAX_QUEUES_PER_AGENT,
                            "agents",
                            "name " + id + ", who serves " + Centre.MAX_QUEUES_PER_AGENT + " queues already.");
            checkPlace(agent, checks);
        }
    }

    private static boolean serves(Queue queue, int agentId) {
        return queue.agents().stream().anyMatch(agent -> agent.agentId() == agentId);
    }

    private static void checkPlace(QueueAgent agent, Checks checks) {
        checkFigure(agent.tier(), 1, Centre.MAX_TIER, "tier", agent, checks);
        checkFigure(agent.preference(), 0, Centre.MAX_PREFERENCE, "preference", agent, checks);
        checkFigure(agent.weight(), 1, Centre.MAX_WEIGHT, "weight", agent, checks);
        checkFigure(agent.position(), 0, MAX_POSITION, "position", agent, checks);
    }

    private static void checkFigure(int value, int min, int max, String figure, QueueAgent agent, Checks checks) {
        checks.that(
                min <= value && value <= max,
                "agents",
                "give %d the %s %d: %d to %d.".formatted(agent.agentId(), figure, value, min, max));
    }

    private static void checkRequirements(Requirements requirements, FirmConfig config, Checks checks) {
        var field = "requirements";
        var skills = config.skills().stream().map(Skill::id).collect(Collectors.toSet());
        checks.that(
                        requirements.steps().size() <= Centre.MAX_STEPS,
                        field,
                        "have more than " + Centre.MAX_STEPS + " steps.")
                .that(
                        requirements.preferred().size() <= Centre.MAX_NEEDS,
                        field,
                        "prefer more than " + Centre.MAX_NEEDS + " skills.");
        checkNamed(requirements.preferred(), skills, "prefer", checks);
        long last = -1;
        for (var step : requirements.steps()) {
            checks.that(
                    last < 0 ? step.afterMs() == 0 : step.afterMs() > last,
                    field,
                    "must begin with a step at 0 ms, each next one later than the one before.");
            checks.that(
                    step.afterMs() <= Centre.MAX_STEP_MS,
                    field,
                    "have a step later than " + Centre.MAX_STEP_MS + " ms.");
            checks.that(
                    step.needs().size() <= Centre.MAX_NEEDS,
                    field,
                    "need more than " + Centre.MAX_NEEDS + " skills in a step.");
            checkNamed(step.needs().stream().map(Requirements.Need::skillId).toList(), skills, "need", checks);
            for (var need : step.needs()) {
                checks.that(
                        need.atLeast() >= 1 && need.atLeast() <= PeopleRules.MAX_SKILL_LEVEL,
                        field,
                        "need a skill at " + need.atLeast() + ": 1 to " + PeopleRules.MAX_SKILL_LEVEL + ".");
            }
            last = step.afterMs();
        }
    }

    private static void checkNamed(List<Integer> skillIds, Set<Integer> known, String verb, Checks checks) {
        var named = new HashSet<Integer>();
        for (var id : skillIds) {
            checks.that(known.contains(id), "requirements", verb + " the skill " + id + ", which is none here.")
                    .that(named.add(id), "requirements", verb + " the skill " + id + " twice.");
        }
    }

    public static void checkRemoval(Queue queue, Snapshot now) {
        var menus = now.firm(queue.firmId()).menus().stream()
                .filter(menu -> menu.leadsTo(queue.id()))
                .map(menu -> menu.name())
                .toList();
        PeopleRules.refuseWhileUsed("queue", "menu", menus);
        var overflowing = now.firm(queue.firmId()).queues().stream()
                .filter(other -> other.overflow().stream().anyMatch(rule -> rule.leadsTo(queue.id())))
                .map(Queue::name)
                .toList();
        PeopleRules.refuseWhileUsed("queue", "overflow", overflowing);
    }

    public static void check(Skill skill, Snapshot now) {
        var others = now.firm(skill.firmId()).skills().stream()
                .filter(other -> other.id() != skill.id())
                .toList();
        new Checks()
                .text(skill.name(), "name", 60)
                .unique(others, other -> other.name().equalsIgnoreCase(skill.name()), "name", "is another skill's.")
                .room(others, MAX_SKILLS, "skills")
                .done();
    }

    public static void checkRemoval(Skill skill, Snapshot now) {
        var queues = now.firm(skill.firmId()).queues().stream()
                .filter(queue -> queue.asksFor(skill.id()))
                .map(Queue::name)
                .toList();
        PeopleRules.refuseWhileUsed("skill", "queue", queues);
    }
}
