package org.switchroom.connectors.source;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.switchroom.directory.CheckedHttp;
import org.switchroom.directory.InnerAddresses;

/**
 * Which addresses sources may have. This machine and the link it is on are no place for a company's database, but for what
 * must not be reached from outside: the server's own database, and the metadata of a cloud.
 */
@Component
class Neighbourhood implements CheckedHttp.AddressRule {
    private final Set<InetAddress> allowed;

    Neighbourhood(@Value("${switchroom.connectors.allowed-addresses:}") List<String> allowed) {
        this.allowed =
                allowed.stream().map(String::strip).map(InetAddress::ofLiteral).collect(Collectors.toSet());
    }

    @Override
    public Optional<String> refusal(String host, InetAddress address) {
        return allowed.contains(address) || !InnerAddresses.onThisMachine(address)
                ? Optional.empty()
                : Optional.of("The address " + address.getHostAddress() + " of " + host
                        + " is not allowed for connectors. The server's configuration can name it in"
                        + " switchroom.connectors.allowed-addresses.");
    }

    /**
     * @return one of its addresses, all of which may be
     * @throws SourceProblem when there is no such host, or one of its addresses may not be
     */
    InetAddress check(String host) throws SourceProblem {
        InetAddress[] addresses;
        try {
            addresses = InetAddress.getAllByName(host);
        } catch (UnknownHostException unknown) {
            throw new SourceProblem("There is no host " + host + ". Check its name.");
        }
        for (var address : addresses) {
            var refusal = refusal(host, address);
            if (refusal.isPresent()) {
                throw new SourceProblem(refusal.get());
            }
        }
        return addresses[0];
    }
}
