package org.switchroom.ivr;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.switchroom.engine.EndCause;
import org.switchroom.engine.Requirements;

/**
 * What a flow can do to the call it runs on. Implemented by telephony; all calls come from the call's own mailbox and
 * return at once.
 */
public interface CallMedia {

    /**
     * Speaks one after the other what the caller is to hear; replaces what is playing.
     *
     * @param done after the last, on the call's mailbox; not when replaced or stopped before
     */
    void play(List<Prompt> prompts, Runnable done);

    /** Music on hold, until replaced. */
    void playMusic();

    void stopPlaying();

    /** Whether the caller may ask to be called back at all: not a colleague, and not who was called back already. */
    boolean asksForCallback();

    /**
     * A number that the caller can be called back on.
     *
     * @param written as the caller has keyed it in; empty: the one called from
     * @return E.164; empty: that is none, or not to be called from here
     */
    String callbackNumber(String written);

    /** Whether somebody has the number that the caller has keyed in; completes soon, on any thread, never with a failure. */
    default CompletableFuture<Boolean> identify(TypedNumbers.Meaning meaning, String digits) {
        return CompletableFuture.completedFuture(false);
    }

    /** The contact in which the same number waited last; 0: none. */
    long earlierContact();

    /** Hangs up; the contact goes on without the caller. */
    void leaveLine();

    /**
     * A tone, and then what the caller says is recorded, until {@link #endMessage}, silence, the end of the call or the longest
     * time there is.
     *
     * @param ended what became of it, when the desk has said so; on the call's mailbox, not when the call has ended
     */
    void takeMessage(MessageFor queue, Consumer<Taken> ended);

    /** What became of a message. */
    enum Taken {
        /** It waits for somebody to hear it. */
        SAVED,
        /** Nothing was said. */
        NOTHING,
        /** As many wait as may, or the queue is gone. */
        REFUSED
    }

    void endMessage();

    /** As of {@link org.switchroom.engine.Command.LeaveMessage}. */
    record MessageFor(int queueId, int priority, Requirements requirements) {}

    /** Ends the contact from our side. */
    void end(EndCause cause);
}
