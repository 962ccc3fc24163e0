package org.switchroom.telephony.call;

import org.switchroom.wire.sip.DialogListener.EndReason;

/** What the far end of a leg does, told on the call's mailbox, never after the leg was closed. */
interface LegEvents {

    void hungUp(EndReason why);

    void stalled();

    /** A page's connection for signalling (RFC 7118) is closed; its sound may go on. */
    default void flowClosed() {
        hungUp(EndReason.LOST);
    }

    /**
     * @param key 0-9 * # A-D
     * @param inSound it came with the sound (RFC 4733), and a bridge has passed it on; else by signalling
     */
    void key(char key, boolean inSound);

    /** The far end's phone put us on hold, or took us back. */
    default void heldByPhone(boolean held) {}
}
