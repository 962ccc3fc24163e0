package org.switchroom.wire.sip;

/** An INVITE to be answered (RFC 3261 §17.2.1, with the accepted state of RFC 6026 §7.1). */
final class InviteServerTransaction extends ServerTransaction {
    private enum State {
        PROCEEDING,
        COMPLETED,
        CONFIRMED,
        ACCEPTED,
        TERMINATED
    }

    private static final byte[] NOTHING = {};

    private final Alarm timerG;
    private final Alarm lifetime;
    private State state = State.PROCEEDING;
    private byte[] last;
    private Runnable onCancel = () -> {};

    /** Sends 100 Trying at once, so that the caller stops retransmitting. */
    InviteServerTransaction(CallScope scope, SipTimers timers, SipRequest request, Link source, Link answerLink) {
        super(scope, timers, request, source, answerLink);
        timerG = scope.alarm();
        lifetime = scope.alarm();
        scope.add(this);
        last = answer(100, "Trying").done();
        transmit(last);
    }

    @Override
    void respond(int status, byte[] message) {
        if (state != State.PROCEEDING) {
            return;
        }
        transmit(message);
        last = status < 200 || status >= 300 ? message : NOTHING;
        if (status >= 200) {
            settle();
        }
        if (status >= 300) {
            state = State.COMPLETED;
            if (!reliable()) {
                retransmitAfter(timers.t1());
            }
            lifetime.set(timers.giveUp(), this::terminate);
        } else if (status >= 200) {
            state = State.ACCEPTED;
            lifetime.set(timers.giveUp(), this::terminate);
        }
    }

    private void retransmitAfter(int delayMs) {
        timerG.set(delayMs, () -> {
            transmit(last);
            retransmitAfter(Math.min(2 * delayMs, timers.t2()));
        });
    }

    /** A 2xx is sent again by the dialog alone (RFC 3261 §13.3.1.4). */
    @Override
    void repeated() {
        if (state == State.PROCEEDING || state == State.COMPLETED) {
            transmit(last);
        }
    }

    /** ACK of an answer other than 2xx. */
    void acknowledged() {
        if (state != State.COMPLETED) {
            return;
        }
        state = State.CONFIRMED;
        timerG.stop();
        if (reliable()) {
            terminate();
        } else {
            lifetime.set(timers.t4(), this::terminate);
        }
    }

    /** What to do on CANCEL; ignored once there is a final answer. */
    void onCancel(Runnable action) {
        onCancel = action;
    }

    void cancel() {
        if (state == State.PROCEEDING) {
            onCancel.run();
        }
    }

    @Override
    void settle() {
        super.settle();
        onCancel = () -> {};
    }

    @Override
    boolean isAnswered() {
        return state != State.PROCEEDING;
    }

    private void terminate() {
        state = State.TERMINATED;
        timerG.stop();
        lifetime.stop();
        scope.remove(this);
    }
}
