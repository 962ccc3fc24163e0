package org.switchroom.ivr.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.switchroom.ivr.Prompt;
import org.switchroom.ivr.Script;

/**
 * Asks who has chosen for a customer or order number, if the menu has such a question. The number ends with #, or with
 * silence; * or too many tries lead on without one.
 */
enum AskNumber implements Step {
    STEP;

    private static final int MAX_DIGITS = 20;
    private static final long ANSWER_MS = 6_000;

    /** On to a queue, with the question before it where there is one. */
    static Next before(Script script, FlowState state, int queueId) {
        return script.asked() == null
                ? Enqueue.into(script, state, queueId)
                : Flow.enter(script, StepId.ASK_NUMBER, state.with(Variables.QUEUE, queueId));
    }

    @Override
    public Next enter(Script script, Map<String, String> variables) {
        return ask(script, variables, List.of());
    }

    private static Next ask(Script script, Map<String, String> variables, List<Prompt> before) {
        var asked = script.asked();
        if (asked == null) {
            return Flow.enter(script, StepId.ENQUEUE, variables);
        }
        var prompts = new ArrayList<Prompt>(before);
        prompts.add(script.speak(asked.text()));
        return Next.stay(
                new FlowState(StepId.ASK_NUMBER, variables).with(Variables.DIGITS, ""),
                new Action.Play(List.copyOf(prompts)));
    }

    @Override
    public Next on(Script script, FlowState state, Input input) {
        return switch (input) {
            case Input.Key(char key) -> key(script, state, key).after(new Action.StopPlaying(), new Action.StopTimer());
            case Input.Played() -> Next.stay(state, new Action.StartTimer(ANSWER_MS));
            case Input.TimedOut() -> ended(script, state);
            case Input.Identified(boolean known) ->
                known
                        ? Flow.enter(script, StepId.ENQUEUE, state.variables())
                        : again(script, state, List.of(script.sentences().unknownNumber()));
            default -> Next.stay(state);
        };
    }

    private static Next key(Script script, FlowState state, char key) {
        if (key == '*') {
            return Flow.enter(script, StepId.ENQUEUE, state.variables());
        }
        if (key == '#') {
            return ended(script, state);
        }
        var digits = state.text(Variables.DIGITS);
        boolean taken = Character.isDigit(key) && digits.length() < MAX_DIGITS;
        return Next.stay(state.with(Variables.DIGITS, taken ? digits + key : digits), new Action.StartTimer(ANSWER_MS));
    }

    private static Next ended(Script script, FlowState state) {
        var asked = script.asked();
        var digits = state.text(Variables.DIGITS);
        return asked == null || digits.isEmpty()
                ? again(script, state, List.of())
                : Next.stay(state, new Action.Identify(asked.meaning(), digits));
    }

    private static Next again(Script script, FlowState state, List<Prompt> before) {
        var asked = script.asked();
        int tried = state.number(Variables.NUMBER_TRIES, 0) + 1;
        return asked == null || tried >= asked.tries()
                ? Flow.enter(script, StepId.ENQUEUE, state.variables())
                : ask(script, state.with(Variables.NUMBER_TRIES, tried), before);
    }
}
