package org.switchroom.ivr.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.switchroom.ivr.Prompt;
import org.switchroom.ivr.Script;

/**
 * Asks on which number the caller wants to be called back; the place in the queue is kept meanwhile. 1 agrees to the number
 * called from, another one ends with #, and * or too many tries lead back to the music.
 */
enum CallbackOffer implements Step {
    STEP;

    private static final int MAX_TRIES = 3;
    private static final int MAX_DIGITS = 20;
    private static final long ANSWER_MS = 8_000;

    /** @param text what is said before; empty: nothing */
    static Next begin(Script script, FlowState state, String text, boolean numberKnown) {
        var variables = state.with(Variables.NUMBER_KNOWN, numberKnown ? 1 : 0);
        variables.put(Variables.CALLBACK_TRIES, "0");
        var asked = ask(script, variables, text.isBlank() ? List.of() : List.of(script.speak(text)));
        return asked.after(new Action.StopTimer());
    }

    @Override
    public Next enter(Script script, Map<String, String> variables) {
        return ask(script, variables, List.of());
    }

    private static Next ask(Script script, Map<String, String> variables, List<Prompt> before) {
        var state = new FlowState(StepId.CALLBACK_OFFER, variables).with(Variables.DIGITS, "");
        var prompts = new ArrayList<Prompt>(before);
        prompts.add(script.sentences().askCallback(known(state)));
        return Next.stay(state, new Action.Play(List.copyOf(prompts)));
    }

    @Override
    public Next on(Script script, FlowState state, Input input) {
        return switch (input) {
            case Input.Key(char key) -> key(script, state, key).after(new Action.StopPlaying(), new Action.StopTimer());
            case Input.Played() -> Next.stay(state, new Action.StartTimer(ANSWER_MS));
            case Input.TimedOut() -> again(script, state, List.of());
            case Input.CallbackRefused(var why) ->
                switch (why) {
                    case BAD_NUMBER ->
                        again(script, state, List.of(script.sentences().wrongNumber()));
                    case ALREADY_ASKED ->
                        again(script, state, List.of(script.sentences().callbackAlready()));
                    case TOO_LATE ->
                        Overflow.tell(StepId.TOLD, state, script.sentences().callbackTooLate());
                };
            default -> Next.stay(state);
        };
    }

    private static Next key(Script script, FlowState state, char key) {
        var digits = state.text(Variables.DIGITS);
        if (key == '*') {
            return Flow.enter(script, StepId.QUEUE_MUSIC, state.variables());
        }
        if (key == '1' && digits.isEmpty() && known(state)) {
            return Next.stay(state, new Action.RequestCallback(""));
        }
        if (key == '#') {
            return digits.isEmpty()
                    ? again(script, state, List.of())
                    : Next.stay(state, new Action.RequestCallback(digits));
        }
        var longer = digits.length() < MAX_DIGITS ? digits + key : digits;
        return Next.stay(state.with(Variables.DIGITS, longer), new Action.StartTimer(ANSWER_MS));
    }

    private static Next again(Script script, FlowState state, List<Prompt> before) {
        var tried = state.number(Variables.CALLBACK_TRIES, 0) + 1;
        return tried >= MAX_TRIES
                ? Flow.enter(script, StepId.QUEUE_MUSIC, state.variables())
                : ask(script, state.with(Variables.CALLBACK_TRIES, tried), before);
    }

    private static boolean known(FlowState state) {
        return state.number(Variables.NUMBER_KNOWN, 0) == 1;
    }
}
