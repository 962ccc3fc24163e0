package org.switchroom.engine;

/** What an agent is doing, in the field's terms. Only {@link #AVAILABLE} is ever offered a contact. */
public enum AgentState {
    OFFLINE,
    NOT_READY,
    AVAILABLE,
    OFFERED,
    ON_CONTACT,
    HELD,
    WRAP_UP
}
