package org.switchroom.ivr.flow;

import java.util.Map;
import org.switchroom.ivr.Script;

/** Waiting: music, until it is time to say how things stand. */
enum QueueMusic implements Step {
    STEP;

    @Override
    public Next enter(Script script, Map<String, String> variables) {
        var state = new FlowState(StepId.QUEUE_MUSIC, variables);
        return Next.stay(state, new Action.PlayMusic(), new Action.StartTimer(script.announceEveryMs()));
    }

    @Override
    public Next on(Script script, FlowState state, Input input) {
        return switch (input) {
            case Input.TimedOut() -> Flow.enter(script, StepId.QUEUE_ANNOUNCEMENT, state.variables());
            case Input.Key(char key) -> Next.stay(state, new Action.LeaveQueue(key));
            default -> Next.stay(state);
        };
    }
}
