package org.switchroom.routing.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.switchroom.directory.Directory;
import org.switchroom.engine.CentreView;
import org.switchroom.engine.Command;
import org.switchroom.engine.QueueRules;

/**
 * What the engine has to know of a client firm's configuration.
 *
 * @param queues rules by queue id
 * @param agents queues served, ascending, by agent id
 */
record CentreDefinitions(SortedMap<Integer, QueueRules> queues, SortedMap<Integer, List<Integer>> agents) {

    static CentreDefinitions wanted(Directory directory, int firmId) {
        var queues = new TreeMap<Integer, QueueRules>();
        var agents = new TreeMap<Integer, List<Integer>>();
        directory.agents(firmId).forEach(agent -> agents.put(agent.id(), new ArrayList<>()));
        directory.queues(firmId).stream()
                .sorted((a, b) -> Integer.compare(a.id(), b.id()))
                .forEach(queue -> {
                    queues.put(queue.id(), new QueueRules(queue.ringTimeoutMs(), queue.wrapUpMs(), queue.maxWaiting()));
                    for (int agentId : queue.agentIds()) {
                        var served = agents.get(agentId);
                        if (served != null) {
                            served.add(queue.id());
                        }
                    }
                });
        return new CentreDefinitions(queues, agents);
    }

    static CentreDefinitions present(CentreView centre, int firmId) {
        var queues = new TreeMap<Integer, QueueRules>();
        var agents = new TreeMap<Integer, List<Integer>>();
        centre.queues(firmId).forEach(queue -> queues.put(queue.queueId(), queue.rules()));
        centre.agents(firmId).forEach(agent -> agents.put(agent.agentId(), agent.queueIds()));
        return new CentreDefinitions(queues, agents);
    }

    /** The commands that make {@code present} become this: new queues, then agents, then what is no more. */
    List<Command> differenceFrom(CentreDefinitions present) {
        var commands = new ArrayList<Command>();
        queues.forEach((id, rules) -> {
            if (!rules.equals(present.queues.get(id))) {
                commands.add(new Command.DefineQueue(id, rules));
            }
        });
        agents.forEach((id, served) -> {
            if (!served.equals(present.agents.get(id))) {
                commands.add(new Command.DefineAgent(id, List.copyOf(served)));
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
