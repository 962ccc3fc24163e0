package org.switchroom.engine;

/** Why caller and agent were parted. */
public enum ConversationEnd {
    CALLER_HUNG_UP,
    AGENT_HUNG_UP,
    DEVICE_LOST,
    TRANSFERRED,
    SYSTEM
}
