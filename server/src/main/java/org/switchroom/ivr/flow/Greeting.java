package org.switchroom.ivr.flow;

import java.util.List;
import java.util.Map;
import org.switchroom.ivr.Script;

/** Greets. Who knows the menu need not listen: a key is taken as the answer already. */
enum Greeting implements Step {
    STEP;

    @Override
    public Next enter(Script script, Map<String, String> variables) {
        var state = new FlowState(StepId.GREETING, variables);
        return Next.stay(
                state, new Action.Play(List.of(script.speak(script.menu().greeting()))));
    }

    @Override
    public Next on(Script script, FlowState state, Input input) {
        return switch (input) {
            case Input.Played()
            when script.menu().choices().isEmpty() ->
                Enqueue.into(script, state, script.menu().defaultQueueId());
            case Input.Played() -> Flow.enter(script, StepId.QUESTION, state.variables());
            case Input.Key(char key) when !script.menu().choices().isEmpty() -> Answer.take(script, state, key);
            default -> Next.stay(state);
        };
    }
}
