package org.switchroom.engine;

/**
 * A decision that the command cannot be done, thrown before anything has come of it; {@link Engine} turns it into
 * {@link Event.Refused}. Has no stack trace: it is an answer, not a defect.
 */
public final class NotDone extends RuntimeException {
    private final Refusal reason;
    private final String detail;

    public NotDone(Refusal reason, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
        this.detail = detail;
    }

    public Event.Refused refused() {
        return new Event.Refused(reason, detail);
    }
}
