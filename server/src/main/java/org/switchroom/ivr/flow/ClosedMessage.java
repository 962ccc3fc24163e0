package org.switchroom.ivr.flow;

import java.util.List;
import java.util.Map;
import org.switchroom.engine.EndCause;
import org.switchroom.ivr.Script;

/** Outside hours: says so, and ends the call or hands the caller to the queue for that. */
enum ClosedMessage implements Step {
    STEP;

    @Override
    public Next enter(Script script, Map<String, String> variables) {
        var state = new FlowState(StepId.CLOSED_MESSAGE, variables);
        return Next.stay(
                state, new Action.Play(List.of(script.speak(script.menu().closedMessage()))));
    }

    @Override
    public Next on(Script script, FlowState state, Input input) {
        if (!(input instanceof Input.Played)) {
            return Next.stay(state);
        }
        var queueId = script.menu().closedQueueId();
        if (queueId == 0) {
            return Next.stay(state, new Action.End(EndCause.CLOSED_HOURS));
        }
        return script.menu().closedVoicemail()
                ? LeaveMessage.forQueue(script, state, queueId, "")
                : Enqueue.into(script, state, queueId);
    }
}
