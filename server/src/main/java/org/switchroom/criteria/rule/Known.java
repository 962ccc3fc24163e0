package org.switchroom.criteria.rule;

import org.switchroom.engine.Requirements;

/** What a firm has configured that rules can name. */
public interface Known {

    boolean queue(int queueId);

    /** Whether a queue has an agent who can sign in. */
    boolean served(int queueId);

    /** Whether this agent is one of the queue's. */
    boolean serves(int agentId, int queueId);

    /** What the queue asks of agents itself. */
    Requirements requirementsOf(int queueId);

    boolean skill(int skillId);

    /** Whether there is such an agent, who can sign in. */
    boolean agent(int userId);

    boolean hours(int hoursId);

    /** @param e164 a number callers dial */
    boolean dialled(String e164);
}
