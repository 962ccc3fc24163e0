package org.switchroom.ivr.flow;

import java.util.List;
import java.util.Map;
import org.switchroom.ivr.Script;

/** The caller is to be called back: says so and hangs up. */
enum CallbackGoodbye implements Step {
    STEP;

    @Override
    public Next enter(Script script, Map<String, String> variables) {
        return Next.stay(
                new FlowState(StepId.CALLBACK_GOODBYE, variables),
                new Action.Play(List.of(script.sentences().callbackGoodbye())));
    }

    @Override
    public Next on(Script script, FlowState state, Input input) {
        return input instanceof Input.Played ? Next.stay(state, new Action.LeaveLine()) : Next.stay(state);
    }
}
