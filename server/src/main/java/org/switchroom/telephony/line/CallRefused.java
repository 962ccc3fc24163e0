package org.switchroom.telephony.line;

import java.util.Map;
import java.util.function.Consumer;
import org.switchroom.wire.sip.DigestChallenger;
import org.switchroom.wire.sip.InboundInvite;

/** An inbound call is not taken. All the ways there are; none tells the far end more than it must know. */
final class CallRefused extends Exception {
    private final Consumer<InboundInvite> answer;

    private CallRefused(String message, Consumer<InboundInvite> answer) {
        super(message, null, false, false);
        this.answer = answer;
    }

    /** For an agent: says why, so that he can do something about it. */
    static CallRefused because(int status, String phrase, String why) {
        var text = why.replaceAll("[\"\\\\]", "");
        return with(status, phrase, why, Map.of("Reason", "SIP;cause=%d;text=\"%s\"".formatted(status, text)));
    }

    private static CallRefused with(int status, String phrase, Map<String, String> headers) {
        return with(status, phrase, status + " " + phrase, headers);
    }

    private static CallRefused with(int status, String phrase, String why, Map<String, String> headers) {
        return new CallRefused(why, invite -> invite.reject(status, phrase, headers));
    }

    static CallRefused unknownSource() {
        return with(403, "Forbidden", Map.of());
    }

    static CallRefused challenged(DigestChallenger challenger) {
        return new CallRefused("401 Unauthorized", invite -> challenger.challenge(invite, PhoneDoor.REALM));
    }

    static CallRefused unknownNumber() {
        return with(404, "Not Found", Map.of());
    }

    static CallRefused unacceptableOffer() {
        return with(488, "Not Acceptable Here", Map.of());
    }

    static CallRefused busy() {
        return with(503, "Service Unavailable", "Too many calls are going on", Map.of("Retry-After", "5"));
    }

    /** For people. */
    String why() {
        return getMessage() + ".";
    }

    void answer(InboundInvite invite) {
        answer.accept(invite);
    }
}
