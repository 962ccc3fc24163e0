package org.switchroom.wire.sip;

import org.jspecify.annotations.Nullable;

/** An INVITE of ours (RFC 3261 §17.1.1, with the accepted state of RFC 6026 §7.2). */
final class InviteClientTransaction extends ClientTransaction {
    private enum State {
        CALLING,
        PROCEEDING,
        COMPLETED,
        ACCEPTED,
        TERMINATED
    }

    private final Vias vias;
    private final Alarm timerA;
    private final Alarm lifetime;
    private final Runnable onSilence;
    private State state = State.CALLING;
    private byte @Nullable [] ack;

    /** @param onSilence runs at the first retransmission, when there is reason to doubt that anybody is there */
    InviteClientTransaction(
            CallScope scope,
            SipTimers timers,
            Vias vias,
            Link link,
            OutgoingRequest request,
            User user,
            Runnable onSilence) {
        super(scope, timers, vias, link, request, user);
        this.vias = vias;
        this.onSilence = onSilence;
        timerA = scope.alarm();
        lifetime = scope.alarm();
        scope.add(this);
        lifetime.set(timers.giveUp(), () -> fail(408, "Request Timeout"));
        transmit();
        if (!link.reliable()) {
            timerA.set(timers.t1(), this::firstSilence);
        }
    }

    private void firstSilence() {
        onSilence.run();
        transmit();
        retransmitAfter(2 * timers.t1());
    }

    private void retransmitAfter(int delayMs) {
        timerA.set(delayMs, () -> {
            transmit();
            retransmitAfter(2 * delayMs);
        });
    }

    @Override
    void received(SipResponse response) {
        switch (state) {
            case CALLING, PROCEEDING -> {
                timerA.stop();
                if (response.isProvisional()) {
                    state = State.PROCEEDING;
                    lifetime.stop();
                    user.provisional(response);
                } else if (response.isSuccess()) {
                    state = State.ACCEPTED;
                    lifetime.set(timers.giveUp(), this::terminate);
                    user.answered(response);
                } else {
                    reject(response);
                }
            }
            case COMPLETED -> {
                if (response.status() >= 300 && ack != null) {
                    link.send(ack);
                }
            }
            case ACCEPTED -> {
                if (response.isSuccess()) {
                    user.answered(response);
                }
            }
            case TERMINATED -> {}
        }
    }

    private void reject(SipResponse response) {
        String to = response.headers().first("to");
        ack = request().ackOf(to == null ? request().to() : to).encode(vias.via(link.transport(), branch()));
        link.send(ack);
        state = State.COMPLETED;
        if (link.reliable()) {
            terminate();
        } else {
            lifetime.set(timers.giveUp(), this::terminate);
        }
        user.answered(response);
    }

    boolean isProceeding() {
        return state == State.PROCEEDING;
    }

    boolean isWaiting() {
        return state == State.CALLING || state == State.PROCEEDING;
    }

    /** After a CANCEL: whoever does not even answer that is given up (RFC 3261 §9.1). */
    void giveUpSoon() {
        if (isWaiting()) {
            lifetime.set(timers.giveUp(), () -> fail(487, "Request Terminated"));
        }
    }

    @Override
    void unreachable() {
        if (state == State.CALLING) {
            fail(503, "Unreachable");
        }
    }

    @Override
    void linkClosed() {
        fail(503, "Connection closed");
    }

    private void fail(int status, String why) {
        if (isWaiting()) {
            terminate();
            user.unanswered(status, why);
        }
    }

    private void terminate() {
        state = State.TERMINATED;
        timerA.stop();
        lifetime.stop();
        scope.remove(this);
    }
}
