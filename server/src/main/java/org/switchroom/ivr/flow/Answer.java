package org.switchroom.ivr.flow;

import org.switchroom.directory.Menu;
import org.switchroom.ivr.Script;

/** What becomes of a key, or of none: a queue, the question again, or after too many tries the default queue. */
final class Answer {

    private Answer() {}

    static Next take(Script script, FlowState state, char key) {
        return script.choiceFor(key)
                .map(choice -> chosen(script, state.chosenBy(key), choice))
                .orElseGet(() -> wrong(script, state))
                .after(new Action.StopPlaying());
    }

    private static Next chosen(Script script, FlowState state, Menu.Choice choice) {
        return choice.voicemail()
                ? LeaveMessage.forQueue(script, state, choice.queueId(), "")
                : AskNumber.before(script, state, choice.queueId());
    }

    static Next silence(Script script, FlowState state) {
        var tried = state.number(Variables.TRIES, 0) + 1;
        return tried >= script.menu().maxTries()
                ? Enqueue.into(script, state, script.menu().defaultQueueId())
                : Flow.enter(script, StepId.QUESTION, state.with(Variables.TRIES, tried));
    }

    private static Next wrong(Script script, FlowState state) {
        var tried = state.number(Variables.TRIES, 0) + 1;
        return tried >= script.menu().maxTries()
                ? Enqueue.into(script, state, script.menu().defaultQueueId())
                : Question.afterWrongKey(script, state.with(Variables.TRIES, tried));
    }
}
