package org.switchroom.wire.sip;

import java.util.List;

/** A received response. */
final class SipResponse extends SipMessage {
    private final int status;
    private final String reason;

    SipResponse(int status, String reason, Headers headers, String body) throws MalformedMessage {
        super(headers, body);
        this.status = status;
        this.reason = reason;
    }

    int status() {
        return status;
    }

    String reason() {
        return reason;
    }

    boolean isProvisional() {
        return status < 200;
    }

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** Record-Route reversed, the route set of a UAC (RFC 3261 §12.1.2). */
    List<String> routeSet() {
        return headers().list("record-route").reversed();
    }
}
