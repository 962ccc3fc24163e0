package org.switchroom.routing;

import org.switchroom.engine.Refusal;

/** The engine did not do a command, and says why. */
public final class CommandRefused extends RuntimeException {
    private final Refusal reason;

    public CommandRefused(Refusal reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    public Refusal reason() {
        return reason;
    }
}
