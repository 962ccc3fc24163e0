package org.switchroom.wire.rtp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.util.BitSet;
import org.switchroom.wire.rtp.MediaPlane.NoPortFree;

/**
 * The even ports of a range (RFC 3550 §11), handed out in turn, so that a port just left rests before somebody else's call gets
 * it. Ports that another program holds are passed over. Thread-safe.
 */
final class PortRange {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final InetAddress bind;
    private final int first;
    private final BitSet taken;
    private final int count;
    private int next;

    PortRange(InetAddress bind, int firstPort, int lastPort) {
        this.bind = bind;
        this.first = firstPort;
        this.count = (lastPort - firstPort) / 2 + 1;
        this.taken = new BitSet(count);
    }

    synchronized int inUse() {
        return taken.cardinality();
    }

    /** A bound, non-blocking channel on a free port. */
    synchronized DatagramChannel open() throws NoPortFree {
        for (int tried = 0; tried < count; tried++) {
            int at = (next + tried) % count;
            if (!taken.get(at)) {
                try {
                    DatagramChannel channel = bind(bind, first + 2 * at, BUFFER_BYTES);
                    taken.set(at);
                    next = (at + 1) % count;
                    return channel;
                } catch (IOException heldBySomebodyElse) {
                    // the next one then
                }
            }
        }
        throw new NoPortFree("No free RTP port between " + first + " and " + (first + 2 * (count - 1)) + ": "
                + taken.cardinality() + " of " + count + " are in use by calls");
    }

    synchronized void release(int port) {
        taken.clear((port - first) / 2);
    }

    static DatagramChannel bind(InetAddress address, int port, int bufferBytes) throws IOException {
        DatagramChannel channel = DatagramChannel.open(
                address.getAddress().length == 4 ? StandardProtocolFamily.INET : StandardProtocolFamily.INET6);
        try {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, bufferBytes);
            channel.configureBlocking(false);
            channel.bind(new InetSocketAddress(address, port));
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }
}
