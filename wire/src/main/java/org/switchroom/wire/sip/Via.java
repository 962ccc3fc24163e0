package org.switchroom.wire.sip;

import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One hop of a message's way (RFC 3261 §20.42).
 *
 * @param port 0 when absent
 * @param parameters names in lower case, in order; flags have an empty value
 */
record Via(String transport, String host, int port, Map<String, String> parameters) {

    @Nullable
    String branch() {
        return parameters.get("branch");
    }

    String sentBy() {
        return port == 0 ? host : host + ':' + port;
    }

    /** Notes where the request really came from (RFC 3261 §18.2.1, RFC 3581 §4). */
    Via seenFrom(InetSocketAddress source) {
        String address = source.getAddress().getHostAddress();
        boolean wantsPort = parameters.containsKey("rport");
        if (!wantsPort && address.equals(host)) {
            return this;
        }
        Map<String, String> noted = new LinkedHashMap<>(parameters);
        noted.put("received", address);
        if (wantsPort) {
            noted.put("rport", Integer.toString(source.getPort()));
        }
        return new Via(transport, host, port, noted);
    }

    /** Where answers go over an unreliable transport (RFC 3261 §18.2.2); maddr is not honoured. */
    InetSocketAddress answerAddress(InetSocketAddress source) {
        if (parameters.containsKey("rport")) {
            return source;
        }
        int to = port == 0 ? 5060 : port;
        return to == source.getPort() ? source : new InetSocketAddress(source.getAddress(), to);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(96)
                .append("SIP/2.0/")
                .append(transport)
                .append(' ')
                .append(host);
        if (port > 0) {
            text.append(':').append(port);
        }
        parameters.forEach((name, value) -> {
            text.append(';').append(name);
            if (!value.isEmpty()) {
                text.append('=').append(value);
            }
        });
        return text.toString();
    }
}
