package org.switchroom.directory;

import java.net.InetAddress;
import java.util.Set;

/** Addresses that what a client firm enters must not lead to without the operator's leave. */
public final class InnerAddresses {
    /** Metadata services outside of the link-local networks. */
    private static final Set<InetAddress> METADATA =
            Set.of(InetAddress.ofLiteral("fd00:ec2::254"), InetAddress.ofLiteral("100.100.100.200"));

    private InnerAddresses() {}

    /** This machine and the link it is on, where its own database is, and the metadata of a cloud. */
    public static boolean onThisMachine(InetAddress address) {
        return address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isAnyLocalAddress()
                || address.isMulticastAddress()
                || METADATA.contains(address);
    }

    /** Of no use in the internet at large: private (RFC 1918, 4193), shared (RFC 6598), this network and reserved ones. */
    public static boolean inAPrivateNetwork(InetAddress address) {
        var bytes = address.getAddress();
        return onThisMachine(address)
                || address.isSiteLocalAddress()
                || (bytes.length == 4 ? reserved(bytes[0] & 0xff, bytes[1] & 0xff) : unique(bytes));
    }

    private static boolean reserved(int first, int second) {
        return first == 0 || first >= 240 || (first == 100 && second >= 64 && second < 128);
    }

    /** Unique local addresses, and those that carry one of IPv4: NAT64 and 6to4. */
    private static boolean unique(byte[] bytes) {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        return (first & 0xfe) == 0xfc || (first == 0 && second == 0x64) || (first == 0x20 && second == 0x02);
    }
}
