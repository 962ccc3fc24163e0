package org.switchroom.engine;

/** Why a command was not done. */
public enum Refusal {
    UNKNOWN_QUEUE,
    UNKNOWN_AGENT,
    UNKNOWN_CONTACT,
    /** The id belongs to another client firm. Told to outsiders as unknown. */
    OTHER_FIRM,
    DUPLICATE_CONTACT,
    NOT_IN_THIS_STATE,
    DEVICE_IN_USE,
    QUEUE_FULL,
    LIMIT_REACHED,
    BAD_VALUE,
    /** The client has submitted something later already. */
    STALE_SEQUENCE
}
