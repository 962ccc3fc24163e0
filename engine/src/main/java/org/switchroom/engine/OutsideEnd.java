package org.switchroom.engine;

/** Why a call to a telephone outside is over. */
public enum OutsideEnd {
    HUNG_UP,
    BUSY,
    NO_ANSWER,
    DECLINED,
    NO_SUCH_NUMBER,
    /** Barred here, or no trunk took it. */
    NOT_POSSIBLE,
    LOST
}
