package org.switchroom.routing.desk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.switchroom.directory.Directory;
import org.switchroom.directory.OverflowRule;
import org.switchroom.directory.Queue;
import org.switchroom.directory.User;
import org.switchroom.engine.CentreView;
import org.switchroom.engine.Command;
import org.switchroom.engine.OverflowStep;
import org.switchroom.engine.OverflowTarget;
import org.switchroom.engine.QueueRules;
import org.switchroom.engine.ReasonRules;
import org.switchroom.engine.Requirements;
import org.switchroom.engine.RoutingProfile;
import org.switchroom.engine.Service;
import org.switchroom.engine.Skill;

/**
 * What the engine has to know of a client firm's configuration.
 *
 * @param queues rules by queue id
 * @param agents what each one serves and can do, by agent id
 * @param reasons the not-ready reasons that have a limit, by code
 */
record CentreDefinitions(
        SortedMap<Integer, QueueRules> queues,
        SortedMap<Integer, RoutingProfile> agents,
        SortedMap<String, ReasonRules> reasons) {

    static CentreDefinitions wanted(Directory directory, int firmId) {
        var queues = new TreeMap<Integer, QueueRules>();
        var services = new TreeMap<Integer, List<Service>>();
        directory.queues(firmId).stream()
                .sorted(Comparator.comparingInt(Queue::id))
                .forEach(queue -> {
                    queues.put(queue.id(), rules(queue, directory));
                    for (var agent : queue.agents()) {
                        services.computeIfAbsent(agent.agentId(), _ -> new ArrayList<>())
                                .add(new Service(
                                        queue.id(),
                                        agent.tier(),
                                        agent.preference(),
                                        agent.weight(),
                                        agent.position()));
                    }
                });
        var agents = new TreeMap<Integer, RoutingProfile>();
        for (var agent : directory.agents(firmId)) {
            agents.put(agent.id(), new RoutingProfile(services.getOrDefault(agent.id(), List.of()), skills(agent)));
        }
        var reasons = new TreeMap<String, ReasonRules>();
        directory.reasonCodes(firmId).stream()
                .filter(reason -> reason.rules().limitMs() > 0)
                .forEach(reason -> reasons.put(reason.code(), reason.rules()));
        return new CentreDefinitions(queues, agents, reasons);
    }

    private static QueueRules rules(Queue queue, Directory directory) {
        var overflow = queue.overflow().stream()
                .map(rule -> new OverflowStep(
                        rule.trigger(),
                        rule.ms(),
                        rule.key(),
                        new OverflowTarget(
                                rule.target(),
                                rule.queueId(),
                                rule.priority(),
                                askedThere(rule, queue, directory),
                                rule.number())))
                .toList();
        return new QueueRules(
                queue.limits().ringTimeoutMs(),
                queue.limits().wrapUpMs(),
                queue.limits().maxWaiting(),
                queue.distribution().strategy(),
                queue.distribution().headStartMs(),
                queue.distribution().tierWaitMs(),
                overflow,
                queue.callbacks().returns());
    }

    /** Who comes to a queue by overflow asks of its agents what its own callers do. */
    private static Requirements askedThere(OverflowRule rule, Queue queue, Directory directory) {
        return rule.target() == OverflowTarget.Kind.QUEUE
                ? directory
                        .queue(queue.firmId(), rule.queueId())
                        .map(Queue::requirements)
                        .orElse(Requirements.NONE)
                : Requirements.NONE;
    }

    private static List<Skill> skills(User agent) {
        return agent.skills().stream()
                .map(skill -> new Skill(skill.skillId(), skill.level()))
                .toList();
    }

    static CentreDefinitions present(CentreView centre, int firmId) {
        var queues = new TreeMap<Integer, QueueRules>();
        var agents = new TreeMap<Integer, RoutingProfile>();
        centre.queues(firmId).forEach(queue -> queues.put(queue.queueId(), queue.rules()));
        centre.agents(firmId).forEach(agent -> agents.put(agent.agentId(), agent.profile()));
        return new CentreDefinitions(queues, agents, new TreeMap<>(centre.timedReasons(firmId)));
    }

    /** The commands that make {@code present} become this: reasons, new queues, then agents, then what is no more. */
    List<Command> differenceFrom(CentreDefinitions present) {
        var commands = new ArrayList<Command>();
        reasons.forEach((code, rules) -> {
            if (!rules.equals(present.reasons.get(code))) {
                commands.add(new Command.DefineReason(code, rules));
            }
        });
        present.reasons.keySet().stream()
                .filter(code -> !reasons.containsKey(code))
                .forEach(code -> commands.add(new Command.DefineReason(code, ReasonRules.UNTIMED)));
        queues.forEach((id, rules) -> {
            if (!rules.equals(present.queues.get(id))) {
                commands.add(new Command.DefineQueue(id, rules));
            }
        });
        agents.forEach((id, profile) -> {
            if (!profile.equals(present.agents.get(id))) {
                commands.add(new Command.DefineAgent(id, profile));
            }
        });
        present.agents.keySet().stream()
                .filter(id -> !agents.containsKey(id))
                .forEach(id -> commands.add(new Command.RemoveAgent(id)));
        present.queues.keySet().stream()
                .filter(id -> !queues.containsKey(id))
                .forEach(id -> commands.add(new Command.RemoveQueue(id)));
        return commands;
    }
}
