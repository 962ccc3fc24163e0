package org.switchroom.simulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.switchroom.engine.AtEnd;
import org.switchroom.engine.Centre;
import org.switchroom.engine.OverflowStep;
import org.switchroom.engine.OverflowTarget;
import org.switchroom.engine.OverflowTrigger;
import org.switchroom.engine.QueueRules;
import org.switchroom.engine.ReasonRules;
import org.switchroom.engine.Requirements;
import org.switchroom.engine.ReturnRules;
import org.switchroom.engine.RoutingProfile;
import org.switchroom.engine.Service;
import org.switchroom.engine.Skill;
import org.switchroom.engine.Strategy;

/** What administrators write down about queues and agents: all anew, or the same as before but for one thing. */
final class Definitions {
    static final int SKILLS = 4;
    private static final List<OverflowTrigger> TRIGGERS = List.of(OverflowTrigger.values());

    /** That lead out of some queue. */
    static final List<String> KEYS = List.of("1", "2", "#");

    private static final List<String> REASONS =
            List.of("COFFEE", "LUNCH", "TEA", "MEETING", "COACHING", "RNA", "SIGNED_IN");
    private static final int TIERS = 3;

    private final Dice dice;
    private final Wishes wishes;
    private final Map<Integer, QueueRules> queues = new HashMap<>();
    private final Map<Integer, RoutingProfile> agents = new HashMap<>();

    Definitions(Dice dice) {
        this.dice = dice;
        this.wishes = new Wishes(dice.split());
    }

    /** @param queueIds of the firm */
    QueueRules queue(int queueId, List<Integer> queueIds) {
        long wrapUpMs = dice.oneIn(3) ? 0 : dice.msBetween(1_000, 20_000);
        int maxWaiting = dice.oneIn(4) ? dice.between(1, 5) : 100;
        QueueRules rules = new QueueRules(
                dice.msBetween(3_000, 20_000),
                wrapUpMs,
                maxWaiting,
                strategy(),
                headStartMs(),
                tierWaitMs(),
                overflow(queueId, queueIds),
                returns());
        queues.put(queueId, rules);
        return rules;
    }

    /** Another strategy while calls wait, other weights, or other ways out. */
    QueueRules changedQueue(int queueId, List<Integer> queueIds) {
        QueueRules r = queues.computeIfAbsent(queueId, id -> queue(id, queueIds));
        QueueRules next = new QueueRules(
                r.ringTimeoutMs(),
                r.wrapUpMs(),
                r.maxWaiting(),
                dice.oneIn(3) ? r.strategy() : strategy(),
                dice.oneIn(3) ? headStartMs() : r.headStartMs(),
                dice.oneIn(3) ? tierWaitMs() : r.tierWaitMs(),
                dice.oneIn(3) ? overflow(queueId, queueIds) : r.overflow(),
                dice.oneIn(3) ? returns() : r.returns());
        queues.put(queueId, next);
        return next;
    }

    private ReturnRules returns() {
        long keptMs = dice.oneIn(3) ? 0 : dice.msBetween(1_000, 120_000);
        return new ReturnRules(dice.msBetween(1_000, 40_000), dice.between(1, 4), keptMs);
    }

    /** Mostly none; else several, some of them to where nobody can go. */
    private List<OverflowStep> overflow(int queueId, List<Integer> queueIds) {
        List<OverflowStep> steps = new ArrayList<>();
        for (int n = dice.oneIn(2) ? 0 : dice.between(1, 5); n > 0; n--) {
            OverflowTrigger trigger = trigger(steps);
            long ms = switch (trigger) {
                case WAITED -> dice.msBetween(2_000, 90_000);
                case ESTIMATE -> dice.oneIn(2) ? dice.msBetween(1_000, 20_000) : dice.msBetween(20_000, 400_000);
                case FULL, NOBODY, KEY, CLOSED -> 0;
            };
            String key = trigger == OverflowTrigger.KEY ? KEYS.get(dice.between(0, KEYS.size() - 1)) : "";
            steps.add(new OverflowStep(trigger, ms, key, target(queueId, queueIds)));
        }
        return steps;
    }

    /** Now and then the same as the last one; often, how long it will be for who was not reached at a number. */
    private OverflowTrigger trigger(List<OverflowStep> before) {
        if (!before.isEmpty() && before.getLast().target().isCalled() && dice.oneIn(2)) {
            return OverflowTrigger.ESTIMATE;
        }
        return !before.isEmpty() && dice.oneIn(4)
                ? before.getLast().trigger()
                : TRIGGERS.get(dice.between(0, TRIGGERS.size() - 1));
    }

    private OverflowTarget target(int queueId, List<Integer> queueIds) {
        if (dice.oneIn(2)) {
            int other = dice.oneIn(12) ? dice.between(10, 25) : queueIds.get(dice.between(0, queueIds.size() - 1));
            if (other != queueId) {
                Requirements wish = wishes.any();
                return new OverflowTarget(OverflowTarget.Kind.QUEUE, other, dice.between(-1, 2), wish);
            }
        }
        OverflowTarget.Kind[] others = {
            OverflowTarget.Kind.ANNOUNCEMENT,
            OverflowTarget.Kind.ANNOUNCEMENT,
            OverflowTarget.Kind.HANG_UP,
            OverflowTarget.Kind.VOICEMAIL,
            OverflowTarget.Kind.NUMBER,
            OverflowTarget.Kind.NUMBER,
            OverflowTarget.Kind.CALLBACK
        };
        OverflowTarget.Kind kind = others[dice.between(0, others.length - 1)];
        return kind == OverflowTarget.Kind.NUMBER && !dice.oneIn(4)
                ? OverflowTarget.number("+4941" + dice.between(100_000, 999_999))
                : OverflowTarget.to(kind);
    }

    /** One that agents give, or that the engine gives. */
    String reason() {
        return REASONS.get(dice.between(0, REASONS.size() - 1));
    }

    ReasonRules reasonRules() {
        long limitMs = dice.oneIn(3) ? 0 : dice.msBetween(0, 30_000);
        return new ReasonRules(limitMs, dice.oneIn(2) ? AtEnd.WARN : AtEnd.AVAILABLE);
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
    RoutingProfile changedAgent(int agentId, List<Integer> queueIds) {
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
