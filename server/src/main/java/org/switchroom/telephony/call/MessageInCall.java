package org.switchroom.telephony.call;

import org.jspecify.annotations.Nullable;

/** The message that is being left in a call, if one is: one at a time. On the call's mailbox. */
final class MessageInCall {
    private @Nullable MessageTaking now;

    void take(MessageTaking next) {
        stop();
        now = next;
        next.start();
    }

    /** The caller has said everything. */
    void end() {
        if (now != null) {
            now.end();
        }
    }

    /** What has been said so far goes to the desk before the end of the call does. */
    void stop() {
        if (now != null) {
            now.stop();
        }
    }
}
