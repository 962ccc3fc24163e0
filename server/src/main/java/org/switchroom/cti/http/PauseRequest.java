package org.switchroom.cti.http;

import jakarta.validation.constraints.NotNull;
import org.switchroom.engine.Command;

/** Whether an agent is to take no contacts from a queue for now. */
record PauseRequest(@NotNull Boolean paused) {

    Command command(int agentId, int queueId, int byUserId) {
        return paused
                ? new Command.PauseQueue(agentId, queueId, byUserId)
                : new Command.ResumeQueue(agentId, queueId, byUserId);
    }
}
