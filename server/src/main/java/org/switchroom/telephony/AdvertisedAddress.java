package org.switchroom.telephony;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Comparator;
import org.switchroom.StartupProblem;

/** Which address peers are told to send to. */
final class AdvertisedAddress {
    private AdvertisedAddress() {}

    static InetAddress of(TelephonyProperties.Sip sip) {
        if (!sip.advertised().isEmpty()) {
            try {
                return InetAddress.getByName(sip.advertised());
            } catch (UnknownHostException e) {
                throw new StartupProblem(
                        "the address " + sip.advertised() + " is not known. Correct switchroom.sip.advertised.", e);
            }
        }
        return sip.bind().isAnyLocalAddress() ? own() : sip.bind();
    }

    /** The first IPv4 address that others can reach; loopback when there is none. */
    private static InetAddress own() {
        try {
            return NetworkInterface.networkInterfaces()
                    .filter(AdvertisedAddress::leadsOut)
                    .sorted(Comparator.comparingInt(NetworkInterface::getIndex))
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> address instanceof Inet4Address && !address.isLinkLocalAddress())
                    .findFirst()
                    .orElseGet(InetAddress::getLoopbackAddress);
        } catch (SocketException e) {
            return InetAddress.getLoopbackAddress();
        }
    }

    private static boolean leadsOut(NetworkInterface network) {
        try {
            return network.isUp() && !network.isLoopback() && !network.isPointToPoint();
        } catch (SocketException e) {
            return false;
        }
    }
}
