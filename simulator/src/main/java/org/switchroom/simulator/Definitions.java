package org.switchroom.simulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.switchroom.engine.Centre;
import org.switchroom.engine.QueueRules;
import org.switchroom.engine.RoutingProfile;
import org.switchroom.engine.Service;
import org.switchroom.engine.Skill;
import org.switchroom.engine.Strategy;

/** What administrators write down about queues and agents: all anew, or the same as before but for one thing. */
final class Definitions {
    static final int SKILLS = 4;
    private static final int TIERS = 3;

    private final Dice dice;
    private final Map<Integer, QueueRules> queues = new HashMap<>();
    private final Map<Integer, RoutingProfile> agents = new HashMap<>();

    Definitions(Dice dice) {
        this.dice = dice;
    }

    QueueRules queue(int queueId) {
        long wrapUpMs = dice.oneIn(3) ? 0 : dice.msBetween(1_000, 20_000);
        int maxWaiting = dice.oneIn(4) ? dice.between(1, 5) : 100;
        QueueRules rules = new QueueRules(
                dice.msBetween(3_000, 20_000), wrapUpMs, maxWaiting, strategy(), headStartMs(), tierWaitMs());
        queues.put(queueId, rules);
        return rules;
    }

    /** Another strategy while calls wait, or other weights. */
    QueueRules changed(int queueId) {
        QueueRules r = queues.computeIfAbsent(queueId, this::queue);
        QueueRules next = dice.oneIn(3)
                ? new QueueRules(
                        r.ringTimeoutMs(), r.wrapUpMs(), r.maxWaiting(), r.strategy(), headStartMs(), tierWaitMs())
                : new QueueRules(
                        r.ringTimeoutMs(), r.wrapUpMs(), r.maxWaiting(), strategy(), r.headStartMs(), r.tierWaitMs());
        queues.put(queueId, next);
        return next;
    }

    private Strategy strategy() {
        Strategy[] all = Strategy.values();
        return all[dice.between(0, all.length - 1)];
    }

    private long headStartMs() {
        return dice.oneIn(2) ? 0 : dice.msBetween(1_000, 60_000);
    }

    private long tierWaitMs() {
        return dice.oneIn(2) ? 0 : dice.msBetween(1_000, 15_000);
    }

    /** @param queueIds of the firm, ascending */
    RoutingProfile agent(int agentId, List<Integer> queueIds) {
        List<Service> services = queueIds.stream()
                .filter(queueId -> !dice.oneIn(3))
                .map(this::service)
                .toList();
        List<Skill> skills = IntStream.rangeClosed(1, SKILLS)
                .filter(skillId -> !dice.oneIn(3))
                .mapToObj(this::skill)
                .toList();
        return keep(agentId, new RoutingProfile(services, skills));
    }

    /** A skill given, taken or trained, or a queue joined, left or served in another way. */
    RoutingProfile changed(int agentId, List<Integer> queueIds) {
        RoutingProfile before = agents.computeIfAbsent(agentId, id -> agent(id, queueIds));
        if (dice.oneIn(2)) {
            int skillId = dice.between(1, SKILLS);
            List<Skill> skills = new ArrayList<>(before.skills());
            boolean had = skills.removeIf(skill -> skill.skillId() == skillId);
            if (!had || dice.oneIn(2)) {
                skills.add(skill(skillId));
            }
            skills.sort((one, other) -> Integer.compare(one.skillId(), other.skillId()));
            return keep(agentId, new RoutingProfile(before.services(), skills));
        }
        int queueId = queueIds.get(dice.between(0, queueIds.size() - 1));
        List<Service> services = new ArrayList<>(before.services());
        boolean served = services.removeIf(service -> service.queueId() == queueId);
        if (!served || !dice.oneIn(4)) {
            services.add(service(queueId));
        }
        services.sort((one, other) -> Integer.compare(one.queueId(), other.queueId()));
        return keep(agentId, new RoutingProfile(services, before.skills()));
    }

    private RoutingProfile keep(int agentId, RoutingProfile profile) {
        agents.put(agentId, profile);
        return profile;
    }

    private Service service(int queueId) {
        int tier = dice.oneIn(2) ? 1 : dice.between(1, TIERS);
        int preference = dice.oneIn(2) ? 0 : dice.between(1, 3);
        return new Service(queueId, tier, preference, dice.between(1, 300), dice.between(0, 10));
    }

    private Skill skill(int skillId) {
        return new Skill(skillId, dice.between(0, Centre.MAX_SKILL_LEVEL));
    }
}
