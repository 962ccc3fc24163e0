package org.switchroom.wire.rtp;

import org.switchroom.wire.sdp.Agreement;

/** How the packets of a leg travel. Media thread only. */
interface Carrier {

    void agreed(Agreement agreement);

    /** @return false when it could not be sent */
    boolean send(RtpPacket packet);

    /** Every 20 ms. */
    default void tick(long now) {}

    void close();
}
