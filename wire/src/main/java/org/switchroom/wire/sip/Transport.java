package org.switchroom.wire.sip;

/** How SIP messages travel. */
public enum Transport {
    UDP,
    TCP,
    WS
}
