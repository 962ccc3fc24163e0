package org.switchroom.wire.sip;

import io.netty.util.Timeout;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One timer of a transaction or dialog; goes off in the mailbox of its call. Used in that mailbox only. */
final class Alarm {
    private final CallTable calls;
    private final String callId;
    private @Nullable Timeout pending;
    private int setting;

    Alarm(CallTable calls, String callId) {
        this.calls = calls;
        this.callId = callId;
    }

    /** Goes off once, {@code delayMs} from now, unless set again or stopped before. */
    void set(long delayMs, Runnable action) {
        stop();
        int current = setting;
        pending = calls.wheel()
                .newTimeout(due -> calls.post(callId, scope -> goOff(current, action)), delayMs, TimeUnit.MILLISECONDS);
    }

    void stop() {
        setting++;
        if (pending != null) {
            pending.cancel();
            pending = null;
        }
    }

    /** What was posted before the alarm was stopped comes to nothing. */
    private void goOff(int set, Runnable action) {
        if (set == setting) {
            stop();
            action.run();
        }
    }
}
