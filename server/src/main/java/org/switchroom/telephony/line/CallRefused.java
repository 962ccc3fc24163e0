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

    private static CallRefused with(int status, String phrase, Map<String, String> headers) {
        return new CallRefused(status + " " + phrase, invite -> invite.reject(status, phrase, headers));
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
        return with(503, "Service Unavailable", Map.of("Retry-After", "5"));
    }

    void answer(InboundInvite invite) {
        answer.accept(invite);
    }
}
