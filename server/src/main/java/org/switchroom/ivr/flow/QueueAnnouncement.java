package org.switchroom.ivr.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.switchroom.ivr.Prompt;
import org.switchroom.ivr.Script;

/** Says the position and the estimated wait in words, then goes back to the music. */
enum QueueAnnouncement implements Step {
    STEP;

    @Override
    public Next enter(Script script, Map<String, String> variables) {
        return Next.stay(new FlowState(StepId.QUEUE_ANNOUNCEMENT, variables), new Action.AskPlace());
    }

    @Override
    public Next on(Script script, FlowState state, Input input) {
        return switch (input) {
            case Input.Place(int position, long estimatedWaitMs, List<String> exits) -> {
                var sentences = script.sentences();
                var prompts = new ArrayList<Prompt>();
                prompts.add(sentences.position(position));
                prompts.add(sentences.estimatedWait(estimatedWaitMs));
                exits.forEach(offer -> prompts.add(script.speak(offer)));
                yield Next.stay(state, new Action.Play(List.copyOf(prompts)));
            }
            case Input.Key(char key) -> Next.stay(state, new Action.LeaveQueue(key));
            case Input.Played(), Input.NoPlace() -> Flow.enter(script, StepId.QUEUE_MUSIC, state.variables());
            default -> Next.stay(state);
        };
    }
}
