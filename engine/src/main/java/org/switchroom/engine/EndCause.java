package org.switchroom.engine;

/** Why a contact ended. */
public enum EndCause {
    HANG_UP,
    CLOSED_HOURS,
    MENU_FINISHED,
    MEDIA_LOST,
    DEVICE_LOST,
    QUEUE_FULL,
    SERVER_RESTART,
    ERROR,
    /** The queue's overflow let the caller go. */
    OVERFLOW,
    /** The caller left a message. */
    VOICEMAIL,
    /** A supervisor deleted the message. */
    DISCARDED,
    /** Of a call an agent placed: nobody picked up. */
    NO_ANSWER,
    /** Of a call an agent placed: who was called is busy, or would not. */
    BUSY,
    /** Of a call an agent placed: who was called cannot be reached, or does not exist. */
    NOT_REACHED,
    /** A callback was given up, cancelled or taken up. */
    CALLBACK
}
