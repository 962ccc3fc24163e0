package org.switchroom.criteria;

import org.switchroom.criteria.rule.Known;
import org.switchroom.directory.Directory;
import org.switchroom.directory.Queue;
import org.switchroom.engine.Requirements;

/** What one firm's rules can name, as the directory has it at the moment. */
public record KnownInDirectory(Directory directory, int firmId) implements Known {

    @Override
    public boolean queue(int queueId) {
        return directory.queue(firmId, queueId).isPresent();
    }

    @Override
    public boolean served(int queueId) {
        return directory
                .queue(firmId, queueId)
                .filter(queue -> queue.servedBy(directory.agents(firmId)))
                .isPresent();
    }

    @Override
    public boolean serves(int agentId, int queueId) {
        return directory
                .queue(firmId, queueId)
                .filter(queue -> queue.agentIds().contains(agentId))
                .isPresent();
    }

    @Override
    public Requirements requirementsOf(int queueId) {
        return directory.queue(firmId, queueId).map(Queue::requirements).orElse(Requirements.NONE);
    }

    @Override
    public boolean skill(int skillId) {
        return directory.skills(firmId).stream().anyMatch(skill -> skill.id() == skillId);
    }

    @Override
    public boolean agent(int userId) {
        return directory.agents(firmId).stream().anyMatch(agent -> agent.id() == userId);
    }

    @Override
    public boolean hours(int hoursId) {
        return directory.hours(firmId, hoursId).isPresent();
    }

    @Override
    public boolean dialled(String e164) {
        return directory
                .number(e164)
                .filter(number -> number.firmId() == firmId)
                .isPresent();
    }
}
