package org.switchroom.wire.sdp;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import org.switchroom.wire.sdp.SessionDescription.Media;
import org.switchroom.wire.sip.UnacceptableSdp;

/** Where the far end wants its media: null when it said 0.0.0.0, nowhere. */
record Destination(@Nullable InetSocketAddress address) {

    // Names are refused: looking one up would make a description able to wait on the network.
    static Destination of(SessionDescription remote, Media section) throws UnacceptableSdp {
        String text = remote.address(section).orElseThrow(() -> new UnacceptableSdp("No c= line for the audio"));
        int suffix = text.indexOf('/');
        try {
            InetAddress address = InetAddress.ofLiteral(suffix < 0 ? text : text.substring(0, suffix));
            if (address.isMulticastAddress()) {
                throw new UnacceptableSdp("Multicast audio is not taken");
            }
            return new Destination(address.isAnyLocalAddress() ? null : new InetSocketAddress(address, section.port()));
        } catch (IllegalArgumentException notALiteral) {
            throw new UnacceptableSdp("The address in c= is not an IP address");
        }
    }
}
