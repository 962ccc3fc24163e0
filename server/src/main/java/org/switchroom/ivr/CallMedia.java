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

    /** Ends the contact from our side. */
    void end(EndCause cause);
}
