package org.switchroom.telephony.call;

import java.util.Map;
import org.switchroom.engine.EndCause;
import org.switchroom.engine.OutsideEnd;
import org.switchroom.engine.RejectCause;

/** What a call's final status means (RFC 3261 §21). */
final class SipOutcome {
    private SipOutcome() {}

    /** How a call that was not answered yet is answered when its contact has ended. */
    record Refusal(int status, String phrase, String why) {
        Map<String, String> headers() {
            return Map.of("Reason", "SIP;cause=%d;text=\"%s\"".formatted(status, why));
        }
    }

    static Refusal refusalOf(EndCause cause) {
        return switch (cause) {
            case BUSY -> new Refusal(486, "Busy Here", "Busy");
            case NO_ANSWER -> new Refusal(480, "Temporarily Unavailable", "No answer");
            case NOT_REACHED -> new Refusal(480, "Temporarily Unavailable", "Cannot be reached");
            default -> new Refusal(480, "Temporarily Unavailable", "Call completed");
        };
    }

    /** Of an agent's phone. */
    static RejectCause causeOf(int status) {
        return switch (status) {
            case 486, 600 -> RejectCause.BUSY;
            case 603 -> RejectCause.DECLINED;
            default -> RejectCause.UNREACHABLE;
        };
    }

    /** Of a telephone outside. */
    static OutsideEnd outsideEndOf(int status) {
        return switch (status) {
            case 486, 600 -> OutsideEnd.BUSY;
            case 408, 480, 487 -> OutsideEnd.NO_ANSWER;
            case 603 -> OutsideEnd.DECLINED;
            case 404, 410, 484, 604 -> OutsideEnd.NO_SUCH_NUMBER;
            default -> OutsideEnd.NOT_POSSIBLE;
        };
    }
}
