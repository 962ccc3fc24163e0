package org.switchroom.simulator.checks;

import org.switchroom.engine.LoggedEvent;

/** Events count up by one; their time never goes back. */
final class Numbering implements Checker {
    private long lastSeq;
    private long lastAtMs;

    @Override
    public void see(LoggedEvent logged) {
        Violation.unless(logged.eventSeq() == lastSeq + 1, 0, () -> "Event " + logged.eventSeq() + " after " + lastSeq);
        Violation.unless(logged.atMs() >= lastAtMs, 0, () -> "Time goes back at event " + logged.eventSeq());
        lastSeq = logged.eventSeq();
        lastAtMs = logged.atMs();
    }
}
