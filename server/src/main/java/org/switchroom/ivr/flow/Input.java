package org.switchroom.ivr.flow;

import java.util.List;
import org.switchroom.engine.OverflowTarget;
import org.switchroom.engine.Refusal;
import org.switchroom.ivr.CallMedia.Taken;

/** What can happen to a caller in a flow. */
public sealed interface Input {

    /** @param key 0-9 * # A-D */
    record Key(char key) implements Input {}

    /** The last of the prompts has been heard. */
    record Played() implements Input {}

    /** The timer has run out. */
    record TimedOut() implements Input {}

    /** The caller waits in a queue now, for the first time or again. */
    record Queued() implements Input {}

    /**
     * A step of the queue's overflow was taken, not to another queue.
     *
     * @param text what the caller is to be told; empty: what is usual
     * @param queueId where the caller waited or was to wait
     */
    record Overflowed(OverflowTarget.Kind target, String text, int queueId) implements Input {}

    record Recorded(Taken message) implements Input {}

    /**
     * The caller may be called back instead of waiting on.
     *
     * @param text what is said before; empty: nothing
     * @param numberKnown whether the number called from can be called
     */
    record CallbackOffered(String text, boolean numberKnown) implements Input {}

    /** The caller is to be called back. */
    record CallbackTaken() implements Input {}

    record CallbackRefused(NoCallback why) implements Input {}

    enum NoCallback {
        /** The number cannot be called. */
        BAD_NUMBER,
        /** It is to be called already. */
        ALREADY_ASKED,
        /** Somebody's phone rings. */
        TOO_LATE
    }

    /** @param known whether somebody has the number keyed in */
    record Identified(boolean known) implements Input {}

    /** The queue did not take the caller. */
    record QueueRefused(Refusal reason) implements Input {}

    /**
     * Where the caller stands.
     *
     * @param position 1 is next
     * @param exits what is said of the keys that lead out of the queue
     */
    record Place(int position, long estimatedWaitMs, List<String> exits) implements Input {}

    /** The caller stands nowhere just now: somebody's phone rings already. */
    record NoPlace() implements Input {}
}
