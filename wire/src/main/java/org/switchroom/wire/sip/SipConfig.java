package org.switchroom.wire.sip;

import java.net.InetAddress;

/**
 * Where an endpoint listens and what it says of itself.
 *
 * @param udpPort 0: any free; -1: none
 * @param tcpPort 0: any free; -1: none
 * @param advertisedHost written into Via and Contact
 * @param userAgent Server and User-Agent header
 */
public record SipConfig(InetAddress bind, int udpPort, int tcpPort, String advertisedHost, String userAgent) {}
