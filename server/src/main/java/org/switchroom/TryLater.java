package org.switchroom;

import org.jspecify.annotations.Nullable;

/** Nothing was done, as there is no room or no records for it at this moment; the message says to the person what to do. */
public abstract class TryLater extends RuntimeException {
    private final int seconds;

    /** @param seconds after which it may be tried again */
    protected TryLater(int seconds, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.seconds = seconds;
    }

    int seconds() {
        return seconds;
    }
}
