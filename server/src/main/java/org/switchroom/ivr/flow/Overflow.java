package org.switchroom.ivr.flow;

import java.util.List;
import java.util.Map;
import org.switchroom.engine.EndCause;
import org.switchroom.ivr.Prompt;
import org.switchroom.ivr.Script;

/** What a caller hears when a step of the queue's overflow was taken: something, and then the music again or the end. */
enum Overflow implements Step {
    TOLD {
        @Override
        Next afterwards(Script script, FlowState state) {
            return Flow.enter(script, StepId.QUEUE_MUSIC, state.variables());
        }
    },
    GOODBYE {
        @Override
        Next afterwards(Script script, FlowState state) {
            return Next.stay(state, new Action.End(EndCause.OVERFLOW));
        }
    };

    static Next after(Script script, FlowState state, Input.Overflowed overflowed) {
        return switch (overflowed.target()) {
            case ANNOUNCEMENT -> tell(script, StepId.TOLD, state, overflowed.text());
            case HANG_UP -> tell(script, StepId.GOODBYE, state, overflowed.text());
            case VOICEMAIL -> LeaveMessage.forQueue(script, state, overflowed.queueId(), overflowed.text());
            // Whoever is called for the caller is waited for without a word; of a callback the runner makes another
            // input.
            case QUEUE, NUMBER, CALLBACK -> Next.stay(state);
        };
    }

    private static Next tell(Script script, StepId step, FlowState state, String text) {
        var prompt = text.isBlank() ? script.sentences().queueFull() : script.speak(text);
        return tell(step, state, prompt);
    }

    static Next tell(StepId step, FlowState state, Prompt prompt) {
        return Next.stay(
                new FlowState(step, state.variables()), new Action.StopTimer(), new Action.Play(List.of(prompt)));
    }

    abstract Next afterwards(Script script, FlowState state);

    @Override
    public Next enter(Script script, Map<String, String> variables) {
        throw new IllegalStateException("Only comes of an overflow");
    }

    @Override
    public Next on(Script script, FlowState state, Input input) {
        return input instanceof Input.Played ? afterwards(script, state) : Next.stay(state);
    }
}
