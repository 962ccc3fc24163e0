package org.switchroom.database;

/** A page was asked for by a cursor that no page before it gave out; the message says so to the person. */
public final class UnknownCursor extends RuntimeException {
    UnknownCursor() {
        super("The cursor is none that was given out.");
    }
}
