package org.switchroom.wire.sip;

import java.util.Map;

/**
 * A SIP URI (RFC 3261 §19.1) as values.
 *
 * @param scheme sip, sips or tel
 * @param user unescaped; empty when absent
 * @param host name, IPv4 or bracketed IPv6; for tel: empty
 * @param port 0 when absent
 * @param parameters uri-parameters with lower-case names; flags have an empty value
 */
public record SipUri(String scheme, String user, String host, int port, Map<String, String> parameters) {

    public static SipUri of(String user, String host, int port) {
        return new SipUri("sip", user, host, port, Map.of());
    }
}
