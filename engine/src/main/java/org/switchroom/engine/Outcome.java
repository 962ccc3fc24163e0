package org.switchroom.engine;

/** What became of a contact in the end. */
public enum Outcome {
    /** Ended in the greeting or the menu, before any queue. */
    IN_MENU,
    /** Ended while waiting or while an agent's phone rang, never answered. */
    ABANDONED,
    /** Talked to at least one agent. */
    ANSWERED,
    /** Left its queue by the overflow and was answered nowhere else. */
    OVERFLOWED,
    /** The caller left a message instead. */
    VOICEMAIL,
    /** A message that was deleted before anybody listened to it. */
    DISCARDED,
    /** A call that an agent placed and nobody answered. */
    NOT_REACHED,
    /** Was to be called back, and was not reached. */
    CALLBACK_FAILED,
    /** Was to be called back, until somebody here said no. */
    CALLBACK_CANCELLED,
    /** Was to be called back, and rang in before: another contact has gone on at its place. */
    CALLBACK_TAKEN_UP
}
