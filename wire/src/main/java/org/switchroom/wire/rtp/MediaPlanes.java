package org.switchroom.wire.rtp;

import java.io.IOException;

/** Where media planes come from. */
public final class MediaPlanes {
    private MediaPlanes() {}

    /**
     * Starts the media thread and opens the browsers' port.
     *
     * @throws IllegalArgumentException when the range of ports is none
     * @throws IOException when the browsers' port cannot be had; the message names it
     */
    public static MediaPlane start(MediaConfig config) throws IOException {
        if (config.firstPort() < 1
                || config.firstPort() % 2 != 0
                || config.lastPort() < config.firstPort()
                || config.lastPort() > 65_535) {
            throw new IllegalArgumentException("RTP ports must be a range that begins with an even number, not "
                    + config.firstPort() + " to " + config.lastPort());
        }
        return UdpMediaPlane.start(config);
    }
}
