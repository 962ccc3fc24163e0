package org.switchroom.wire.sip;

/**
 * What a user of a {@link SipEndpoint} does with requests that belong to no dialog yet. Calls for one Call-ID arrive one
 * after the other, in the order of the wire; different Call-IDs arrive side by side. An exception answers 500.
 */
public interface SipHandler {

    void onInvite(InboundInvite invite);

    void onRegister(InboundRegister register);

    /** A WebSocket, TCP or TLS connection is gone; registrations over it no longer lead anywhere. */
    default void onFlowClosed(Flow flow) {}
}
