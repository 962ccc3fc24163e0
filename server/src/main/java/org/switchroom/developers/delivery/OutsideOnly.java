package org.switchroom.developers.delivery;

import static java.util.stream.Collectors.toSet;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.switchroom.directory.InnerAddresses;

/**
 * Whether a webhook may lead to an address. A client firm's webhook must not reach into the operator's own network; stricter
 * than connectors, for these the company's databases are in there.
 */
@Component
class OutsideOnly {
    private final Set<InetAddress> allowed;

    OutsideOnly(WebhookSettings settings) {
        this.allowed = settings.allowedAddresses().stream()
                .map(String::strip)
                .map(InetAddress::ofLiteral)
                .collect(toSet());
    }

    /** Asks the name service; what it says is remembered by the JDK for as long as the request that follows takes. */
    Optional<String> refusal(URI url) {
        try {
            return Arrays.stream(InetAddress.getAllByName(url.getHost()))
                    .filter(address -> !allowed.contains(address) && InnerAddresses.inAPrivateNetwork(address))
                    .findFirst()
                    .map(address -> "The address " + address.getHostAddress() + " of " + url.getHost()
                            + " is an inner one. The server's configuration can name it in"
                            + " switchroom.webhooks.allowed-addresses.");
        } catch (UnknownHostException unknown) {
            return Optional.of("There is no host " + url.getHost() + ".");
        }
    }
}
