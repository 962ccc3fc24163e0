package org.switchroom.telephony.call;

import java.util.Map;
import org.switchroom.wire.rtp.MediaLeg;

/** The caller of a contact: somebody who calls us, or an agent whose own telephone we ring for it. On the call's mailbox. */
interface CallerLine {

    MediaLeg media();

    /** Has the caller at the telephone. {@code there} runs then, perhaps at once, and not if it comes to nothing. */
    void fetch(Runnable there);

    /** Whom the caller calls is being rung, and the caller is to hear it. */
    void ringing();

    /**
     * Picks up, if that is not done yet.
     *
     * @return false when the caller has given up meanwhile
     */
    boolean answer();

    /** Ends the call and frees everything. Idempotent. */
    void close();

    /** The same, with what is said when it was not answered yet. */
    void reject(int status, String reasonPhrase, Map<String, String> headers);
}
