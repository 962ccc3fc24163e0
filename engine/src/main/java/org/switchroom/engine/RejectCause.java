package org.switchroom.engine;

/** How an agent's phone turned an offer down. */
public enum RejectCause {
    /** 603, or the page's decline. */
    DECLINED,
    /** 486, 600. */
    BUSY,
    /** No response, 404, 480, 5xx, no registration. */
    UNREACHABLE
}
