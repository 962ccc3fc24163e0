package org.switchroom.wire.sip;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A request of ours, complete but for its Via.
 *
 * @param routes Route values in order
 * @param from with its tag
 * @param to with its tag once there is one
 * @param extra further header lines, each ended by CRLF
 * @param authorization Authorization or Proxy-Authorization line ended by CRLF; empty: none
 * @param contentType empty: no body
 */
record OutgoingRequest(
        String method,
        String uri,
        List<String> routes,
        String from,
        String to,
        String callId,
        long cseq,
        String extra,
        String authorization,
        String contentType,
        String body) {

    byte[] encode(String via) {
        StringBuilder text = new StringBuilder(1024);
        text.append(method).append(' ').append(uri).append(" SIP/2.0\r\nVia: ").append(via);
        text.append("\r\nMax-Forwards: 70\r\n");
        for (String route : routes) {
            text.append("Route: ").append(route).append("\r\n");
        }
        text.append("From: ").append(from).append("\r\nTo: ").append(to);
        text.append("\r\nCall-ID: ").append(callId);
        text.append("\r\nCSeq: ").append(cseq).append(' ').append(method).append("\r\n");
        text.append(extra).append(authorization);
        if (contentType.isEmpty()) {
            text.append("Content-Length: 0\r\n\r\n");
        } else {
            text.append("Content-Type: ").append(contentType);
            text.append("\r\nContent-Length: ").append(utf8Length(body)).append("\r\n\r\n");
            text.append(body);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static int utf8Length(String body) {
        return body.getBytes(StandardCharsets.UTF_8).length;
    }

    /** The same once more, with a new CSeq and credentials (RFC 3261 §22.2). */
    OutgoingRequest authorized(long nextCSeq, String authorizationLine) {
        return new OutgoingRequest(
                method, uri, routes, from, to, callId, nextCSeq, extra, authorizationLine, contentType, body);
    }

    /** CANCEL of this INVITE (RFC 3261 §9.1). */
    OutgoingRequest cancel(String reasonLine) {
        return new OutgoingRequest("CANCEL", uri, routes, from, to, callId, cseq, reasonLine, "", "", "");
    }

    /** ACK of a final answer other than 2xx to this INVITE (RFC 3261 §17.1.1.3). */
    OutgoingRequest ackOf(String answeredTo) {
        return new OutgoingRequest("ACK", uri, routes, from, answeredTo, callId, cseq, "", authorization, "", "");
    }
}
