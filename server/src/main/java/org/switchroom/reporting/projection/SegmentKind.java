package org.switchroom.reporting.projection;

/** What a caller (or, at last, only the agent) was doing for a stretch of time. */
public enum SegmentKind {
    MENU,
    QUEUE,
    /** A message waits in a queue, where no caller does. */
    MESSAGE,
    OFFER,
    CONVERSATION,
    HOLD,
    WRAP_UP,
    /** An agent asks somebody else; the caller is held or hears both. */
    CONSULT,
    /** With a telephone outside. */
    OUTSIDE,
    /** No stretch but a moment: a supervisor gave the contact another priority, told by the result. */
    PRIORITY,
    /** No stretch but a moment: a supervisor moved the contact to this queue. */
    MOVE,
    /** A step of a queue's overflow, and what the caller did in its stead until the next queue or the end. */
    OVERFLOW,
    /** The caller has hung up and waits to be called back. */
    CALLBACK,
    /** The customer was called, while an agent listened. */
    ATTEMPT,
    /** No stretch but a moment: the contact goes on at the place of an earlier one. */
    TAKEN_UP
}
