package org.switchroom.directory.http;

import java.util.List;
import org.switchroom.engine.Requirements;
import org.switchroom.engine.Requirements.Need;

/** {@link Requirements} of a queue: no queue waits for one agent alone. */
record QueueRequirements(List<QueueStep> steps, List<Integer> preferred) {

    record QueueStep(long afterMs, List<Need> needs) {
        QueueStep {
            needs = List.copyOf(needs);
        }
    }

    QueueRequirements {
        steps = List.copyOf(steps);
        preferred = List.copyOf(preferred);
    }

    static QueueRequirements of(Requirements requirements) {
        return new QueueRequirements(
                requirements.steps().stream()
                        .map(step -> new QueueStep(step.afterMs(), step.needs()))
                        .toList(),
                requirements.preferred());
    }

    Requirements toRequirements() {
        return new Requirements(
                steps.stream()
                        .map(step -> new Requirements.Step(step.afterMs(), step.needs()))
                        .toList(),
                preferred);
    }
}
