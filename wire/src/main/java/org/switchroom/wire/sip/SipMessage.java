package org.switchroom.wire.sip;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A received message whose mandatory headers (RFC 3261 §8.1.1) are there and well formed. */
abstract sealed class SipMessage permits SipRequest, SipResponse {
    private final Headers headers;
    private final String body;
    private final List<String> vias;
    private final Via topVia;
    private final Address from;
    private final Address to;
    private final String callId;
    private final CSeq cseq;

    /** RFC 3261 §20.16; a number is below 2^31. */
    record CSeq(long number, String method) {
        static CSeq parse(String value) throws MalformedMessage {
            int digits = 0;
            while (digits < value.length() && value.charAt(digits) >= '0' && value.charAt(digits) <= '9') {
                digits++;
            }
            String method = value.substring(digits).strip();
            if (digits == 0 || digits > 10 || method.isEmpty() || method.length() + digits == value.length()) {
                throw new MalformedMessage("Bad CSeq");
            }
            long number = Long.parseLong(value.substring(0, digits));
            if (number > Integer.MAX_VALUE) {
                throw new MalformedMessage("Bad CSeq");
            }
            return new CSeq(number, method);
        }
    }

    SipMessage(Headers headers, String body) throws MalformedMessage {
        this.headers = headers;
        this.body = body;
        this.vias = headers.list("via");
        if (vias.isEmpty()) {
            throw new MalformedMessage("Missing Via");
        }
        this.topVia = Grammar.via(vias.getFirst());
        this.callId = headers.only("call-id");
        this.from = Grammar.address(headers.only("from"));
        this.to = Grammar.address(headers.only("to"));
        this.cseq = CSeq.parse(headers.only("cseq"));
        if (callId.isEmpty() || callId.indexOf(' ') >= 0) {
            throw new MalformedMessage("Bad Call-ID");
        }
    }

    /** What identifies a message, without the text that it came with. */
    SipMessage(SipMessage whole) {
        headers = new Headers();
        body = "";
        vias = List.of();
        topVia = whole.topVia;
        from = whole.from;
        to = whole.to;
        callId = whole.callId;
        cseq = whole.cseq;
    }

    final Headers headers() {
        return headers;
    }

    final String body() {
        return body;
    }

    /** Media type in lower case without parameters; empty when there is none. */
    final String contentType() {
        String value = headers.first("content-type");
        if (value == null) {
            return "";
        }
        int semicolon = value.indexOf(';');
        return (semicolon < 0 ? value : value.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
    }

    /** The session description in the body, or null. */
    final @Nullable String sdp() {
        return body.isEmpty() || !contentType().equals("application/sdp") ? null : body;
    }

    final List<String> vias() {
        return vias;
    }

    final Via topVia() {
        return topVia;
    }

    final Address from() {
        return from;
    }

    final Address to() {
        return to;
    }

    final String fromTag() {
        String tag = from.tag();
        return tag == null ? "" : tag;
    }

    /** Empty when absent. */
    final String toTag() {
        String tag = to.tag();
        return tag == null ? "" : tag;
    }

    final String callId() {
        return callId;
    }

    final CSeq cseq() {
        return cseq;
    }

    /** The first Contact, or null when there is none or it makes no sense. */
    final @Nullable Address contact() {
        List<String> contacts = headers.list("contact");
        try {
            return contacts.isEmpty() ? null : Grammar.contact(contacts.getFirst());
        } catch (MalformedMessage e) {
            return null;
        }
    }
}
