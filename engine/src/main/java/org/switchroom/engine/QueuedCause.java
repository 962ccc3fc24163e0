package org.switchroom.engine;

/** How a contact came into a queue. */
public enum QueuedCause {
    FROM_MENU,
    /** The agent's device was lost in conversation: back to the front. */
    AGENT_LOST,
    TRANSFER,
    /** From another queue, or instead of it, by that queue's overflow. */
    OVERFLOW
}
