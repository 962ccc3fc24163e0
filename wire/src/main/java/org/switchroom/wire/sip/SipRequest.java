package org.switchroom.wire.sip;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A received request. */
final class SipRequest extends SipMessage {
    private static final String MAGIC_COOKIE = "z9hg4bk";

    private final String method;
    private final String requestUri;
    private final String transactionKey;

    SipRequest(String method, String requestUri, Headers headers, String body) throws MalformedMessage {
        super(headers, body);
        this.method = method;
        this.requestUri = requestUri;
        if (!cseq().method().equals(method)) {
            throw new MalformedMessage("CSeq names another method");
        }
        checkMaxForwards();
        this.transactionKey = transactionKey();
    }

    private SipRequest(SipRequest whole) {
        super(whole);
        method = whole.method;
        requestUri = whole.requestUri;
        transactionKey = whole.transactionKey;
    }

    /** As much of it as must be remembered when it has been answered. */
    SipRequest remembered() {
        return new SipRequest(this);
    }

    private void checkMaxForwards() throws MalformedMessage {
        String value = headers().first("max-forwards");
        if (value != null) {
            headers().only("max-forwards");
            if (number(value, 255) < 0) {
                throw new MalformedMessage("Bad Max-Forwards");
            }
        }
    }

    /** The decimal value, or -1 if the text is none or above {@code limit}. */
    static int number(String text, int limit) {
        if (text.isEmpty() || text.length() > 9) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value > limit ? -1 : value;
    }

    /** What is the same in a request, its retransmissions, its CANCEL and its ACK (RFC 3261 §17.2.3). */
    private String transactionKey() {
        String branch = topVia().branch();
        if (branch != null && branch.regionMatches(true, 0, MAGIC_COOKIE, 0, MAGIC_COOKIE.length())) {
            return branch + '|' + topVia().sentBy();
        }
        return requestUri + '|' + fromTag() + '|' + cseq().number() + '|' + topVia();
    }

    String key() {
        return transactionKey;
    }

    String method() {
        return method;
    }

    boolean is(String name) {
        return method.equals(name);
    }

    String requestUriText() {
        return requestUri;
    }

    SipUri requestUri() throws MalformedMessage {
        return Grammar.uri(requestUri);
    }

    /** @return 70 when absent */
    int maxForwards() {
        String value = headers().first("max-forwards");
        return value == null ? 70 : number(value, 255);
    }

    /** Record-Route as sent, the route set of a UAS (RFC 3261 §12.1.1). */
    List<String> recordRoute() {
        return headers().list("record-route");
    }

    /** The body's encoding if it is one we cannot undo, else null. */
    @Nullable
    String foreignEncoding() {
        String encoding = headers().first("content-encoding");
        return encoding == null
                        || encoding.isBlank()
                        || encoding.toLowerCase(Locale.ROOT).equals("identity")
                ? null
                : encoding;
    }
}
