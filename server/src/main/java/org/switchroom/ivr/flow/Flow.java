package org.switchroom.ivr.flow;

import java.time.Instant;
import java.util.Map;
import org.switchroom.ivr.Script;

/**
 * The interpreter. Within hours: greeting, question, gather (asked again on a wrong key or silence, then the default
 * queue), enqueue, then music and announcements in turn until somebody answers. Outside: the closed message. Pure: the
 * same state and input always give the same.
 */
public final class Flow {

    private Flow() {}

    /** @param at when the call arrived, for the opening hours */
    public static Next start(Script script, Instant at) {
        var open = script.hours() == null || script.hours().openAt(at);
        return enter(script, open ? StepId.GREETING : StepId.CLOSED_MESSAGE, Map.of());
    }

    /** For who has dialled a queue. */
    public static Next startIn(Script script, int queueId) {
        return Enqueue.into(script, new FlowState(StepId.ENQUEUE, Map.of()), queueId);
    }

    public static Next step(Script script, FlowState state, Input input) {
        // Also after a conversation: the agent was lost, the caller waits again.
        if (input instanceof Input.Queued) {
            return enter(script, StepId.QUEUE_MUSIC, state.variables());
        }
        if (input instanceof Input.Overflowed overflowed) {
            return Overflow.after(script, state, overflowed);
        }
        if (input instanceof Input.CallbackOffered(var text, boolean numberKnown)) {
            return CallbackOffer.begin(script, state, text, numberKnown);
        }
        if (input instanceof Input.CallbackTaken) {
            return enter(script, StepId.CALLBACK_GOODBYE, state.variables());
        }
        return stepOf(state.step()).on(script, state, input);
    }

    static Next enter(Script script, StepId step, Map<String, String> variables) {
        return stepOf(step).enter(script, variables);
    }

    private static Step stepOf(StepId id) {
        return switch (id) {
            case GREETING -> Greeting.STEP;
            case QUESTION -> Question.STEP;
            case GATHER -> Gather.STEP;
            case ASK_NUMBER -> AskNumber.STEP;
            case CLOSED_MESSAGE -> ClosedMessage.STEP;
            case ENQUEUE -> Enqueue.STEP;
            case QUEUE_MUSIC -> QueueMusic.STEP;
            case QUEUE_ANNOUNCEMENT -> QueueAnnouncement.STEP;
            case QUEUE_FULL -> QueueFull.STEP;
            case CALLBACK_OFFER -> CallbackOffer.STEP;
            case CALLBACK_GOODBYE -> CallbackGoodbye.STEP;
            case ASK_MESSAGE -> LeaveMessage.ASK;
            case RECORD_MESSAGE -> LeaveMessage.RECORD;
            case MESSAGE_LEFT -> LeaveMessage.LEFT;
            case TOLD -> Overflow.TOLD;
            case GOODBYE -> Overflow.GOODBYE;
        };
    }
}
