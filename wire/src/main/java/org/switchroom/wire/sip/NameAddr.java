package org.switchroom.wire.sip;

/** Display name and address, as in From and To. {@code displayName} is empty when absent. */
public record NameAddr(String displayName, SipUri uri) {}
