package org.switchroom.wire.sip;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Text of a response (RFC 3261 §8.2.6): what must be echoed is taken verbatim from the request.
 */
final class Answer {
    private final StringBuilder text = new StringBuilder(768);

    private Answer(int status, String reason) {
        text.append("SIP/2.0 ")
                .append(status)
                .append(' ')
                .append(oneLine(reason))
                .append("\r\n");
    }

    /** @param seenVia the request's top Via, with what was noted about its source */
    static Answer to(SipRequest request, String seenVia, int status, String reason, String toTag) {
        Answer answer = new Answer(status, reason);
        answer.echo(request.headers(), request.vias(), seenVia, request.toTag().isEmpty() ? toTag : "");
        return answer;
    }

    /** Answers a request too broken to be one. */
    static byte[] toMalformed(Headers headers, String seenVia, int status, String reason) {
        Answer answer = new Answer(status, reason);
        String to = headers.first("to");
        answer.echo(headers, headers.list("via"), seenVia, to == null || to.contains("tag=") ? "" : Tokens.next());
        return answer.done();
    }

    private void echo(Headers headers, List<String> vias, String seenVia, String toTag) {
        header("Via", seenVia);
        for (int i = 1; i < vias.size(); i++) {
            header("Via", vias.get(i));
        }
        echo("From", headers.first("from"));
        String to = headers.first("to");
        echo("To", to == null || toTag.isEmpty() ? to : to + ";tag=" + toTag);
        echo("Call-ID", headers.first("call-id"));
        echo("CSeq", headers.first("cseq"));
    }

    private void echo(String name, @Nullable String value) {
        if (value != null) {
            header(name, value);
        }
    }

    /** Adds a header; line breaks in the value are taken out. */
    Answer header(String name, String value) {
        text.append(name).append(": ").append(oneLine(value)).append("\r\n");
        return this;
    }

    Answer recordRoute(SipRequest request) {
        for (String route : request.recordRoute()) {
            header("Record-Route", route);
        }
        return this;
    }

    byte[] done() {
        return text.append("Content-Length: 0\r\n\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    byte[] done(String contentType, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        text.append("Content-Type: ").append(contentType).append("\r\nContent-Length: ");
        text.append(bytes.length).append("\r\n\r\n").append(body);
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    static String oneLine(String value) {
        return value.indexOf('\r') < 0 && value.indexOf('\n') < 0
                ? value
                : value.replace('\r', ' ').replace('\n', ' ');
    }
}
