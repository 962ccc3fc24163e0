package org.switchroom.ivr.flow;

import java.util.List;
import java.util.Map;
import org.switchroom.engine.EndCause;
import org.switchroom.ivr.Prompt;
import org.switchroom.ivr.Script;

/** Asks for a message, has it recorded until the caller ends it, and says thanks. */
enum LeaveMessage implements Step {
    ASK(StepId.ASK_MESSAGE) {
        @Override
        public Next on(Script script, FlowState state, Input input) {
            return switch (input) {
                case Input.Played() -> Flow.enter(script, StepId.RECORD_MESSAGE, state.variables());
                case Input.Key(char key)
                when key == ENDS ->
                    Flow.enter(script, StepId.RECORD_MESSAGE, state.variables()).after(new Action.StopPlaying());
                default -> Next.stay(state);
            };
        }
    },
    RECORD(StepId.RECORD_MESSAGE) {
        @Override
        public Next on(Script script, FlowState state, Input input) {
            return switch (input) {
                case Input.Key(char key) when key == ENDS -> Next.stay(state, new Action.EndMessage());
                case Input.Recorded(var message) ->
                    switch (message) {
                        case SAVED -> Flow.enter(script, StepId.MESSAGE_LEFT, state.variables());
                        case NOTHING -> Next.stay(state, new Action.End(EndCause.OVERFLOW));
                        case REFUSED ->
                            Overflow.tell(
                                    StepId.GOODBYE, state, script.sentences().messageNotSaved());
                    };
                default -> Next.stay(state);
            };
        }
    },
    LEFT(StepId.MESSAGE_LEFT) {
        @Override
        public Next on(Script script, FlowState state, Input input) {
            return input instanceof Input.Played
                    ? Next.stay(state, new Action.End(EndCause.VOICEMAIL))
                    : Next.stay(state);
        }
    };

    private static final char ENDS = '#';

    private final StepId id;

    LeaveMessage(StepId id) {
        this.id = id;
    }

    /** @param text said instead of what is usual; empty: that */
    static Next forQueue(Script script, FlowState state, int queueId, String text) {
        var variables = state.with(Variables.QUEUE, queueId);
        return Next.stay(
                new FlowState(StepId.ASK_MESSAGE, variables),
                new Action.StopTimer(),
                new Action.Play(List.of(asking(script, text))));
    }

    private static Prompt asking(Script script, String text) {
        return text.isBlank() ? script.sentences().leaveMessage() : script.speak(text);
    }

    @Override
    public Next enter(Script script, Map<String, String> variables) {
        var state = new FlowState(id, variables);
        return switch (this) {
            case ASK -> throw new IllegalStateException("Only for a queue");
            case RECORD -> Next.stay(state, new Action.TakeMessage(state.number(Variables.QUEUE, 0)));
            case LEFT ->
                Next.stay(state, new Action.Play(List.of(script.sentences().messageSaved())));
        };
    }
}
