package org.switchroom.wire.sip;

/** A request of ours other than INVITE (RFC 3261 §17.1.2). */
final class PlainClientTransaction extends ClientTransaction {
    private final Alarm timerE;
    private final Alarm lifetime;
    private boolean proceeding;
    private boolean completed;

    PlainClientTransaction(
            CallScope scope,
            SipTimers timers,
            Vias vias,
            Link link,
            OutgoingRequest request,
            User user,
            String branch) {
        super(scope, timers, vias, link, request, user, branch);
        timerE = scope.alarm();
        lifetime = scope.alarm();
        scope.add(this);
        lifetime.set(timers.giveUp(), () -> fail(408, "Request Timeout"));
        transmit();
        if (!link.reliable()) {
            retransmitAfter(timers.t1());
        }
    }

    private void retransmitAfter(int delayMs) {
        timerE.set(delayMs, () -> {
            transmit();
            retransmitAfter(proceeding ? timers.t2() : Math.min(2 * delayMs, timers.t2()));
        });
    }

    @Override
    void received(SipResponse response) {
        if (completed) {
            return;
        }
        if (response.isProvisional()) {
            proceeding = true;
            user.provisional(response);
            return;
        }
        completed = true;
        timerE.stop();
        if (link.reliable()) {
            terminate();
        } else {
            lifetime.set(timers.t4(), this::terminate);
        }
        user.answered(response);
    }

    @Override
    void unreachable() {
        fail(503, "Unreachable");
    }

    @Override
    void linkClosed() {
        fail(503, "Connection closed");
    }

    private void fail(int status, String why) {
        if (!completed) {
            completed = true;
            terminate();
            user.unanswered(status, why);
        }
    }

    private void terminate() {
        timerE.stop();
        lifetime.stop();
        scope.remove(this);
    }
}
