package org.switchroom.engine;

/** Why a consult ended without a transfer. */
public enum ConsultEnd {
    TAKEN_BACK,
    NOT_REACHED,
    PARTNER_LEFT,
    PARTNER_LOST,
    CALLER_GONE,
    AGENT_GONE,
    SYSTEM
}
