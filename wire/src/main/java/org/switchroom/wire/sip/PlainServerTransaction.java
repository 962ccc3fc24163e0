package org.switchroom.wire.sip;

import org.jspecify.annotations.Nullable;

/** A request other than INVITE to be answered (RFC 3261 §17.2.2). Forgotten when nobody answers it in time. */
final class PlainServerTransaction extends ServerTransaction {
    private final Alarm timerJ;
    private byte @Nullable [] finalAnswer;

    PlainServerTransaction(CallScope scope, SipTimers timers, SipRequest request, Link source, Link answerLink) {
        super(scope, timers, request, source, answerLink);
        timerJ = scope.alarm();
        scope.add(this);
        timerJ.set(timers.giveUp(), this::terminate);
    }

    @Override
    void respond(int status, byte[] message) {
        if (finalAnswer != null) {
            return;
        }
        transmit(message);
        if (status < 200) {
            return;
        }
        finalAnswer = message;
        settle();
        if (reliable()) {
            timerJ.stop();
            terminate();
        } else {
            timerJ.set(timers.giveUp(), this::terminate);
        }
    }

    @Override
    void repeated() {
        if (finalAnswer != null) {
            transmit(finalAnswer);
        }
    }

    @Override
    boolean isAnswered() {
        return finalAnswer != null;
    }

    private void terminate() {
        scope.remove(this);
    }
}
