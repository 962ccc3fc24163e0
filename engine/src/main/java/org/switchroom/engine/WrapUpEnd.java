package org.switchroom.engine;

/** What ended a wrap-up. */
public enum WrapUpEnd {
    AGENT,
    TIME,
    SIGNED_OUT,
    DEVICE_LOST,
    RESTART
}
