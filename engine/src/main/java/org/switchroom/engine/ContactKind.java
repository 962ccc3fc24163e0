package org.switchroom.engine;

/** What a contact is. All are offered alike; figures of callers count {@link #CALL} alone. */
public enum ContactKind {
    /** Somebody who is on the line. */
    CALL,
    /** A message that a caller has left. It has no leg and waits until somebody listens to it, through restarts too. */
    VOICEMAIL,
    /** An agent who calls a colleague, a queue or a menu of the firm. */
    INTERNAL,
    /** An agent who calls a telephone outside. */
    OUTBOUND
}
