package org.switchroom.wire.sip;

/** Takes messages out of the network, to try what happens then. */
@FunctionalInterface
interface PacketLoss {
    PacketLoss NONE = (outgoing, message) -> false;

    boolean loses(boolean outgoing, byte[] message);
}
