package org.switchroom.ivr.flow;

import java.util.Map;
import org.switchroom.ivr.Script;

/** Waits for the answer to the question. */
enum Gather implements Step {
    STEP;

    @Override
    public Next enter(Script script, Map<String, String> variables) {
        var state = new FlowState(StepId.GATHER, variables);
        return Next.stay(state, new Action.StartTimer(script.menu().answerTimeoutMs()));
    }

    @Override
    public Next on(Script script, FlowState state, Input input) {
        return switch (input) {
            case Input.Key(char key) -> Answer.take(script, state, key).after(new Action.StopTimer());
            case Input.TimedOut() -> Answer.silence(script, state);
            default -> Next.stay(state);
        };
    }
}
