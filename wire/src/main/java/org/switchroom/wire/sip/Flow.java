package org.switchroom.wire.sip;

import java.net.InetSocketAddress;

/**
 * A way back to a peer (RFC 5626): the connection it opened, or for UDP the address it sent from.
 *
 * @param token unique in this process
 * @param tag whatever the opener of a WebSocket attached to it (who is logged in there); empty else
 */
public record Flow(String token, Transport transport, InetSocketAddress remote, String tag) {}
