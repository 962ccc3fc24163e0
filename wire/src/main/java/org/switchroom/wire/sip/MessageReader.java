package org.switchroom.wire.sip;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Reads one whole message (RFC 3261 §7). The body is as long as Content-Length says, never longer than what came: a
 * datagram that is too short is malformed, what is too long is cut (§18.3).
 */
final class MessageReader {
    static final int MAX_HEAD = 16 * 1024;
    static final int MAX_BODY = 64 * 1024;

    private MessageReader() {}

    static SipMessage read(byte[] message) throws MalformedMessage {
        int start = 0;
        while (start < message.length && (message[start] == '\r' || message[start] == '\n')) {
            start++;
        }
        int end = headEnd(message, start);
        if (end - start > MAX_HEAD || message.length - end > MAX_BODY + 4) {
            throw new MalformedMessage("Too large");
        }
        String head = new String(message, start, end - start, StandardCharsets.UTF_8);
        int bodyStart = Math.min(message.length, end + 4);
        int lineEnd = head.indexOf("\r\n");
        if (lineEnd < 0) {
            throw new MalformedMessage("No headers");
        }
        String startLine = head.substring(0, lineEnd);
        return startLine.startsWith("SIP/")
                ? response(startLine, headers(head, lineEnd + 2), message, bodyStart)
                : request(startLine, headers(head, lineEnd + 2), message, bodyStart);
    }

    /** Where the empty line begins. */
    private static int headEnd(byte[] message, int from) throws MalformedMessage {
        for (int i = from; i + 3 < message.length; i++) {
            if (message[i] == '\r' && message[i + 1] == '\n' && message[i + 2] == '\r' && message[i + 3] == '\n') {
                return i;
            }
        }
        throw new MalformedMessage("No end of headers");
    }

    private static Headers headers(String head, int from) throws MalformedMessage {
        Headers headers = new Headers();
        int at = from;
        while (at < head.length()) {
            int end = head.indexOf("\r\n", at);
            if (end < 0) {
                end = head.length();
            }
            char first = head.charAt(at);
            if (first == ' ' || first == '\t') {
                headers.unfold(head.substring(at, end).strip());
            } else {
                int colon = head.indexOf(':', at);
                if (colon > at && colon < end) {
                    headers.add(
                            head.substring(at, colon).strip(),
                            head.substring(colon + 1, end).strip());
                } else {
                    throw new MalformedMessage("Header without a name");
                }
            }
            at = end + 2;
        }
        return headers;
    }

    private static SipResponse response(String startLine, Headers headers, byte[] message, int bodyStart)
            throws MalformedMessage {
        // SIP/2.0 SP 3DIGIT SP reason
        if (!startLine.startsWith("SIP/2.0 ") || startLine.length() < 11) {
            throw new MalformedMessage("Bad status line");
        }
        int status = SipRequest.number(startLine.substring(8, 11), 699);
        if (status < 100 || (startLine.length() > 11 && startLine.charAt(11) != ' ')) {
            throw new MalformedMessage("Bad status line");
        }
        return new SipResponse(status, startLine.substring(11).strip(), headers, body(headers, message, bodyStart));
    }

    private static SipRequest request(String startLine, Headers headers, byte[] message, int bodyStart)
            throws MalformedMessage {
        int methodEnd = startLine.indexOf(' ');
        int uriEnd = startLine.lastIndexOf(' ');
        if (methodEnd <= 0 || !isToken(startLine, methodEnd)) {
            throw new MalformedMessage("No SIP message");
        }
        String method = startLine.substring(0, methodEnd);
        int status = 400;
        try {
            if (uriEnd <= methodEnd) {
                throw new MalformedMessage("Bad request line");
            }
            String version = startLine.substring(uriEnd + 1);
            String uri = startLine.substring(methodEnd + 1, uriEnd);
            if (!version.toUpperCase(Locale.ROOT).equals("SIP/2.0")) {
                status = version.startsWith("SIP/") ? 505 : 400;
                throw new MalformedMessage("Bad version");
            }
            if (uri.isEmpty() || uri.indexOf(' ') >= 0 || uri.charAt(0) == '<') {
                throw new MalformedMessage("Bad request URI");
            }
            return new SipRequest(method, uri, headers, body(headers, message, bodyStart));
        } catch (MalformedMessage e) {
            throw method.equals("ACK") ? e : e.inRequest(status, headers);
        }
    }

    private static boolean isToken(String line, int end) {
        for (int i = 0; i < end; i++) {
            char c = line.charAt(i);
            if (!Grammar.isAlphanumeric(c) && "-.!%*_+`'~".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    private static String body(Headers headers, byte[] message, int start) throws MalformedMessage {
        int available = message.length - start;
        int length = available;
        if (headers.first("content-length") != null) {
            length = SipRequest.number(headers.only("content-length"), MAX_BODY);
            if (length < 0 || length > available) {
                throw new MalformedMessage("Bad Content-Length");
            }
        }
        return length == 0 ? "" : new String(message, start, length, StandardCharsets.UTF_8);
    }
}
