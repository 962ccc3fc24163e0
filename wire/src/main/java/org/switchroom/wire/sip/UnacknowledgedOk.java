package org.switchroom.wire.sip;

/** A 2xx to INVITE, sent again until its ACK comes or all hope is gone (RFC 3261 §13.3.1.4). */
final class UnacknowledgedOk {
    private final InviteServerTransaction invite;
    private final byte[] ok;
    private final Alarm again;
    private final Alarm lifetime;

    UnacknowledgedOk(CallScope scope, InviteServerTransaction invite, byte[] ok, Runnable onLost) {
        this.invite = invite;
        this.ok = ok;
        this.again = scope.alarm();
        this.lifetime = scope.alarm();
        SipTimers timers = invite.timers;
        repeatAfter(timers.t1());
        lifetime.set(timers.giveUp(), () -> {
            stop();
            onLost.run();
        });
    }

    private void repeatAfter(int delayMs) {
        again.set(delayMs, () -> {
            invite.transmit(ok);
            repeatAfter(Math.min(2 * delayMs, invite.timers.t2()));
        });
    }

    boolean isAcknowledgedBy(SipRequest ack) {
        return ack.cseq().number() == invite.request().cseq().number();
    }

    void stop() {
        again.stop();
        lifetime.stop();
    }
}
