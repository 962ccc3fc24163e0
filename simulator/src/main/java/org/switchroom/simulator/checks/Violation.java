package org.switchroom.simulator.checks;

import java.util.function.Supplier;

/** A rule was broken. */
public final class Violation extends RuntimeException {
    private final long subject;

    /** @param subject the contact or agent concerned; 0 if none in particular */
    public Violation(long subject, String message) {
        super(message);
        this.subject = subject;
    }

    public long subject() {
        return subject;
    }

    /** @param message put together only when it is needed */
    static void unless(boolean right, long subject, Supplier<String> message) {
        if (!right) {
            throw new Violation(subject, message.get());
        }
    }

    static void unless(boolean right, long subject, String message) {
        if (!right) {
            throw new Violation(subject, message);
        }
    }
}
