package org.switchroom.ivr.flow;

import java.util.List;
import org.switchroom.engine.EndCause;
import org.switchroom.ivr.Prompt;
import org.switchroom.ivr.TypedNumbers;

/** What a flow wants done. There is one timer, and one thing playing. */
public sealed interface Action {

    /** Answered with {@link Input.Played}. */
    record Play(List<Prompt> prompts) implements Action {}

    record PlayMusic() implements Action {}

    record StopPlaying() implements Action {}

    /** Answered with {@link Input.TimedOut}; replaces the timer that runs. */
    record StartTimer(long ms) implements Action {}

    record StopTimer() implements Action {}

    /** Answered with {@link Input.Queued} or {@link Input.QueueRefused}. */
    record PutInQueue(int queueId) implements Action {}

    /**
     * A tone, and then what the caller says is recorded. Answered with {@link Input.Recorded}.
     *
     * @param queueId where the message is to wait
     */
    record TakeMessage(int queueId) implements Action {}

    /** The caller has said everything. */
    record EndMessage() implements Action {}

    /** Out of the queue by a key, if it leads anywhere. */
    record LeaveQueue(char key) implements Action {}

    /**
     * Answered with {@link Input.CallbackTaken} or {@link Input.CallbackRefused}.
     *
     * @param written the number as keyed in; empty: the one called from
     */
    record RequestCallback(String written) implements Action {}

    /** Answered with {@link Input.Identified}. */
    record Identify(TypedNumbers.Meaning meaning, String digits) implements Action {}

    /** Hangs up; the contact goes on. */
    record LeaveLine() implements Action {}

    /** Answered with {@link Input.Place} or {@link Input.NoPlace}. */
    record AskPlace() implements Action {}

    record End(EndCause cause) implements Action {}
}
