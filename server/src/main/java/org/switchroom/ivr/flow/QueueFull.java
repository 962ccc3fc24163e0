package org.switchroom.ivr.flow;

import java.util.List;
import java.util.Map;
import org.switchroom.engine.EndCause;
import org.switchroom.ivr.Script;

/** Too many wait already: says so and ends the call. */
enum QueueFull implements Step {
    STEP;

    @Override
    public Next enter(Script script, Map<String, String> variables) {
        return Next.stay(
                new FlowState(StepId.QUEUE_FULL, variables),
                new Action.Play(List.of(script.sentences().queueFull())));
    }

    @Override
    public Next on(Script script, FlowState state, Input input) {
        return input instanceof Input.Played ? Next.stay(state, new Action.End(EndCause.QUEUE_FULL)) : Next.stay(state);
    }
}
