package org.switchroom.ivr;

import java.util.List;
import org.switchroom.engine.EndCause;

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

    /**
     * A number that the caller can be called back on.
     *
     * @param written as the caller has keyed it in; empty: the one called from
     * @return E.164; empty: that is none, or not to be called from here
     */
    String callbackNumber(String written);

    /** The contact in which the same number waited last; 0: none. */
    long earlierContact();

    /** Hangs up; the contact goes on without the caller. */
    void leaveLine();

    /** Ends the contact from our side. */
    void end(EndCause cause);
}
