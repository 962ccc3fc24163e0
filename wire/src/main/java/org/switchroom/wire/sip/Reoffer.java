package org.switchroom.wire.sip;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** A re-INVITE of ours until its answer, tried again after glare (RFC 3261 §14.1). */
final class Reoffer implements ClientTransaction.User {
    private static final int MAX_TRIES = 4;

    private final CallDialog dialog;
    private final String offer;
    private final Alarm retry;
    private final SipTimers timers;
    private final CompletableFuture<String> result = new CompletableFuture<>();
    private @Nullable Exchange exchange;
    private int tries;
    private boolean onTheWire;
    private boolean done;

    Reoffer(CallDialog dialog, String offer, Alarm retry, SipTimers timers) {
        this.dialog = dialog;
        this.offer = offer;
        this.retry = retry;
        this.timers = timers;
    }

    String offer() {
        return offer;
    }

    CompletableFuture<String> result() {
        return result;
    }

    boolean hasBegun() {
        return tries > 0;
    }

    /** Sent and not answered yet, so that an offer of the far end would collide with it. */
    boolean isOnTheWire() {
        return onTheWire;
    }

    void begin() {
        tries++;
        onTheWire = true;
        exchange = dialog.send("INVITE", "", "application/sdp", offer, this);
    }

    @Override
    public void answered(SipResponse response) {
        if (response.isSuccess()) {
            accepted(response);
        } else if (!done) {
            onTheWire = false;
            if (response.status() == 491 && tries < MAX_TRIES) {
                retry.set(glareDelay(), this::begin);
            } else {
                finish(null);
                fail(response.status(), response.reason());
                if (response.status() == 481 || response.status() == 408) {
                    dialog.lost();
                }
            }
        }
    }

    /** Every 2xx is acknowledged, the repeated ones too. */
    private void accepted(SipResponse ok) {
        ClientTransaction transaction = exchange == null ? null : exchange.transaction();
        if (transaction != null) {
            dialog.acknowledge(transaction.request());
        }
        if (done) {
            return;
        }
        String answer = ok.sdp();
        finish(ok);
        if (answer == null) {
            fail(488, "No answer in 200 OK");
        } else {
            result.complete(answer);
        }
    }

    /** Different at each end, so that they do not collide again; from zero to eight round trips. */
    private long glareDelay() {
        return ThreadLocalRandom.current().nextLong(8L * timers.t1());
    }

    @Override
    public void unanswered(int status, String why) {
        if (!done) {
            finish(null);
            fail(status, why);
            dialog.lost();
        }
    }

    private void finish(@Nullable SipResponse ok) {
        onTheWire = false;
        done = true;
        dialog.reofferDone(this, ok);
    }

    void fail(int status, String why) {
        done = true;
        onTheWire = false;
        retry.stop();
        result.completeExceptionally(new InviteFailed(status, why));
    }
}
