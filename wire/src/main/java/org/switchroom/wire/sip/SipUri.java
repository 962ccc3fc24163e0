package org.switchroom.wire.sip;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A SIP URI (RFC 3261 §19.1) as values.
 *
 * @param scheme sip, sips or tel; {@code *} for the wildcard Contact of a REGISTER
 * @param user unescaped; empty when absent; for tel: the number, with its {@code +}
 * @param host name, IPv4 or bracketed IPv6; for tel: empty
 * @param port 0 when absent
 * @param parameters uri-parameters with lower-case names; flags have an empty value
 */
public record SipUri(String scheme, String user, String host, int port, Map<String, String> parameters) {

    private static final String PLAIN_IN_USER = "-_.!~*'()&=+$,;?/";

    /** The Contact that stands for every binding (RFC 3261 §10.2.2). */
    static final SipUri WILDCARD = new SipUri("*", "", "", 0, Map.of());

    public static SipUri of(String user, String host, int port) {
        return new SipUri("sip", user, host, port, Map.of());
    }

    /** @throws IllegalArgumentException if the text is no sip, sips or tel URI */
    public static SipUri parse(String text) {
        try {
            return Grammar.uri(text);
        } catch (MalformedMessage e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** The URI as it is written in a message. */
    @Override
    public String toString() {
        if (scheme.equals("*")) {
            return "*";
        }
        StringBuilder text = new StringBuilder(48).append(scheme).append(':');
        escapeUser(text);
        if (!user.isEmpty() && !host.isEmpty()) {
            text.append('@');
        }
        text.append(host);
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

    private void escapeUser(StringBuilder text) {
        for (byte b : user.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (Grammar.isAlphanumeric(c) || PLAIN_IN_USER.indexOf(c) >= 0) {
                text.append(c);
            } else {
                text.append('%')
                        .append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
                        .append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
            }
        }
    }
}
