package org.switchroom.reporting.projection;

/** What a caller (or, at last, only the agent) was doing for a stretch of time. */
public enum SegmentKind {
    MENU,
    QUEUE,
    OFFER,
    CONVERSATION,
    HOLD,
    WRAP_UP,
    /** A step of a queue's overflow, and what the caller did in its stead until the next queue or the end. */
    OVERFLOW
}
