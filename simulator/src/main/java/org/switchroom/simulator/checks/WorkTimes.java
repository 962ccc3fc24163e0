package org.switchroom.simulator.checks;

import org.switchroom.engine.CentreView;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.engine.agent.WorkTime;

/**
 * How much of today an agent was busy and how much free, as the strategies go by it, is what the agent's states come to; a call
 * between colleagues is neither.
 */
final class WorkTimes implements Checker {
    private final Hall hall;

    WorkTimes(Hall hall) {
        this.hall = hall;
    }

    @Override
    public void see(LoggedEvent logged) {}

    @Override
    public void compare(CentreView shown) {
        hall.persons().forEach(person -> {
            WorkTime right = person.workTime();
            WorkTime told = shown.workTime(person.agentId);
            Violation.unless(
                    right.equals(told), person.agentId, () -> "Has worked [" + told + "] instead of [" + right + "]");
        });
    }
}
