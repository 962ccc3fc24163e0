package org.switchroom.ivr.flow;

/** The steps there are; one class for each, listed in {@link Flow}. */
public enum StepId {
    GREETING,
    QUESTION,
    GATHER,
    ASK_NUMBER,
    CLOSED_MESSAGE,
    ENQUEUE,
    QUEUE_MUSIC,
    QUEUE_ANNOUNCEMENT,
    QUEUE_FULL,
    ASK_MESSAGE,
    RECORD_MESSAGE,
    MESSAGE_LEFT,
    TOLD,
    CALLBACK_OFFER,
    CALLBACK_GOODBYE,
    GOODBYE
}
