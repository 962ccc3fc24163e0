package org.switchroom.engine;

/** Which side ended a contact. */
public enum EndedBy {
    CALLER,
    AGENT,
    SYSTEM,
    /** Somebody outside, to whom the caller was transferred. */
    OUTSIDE
}
