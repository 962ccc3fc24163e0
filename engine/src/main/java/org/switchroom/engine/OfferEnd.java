package org.switchroom.engine;

/** Why an offer ended without a conversation. */
public enum OfferEnd {
    /** Ring no answer: the agent becomes not ready with {@link Reasons#RNA}. */
    EXPIRED,
    DECLINED,
    BUSY,
    UNREACHABLE,
    CALLER_GONE,
    AGENT_GONE,
    /** The agent who asked wants nobody any more. */
    WITHDRAWN
}
