package org.switchroom.wire.sip;

import gov.nist.core.NameValueList;
import gov.nist.javax.sip.address.AddressImpl;
import gov.nist.javax.sip.address.GenericURI;
import gov.nist.javax.sip.address.TelURLImpl;
import gov.nist.javax.sip.header.From;
import gov.nist.javax.sip.header.ViaList;
import gov.nist.javax.sip.parser.FromParser;
import gov.nist.javax.sip.parser.URLParser;
import gov.nist.javax.sip.parser.ViaParser;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The grammar of structured header values (RFC 3261 §25), by the parsers of the JAIN SIP reference implementation, whose
 * types do not leave this file. Those parsers throw what they like on hostile input; here everything becomes {@link
 * MalformedMessage}.
 */
final class Grammar {
    private Grammar() {}

    /** A name-addr or addr-spec with parameters. */
    static Address address(String value) throws MalformedMessage {
        try {
            From parsed = (From) new FromParser("From: " + value + "\n").parse();
            AddressImpl address = (AddressImpl) parsed.getAddress();
            String name = address.getDisplayName();
            return new Address(
                    new NameAddr(name == null ? "" : unquote(name.strip()), uri((GenericURI) address.getURI())),
                    parameters(parsed.getParameters()));
        } catch (ParseException | RuntimeException e) {
            throw new MalformedMessage("Bad address");
        }
    }

    /** Contact, which may also be the wildcard. */
    static Address contact(String value) throws MalformedMessage {
        return value.strip().equals("*") ? new Address(new NameAddr("", SipUri.WILDCARD), Map.of()) : address(value);
    }

    static SipUri uri(String text) throws MalformedMessage {
        try {
            if (text.isEmpty() || text.charAt(0) == '<' || text.indexOf(' ') >= 0) {
                throw new MalformedMessage("Bad URI");
            }
            return uri(new URLParser(text + "\n").parse());
        } catch (ParseException | RuntimeException e) {
            throw new MalformedMessage("Bad URI");
        }
    }

    static Via via(String value) throws MalformedMessage {
        try {
            ViaList parsed = (ViaList) new ViaParser("Via: " + value + "\n").parse();
            gov.nist.javax.sip.header.Via via = (gov.nist.javax.sip.header.Via) parsed.getFirst();
            if (via.getHost() == null || via.getTransport() == null) {
                throw new MalformedMessage("Bad Via");
            }
            return new Via(
                    via.getTransport(), via.getHost(), Math.max(0, via.getPort()), parameters(via.getViaParms()));
        } catch (ParseException | RuntimeException e) {
            throw new MalformedMessage("Bad Via");
        }
    }

    /** Splits a comma-separated header value, minding quotes and angle brackets. */
    static List<String> list(String value) {
        if (value.indexOf(',') < 0) {
            return List.of(value);
        }
        List<String> parts = new ArrayList<>(4);
        boolean quoted = false;
        int depth = 0;
        int start = 0;
        for (int i = 0; i < value.length(); i++) {
            switch (value.charAt(i)) {
                case '\\' -> i += quoted ? 1 : 0;
                case '"' -> quoted = !quoted;
                case '<' -> depth += quoted ? 0 : 1;
                case '>' -> depth -= quoted ? 0 : 1;
                case ',' -> {
                    if (!quoted && depth <= 0) {
                        parts.add(value.substring(start, i).strip());
                        start = i + 1;
                    }
                }
                default -> {}
            }
        }
        parts.add(value.substring(start).strip());
        return parts;
    }

    static boolean isAlphanumeric(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    private static SipUri uri(GenericURI uri) throws MalformedMessage {
        if (uri instanceof gov.nist.javax.sip.address.SipUri sip) {
            if (sip.getHost() == null || sip.getPort() > 65535) {
                throw new MalformedMessage("Bad URI");
            }
            String user = sip.getUser() == null ? "" : unescape(sip.getUser());
            return new SipUri(
                    sip.getScheme().toLowerCase(Locale.ROOT),
                    user,
                    sip.getHost(),
                    Math.max(0, sip.getPort()),
                    parameters(sip.getParameters()));
        }
        if (uri instanceof TelURLImpl tel) {
            String number = (tel.isGlobal() ? "+" : "") + tel.getPhoneNumber();
            return new SipUri("tel", number, "", 0, parameters(tel.getParameters()));
        }
        // another scheme: legal in From and To, of no use as a target (RFC 4475 §3.1.2.11)
        String text = uri.toString();
        int colon = text.indexOf(':');
        if (colon <= 0) {
            throw new MalformedMessage("Bad URI");
        }
        return new SipUri(
                text.substring(0, colon).toLowerCase(Locale.ROOT), text.substring(colon + 1), "", 0, Map.of());
    }

    private static Map<String, String> parameters(@Nullable NameValueList list) {
        if (list == null || list.isEmpty()) {
            return Map.of();
        }
        Map<String, String> parameters = LinkedHashMap.newLinkedHashMap(list.size());
        for (Iterator<String> names = list.getNames(); names.hasNext(); ) {
            String name = names.next();
            String value = list.getParameter(name, false);
            parameters.put(name.toLowerCase(Locale.ROOT), value == null ? "" : value);
        }
        return parameters;
    }

    private static String unquote(String display) {
        if (display.indexOf('\\') < 0) {
            return display;
        }
        StringBuilder plain = new StringBuilder(display.length());
        for (int i = 0; i < display.length(); i++) {
            char c = display.charAt(i);
            if (c == '\\' && i + 1 < display.length()) {
                c = display.charAt(++i);
            }
            plain.append(c);
        }
        return plain.toString();
    }

    private static String unescape(String user) {
        if (user.indexOf('%') < 0) {
            return user;
        }
        byte[] bytes = user.getBytes(StandardCharsets.UTF_8);
        int length = 0;
        for (int i = 0; i < bytes.length; i++) {
            int high = i + 2 <= bytes.length - 1 ? Character.digit(bytes[i + 1], 16) : -1;
            int low = i + 2 <= bytes.length - 1 ? Character.digit(bytes[i + 2], 16) : -1;
            if (bytes[i] == '%' && high >= 0 && low >= 0) {
                bytes[length++] = (byte) ((high << 4) | low);
                i += 2;
            } else {
                bytes[length++] = bytes[i];
            }
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
