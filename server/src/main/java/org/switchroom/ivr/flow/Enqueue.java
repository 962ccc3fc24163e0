package org.switchroom.ivr.flow;

import java.util.Map;
import org.switchroom.engine.EndCause;
import org.switchroom.engine.Refusal;
import org.switchroom.ivr.Script;

/** Hands the caller to a queue. A queue that has gone meanwhile is replaced by the default one. */
enum Enqueue implements Step {
    STEP;

    static Next into(Script script, FlowState state, int queueId) {
        return Flow.enter(script, StepId.ENQUEUE, state.with(Variables.QUEUE, queueId));
    }

    @Override
    public Next enter(Script script, Map<String, String> variables) {
        var state = new FlowState(StepId.ENQUEUE, variables);
        return Next.stay(state, new Action.PutInQueue(queue(script, state)));
    }

    @Override
    public Next on(Script script, FlowState state, Input input) {
        if (!(input instanceof Input.QueueRefused(Refusal reason))) {
            return Next.stay(state);
        }
        if (reason == Refusal.QUEUE_FULL) {
            return Flow.enter(script, StepId.QUEUE_FULL, state.variables());
        }
        var otherwise = script.menu().defaultQueueId();
        return queue(script, state) == otherwise
                ? Next.stay(state, new Action.End(EndCause.ERROR))
                : into(script, state, otherwise);
    }

    private static int queue(Script script, FlowState state) {
        return state.number(Variables.QUEUE, script.menu().defaultQueueId());
    }
}
