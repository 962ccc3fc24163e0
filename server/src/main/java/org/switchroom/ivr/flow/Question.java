package org.switchroom.ivr.flow;

import java.util.List;
import java.util.Map;
import org.switchroom.ivr.Script;

/** Asks; a key cuts the question short. */
enum Question implements Step {
    STEP;

    @Override
    public Next enter(Script script, Map<String, String> variables) {
        var state = new FlowState(StepId.QUESTION, variables);
        return Next.stay(
                state, new Action.Play(List.of(script.speak(script.menu().question()))));
    }

    /** Asks again, saying first that the key was wrong. */
    static Next afterWrongKey(Script script, Map<String, String> variables) {
        var prompts = List.of(
                script.sentences().wrongKey(), script.speak(script.menu().question()));
        return Next.stay(new FlowState(StepId.QUESTION, variables), new Action.Play(prompts));
    }

    @Override
    public Next on(Script script, FlowState state, Input input) {
        return switch (input) {
            case Input.Played() -> Flow.enter(script, StepId.GATHER, state.variables());
            case Input.Key(char key) -> Answer.take(script, state, key);
            default -> Next.stay(state);
        };
    }
}
