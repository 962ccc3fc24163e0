package org.switchroom.engine;

/** What happens when a timed not-ready has lasted as long as it may. */
public enum AtEnd {
    /** It is told, and goes on. */
    WARN,
    /** It is told, and the agent becomes available. */
    AVAILABLE
}
