package org.switchroom.wire.sip;

/**
 * What a user of a {@link SipEndpoint} does with requests that belong to no dialog yet. Calls for one Call-ID arrive one
 * after the other, in the order of the wire; different Call-IDs arrive side by side. An exception answers 500.
 */
public interface SipHandler {

    /**
     * Whether a request that belongs to no call yet is looked at; if not, it is dropped as if lost, so that a flood of them
     * leaves nothing here. Called on event loops: must not block.
     */
    default boolean admits(Flow from) {
        return true;
    }

    void onInvite(InboundInvite invite);

    void onRegister(InboundRegister register);

    /** A WebSocket, TCP or TLS connection is gone; registrations over it no longer lead anywhere. */
    default void onFlowClosed(Flow flow) {}
}
