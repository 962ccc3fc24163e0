package org.switchroom.engine;

/** When a step of a queue's overflow is taken. The first three are looked at when a caller comes from the menu. */
public enum OverflowTrigger {
    /** The queue has its maximum waiting already. */
    FULL,
    /** The estimated wait on arrival is above the step's time. */
    ESTIMATE,
    /** Nobody who serves the queue is signed in; also when the last one signs out while callers wait. */
    NOBODY,
    /** The caller has waited for the step's time. */
    WAITED,
    /** The caller presses the step's key. */
    KEY,
    /** The caller comes from the menu outside the queue's hours, see {@link Command.EnqueueContact#closed}. Comes before all others. */
    CLOSED
}
