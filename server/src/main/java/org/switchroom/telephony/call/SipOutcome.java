package org.switchroom.telephony.call;

import org.switchroom.engine.OutsideEnd;
import org.switchroom.engine.RejectCause;

/** What a call's final status means (RFC 3261 §21). */
final class SipOutcome {
    private SipOutcome() {}

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
