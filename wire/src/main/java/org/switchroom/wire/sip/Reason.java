package org.switchroom.wire.sip;

/** Reason headers (RFC 3326). */
final class Reason {
    private Reason() {}

    /**
     * A header line ended by CRLF.
     *
     * @param reason a whole value such as {@code Q.850;cause=16}, or plain words; empty: no header
     */
    static String line(String reason) {
        if (reason.isBlank()) {
            return "";
        }
        boolean whole = reason.startsWith("SIP;") || reason.startsWith("Q.850;");
        return "Reason: " + (whole ? Answer.oneLine(reason) : of(200, reason)) + "\r\n";
    }

    static String of(int cause, String words) {
        return "SIP;cause=" + cause + ";text=" + DigestParameters.quote(Answer.oneLine(words));
    }
}
