package org.switchroom.ivr.flow;

import org.switchroom.ivr.Script;

/** What becomes of a key, or of none: a queue, the question again, or after too many tries the default queue. */
final class Answer {

    private Answer() {}

    static Next take(Script script, FlowState state, char key) {
        return script.queueFor(key)
                .map(queue -> Enqueue.into(script, state.chosenBy(key), queue))
                .orElseGet(() -> wrong(script, state))
                .after(new Action.StopPlaying());
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
