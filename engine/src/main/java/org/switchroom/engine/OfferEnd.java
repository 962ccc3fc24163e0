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
    /** Nobody is sought there any more: the agent who asked has given up, or the caller is led elsewhere. */
    WITHDRAWN,
    /** Another one who was rung has answered. */
    TAKEN
}
