package org.switchroom.developers.delivery;

import static java.util.stream.Collectors.toSet;

import java.net.InetAddress;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.switchroom.directory.CheckedHttp;
import org.switchroom.directory.InnerAddresses;

/**
 * Whether a webhook may lead to an address. A client firm's webhook must not reach into the operator's own network; stricter
 * than connectors, for these the company's databases are in there.
 */
@Component
class OutsideOnly implements CheckedHttp.AddressRule {
    private final Set<InetAddress> allowed;

    OutsideOnly(WebhookSettings settings) {
        this.allowed = settings.allowedAddresses().stream()
                .map(String::strip)
                .map(InetAddress::ofLiteral)
                .collect(toSet());
    }

    @Override
    public Optional<String> refusal(String host, InetAddress address) {
        return allowed.contains(address) || !InnerAddresses.inAPrivateNetwork(address)
                ? Optional.empty()
                : Optional.of("The address " + address.getHostAddress() + " of " + host
                        + " is an inner one. The server's configuration can name it in"
                        + " switchroom.webhooks.allowed-addresses.");
    }
}
