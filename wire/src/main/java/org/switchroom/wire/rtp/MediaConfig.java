package org.switchroom.wire.rtp;

import java.net.InetAddress;

/**
 * @param advertised address written into SDP
 * @param firstPort first of the RTP range, even
 * @param lastPort last of the RTP range
 * @param webrtcPort the one UDP port of all browsers
 * @param silenceMs without a packet for so long a leg counts as stalled
 */
public record MediaConfig(
        InetAddress bind, InetAddress advertised, int firstPort, int lastPort, int webrtcPort, long silenceMs) {}
