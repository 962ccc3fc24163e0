package org.switchroom.wire.rtp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.nio.channels.DatagramChannel;
import org.jspecify.annotations.Nullable;
import org.switchroom.wire.sdp.Agreement;

/**
 * A UDP port of its own, for one far end.
 *
 * <h2>Latching</h2>
 *
 * A phone behind a translating router does not know its own address, so media goes back to where it comes from (RFC 4961). The
 * first valid packet from the host named in the description latches the port: it is connected, and from then on the system lets
 * nobody else's packets in. A packet from another host must be followed by a second in sequence (RFC 3550 §A.1) before it
 * latches, so that one stray or forged packet takes no call away. A later description that names another address opens the latch
 * again, for a second to all but the former address, whose last packets are still on their way.
 */
final class SocketCarrier implements Carrier, MediaLoop.Inlet {
    private static final int BATCH = 16;
    private static final long FORMER_NANOS = 1_000_000_000;

    private final DatagramChannel channel;
    private final MediaLoop loop;
    private final Leg leg;
    private final RtpPacket packet;
    private final Runnable released;
    private @Nullable InetSocketAddress signalled;
    private @Nullable InetSocketAddress latched;
    private @Nullable InetSocketAddress former;
    private long turnedAt;
    private @Nullable InetSocketAddress stranger;
    private int strangerNext;

    /**
     * @param packet shared by everything on the media thread
     * @param released runs when the port is free again
     */
    SocketCarrier(DatagramChannel channel, MediaLoop loop, Leg leg, RtpPacket packet, Runnable released) {
        this.channel = channel;
        this.loop = loop;
        this.leg = leg;
        this.packet = packet;
        this.released = released;
    }

    void open() {
        try {
            loop.watch(channel, this);
        } catch (IOException e) {
            throw new IllegalStateException("A fresh media socket could not be watched", e);
        }
    }

    @Override
    public void agreed(Agreement agreement) {
        InetSocketAddress remote = agreement.remote();
        if (remote == null || remote.equals(signalled)) {
            return;
        }
        signalled = remote;
        stranger = null;
        if (latched != null) {
            former = latched;
            turnedAt = System.nanoTime();
            latched = null;
            try {
                channel.disconnect();
            } catch (IOException e) {
                throw new IllegalStateException("A media socket could not be turned to " + remote, e);
            }
        }
    }

    @Override
    public void readable(long now) throws IOException {
        for (int i = 0; i < BATCH && channel.isOpen(); i++) {
            InetSocketAddress from = null;
            var buffer = packet.toFill();
            try {
                if (latched != null) {
                    channel.read(buffer);
                } else {
                    from = (InetSocketAddress) channel.receive(buffer);
                }
            } catch (PortUnreachableException nobodyThere) {
                leg.dropped();
                continue;
            }
            if (buffer.position() == 0) {
                return;
            }
            packet.length(buffer.position());
            if (leg.admits(packet) && (from == null || latches(from, now))) {
                leg.heard(packet, now);
            }
        }
    }

    private boolean latches(InetSocketAddress from, long now) throws IOException {
        if (!expected(from, now)) {
            stranger = from;
            strangerNext = (packet.sequence() + 1) & 0xFFFF;
            leg.dropped();
            return false;
        }
        // Connecting throws away what else has arrived for the port.
        channel.connect(from);
        latched = from;
        return true;
    }

    private boolean expected(InetSocketAddress from, long now) {
        if (from.equals(former) && now - turnedAt < FORMER_NANOS) {
            return false;
        }
        boolean named = signalled != null && from.getAddress().equals(signalled.getAddress());
        return named || (from.equals(stranger) && packet.sequence() == strangerNext);
    }

    @Override
    public boolean send(RtpPacket outgoing) {
        if (!channel.isOpen()) {
            return false;
        }
        try {
            if (latched != null) {
                return channel.write(outgoing.toSend()) > 0;
            }
            return signalled != null && channel.send(outgoing.toSend(), signalled) > 0;
        } catch (IOException unreachable) {
            return false;
        }
    }

    @Override
    public void close() {
        loop.release(channel, released);
    }
}
