package org.switchroom.ivr;

import java.util.concurrent.Executor;

/** A call's own serial mailbox: what is put in runs one after the other, in order. Putting in returns at once. */
public interface CallMailbox extends Executor {

    /** Puts {@code action} in when {@code ms} have passed, unless cancelled or the call over before. */
    Timer after(long ms, Runnable action);

    /** Puts {@code action} in when {@code ms} have passed, be the call over or not. */
    void inAnyCase(long ms, Runnable action);

    /** Something that is still to come. */
    interface Timer {
        /** After this, on the mailbox, the action does not run any more. */
        void cancel();
    }
}
