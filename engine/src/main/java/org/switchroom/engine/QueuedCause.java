package org.switchroom.engine;

/** How a contact came into a queue. */
public enum QueuedCause {
    FROM_MENU,
    /** The agent's device was lost in conversation: back to the front. */
    AGENT_LOST,
    TRANSFER,
    /** To the front of the queue it came through, for one agent first. */
    TO_AGENT,
    /** Nobody was found who takes it over: back to the front. */
    RETURNED,
    /** By a supervisor, from another queue, with its place by arrival. */
    MOVED,
    /** From another queue, or instead of it, by that queue's overflow. */
    OVERFLOW,
    /** A caller left it as a message. */
    MESSAGE,
    /** Nobody answered at the number that the overflow led to: back to its place. */
    NOT_REACHED,
    /** At the place of an earlier contact of the same caller. */
    TAKEN_UP
}
