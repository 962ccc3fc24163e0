package org.switchroom.phones;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the person at a desk phone does when it rings. */
public sealed interface Reaction {

    /**
     * Lifts the receiver and speaks.
     *
     * @param after how long it rings
     * @param talkFor then hangs up; null: leaves that to the other side
     */
    record Answer(Duration after, @Nullable Duration talkFor, Speech speech) implements Reaction {}

    /** @param status 486 busy, 603 declined, or any other final answer */
    record Refuse(Duration after, int status) implements Reaction {}

    /** Nobody is there; it rings until the caller gives up. */
    record LetRing() implements Reaction {}

    /**
     * Nobody lifts the receiver, but the phone says that it can be told to answer, from afar.
     *
     * @param status what it answers to that: 200, and then speaks; or 400-699, and rings on
     */
    record WhenTold(int status, Speech speech) implements Reaction {}
}
