package org.switchroom.phones;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import org.switchroom.wire.sip.Credentials;
import org.switchroom.wire.sip.Transport;

/**
 * Where a phone's calls go, and who it is there.
 *
 * @param server the SIP server that every call is sent to
 * @param user digest user, and the name that calls for this phone are addressed to; empty for a caller from the network
 * @param password empty: none is given
 */
public record Line(InetSocketAddress server, Transport transport, String user, String password) {

    /** A line of the telephone network: known by its address, over UDP. */
    public static Line trunk(InetSocketAddress server) {
        return new Line(server, Transport.UDP, "", "");
    }

    /** A desk phone's account, over UDP. */
    public static Line account(InetSocketAddress server, String user, String password) {
        return new Line(server, Transport.UDP, user, password);
    }

    @Nullable
    Credentials credentials() {
        return password.isEmpty() ? null : new Credentials(user, password);
    }

    @Override
    public String toString() {
        return "Line[" + user + "@" + server + " " + transport + "]";
    }
}
