package org.switchroom.wire.rtp;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/** Ranges of ports that nobody uses just now. */
public final class TestPorts {
    private TestPorts() {}

    public static MediaConfig config(long silenceMs) throws IOException {
        return config(50, silenceMs);
    }

    /** @param legs how many RTP ports */
    public static MediaConfig config(int legs, long silenceMs) throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        int first = freeRange(2 * legs);
        return new MediaConfig(loopback, loopback, first, first + 2 * legs - 1, freeRange(1), silenceMs);
    }

    private static int freeRange(int length) throws IOException {
        for (; ; ) {
            int first;
            try (DatagramSocket probe =
                    new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
                first = probe.getLocalPort() & ~1;
            }
            if (first + length < 65_535 && free(first, length)) {
                return first;
            }
        }
    }

    private static boolean free(int first, int length) {
        List<DatagramSocket> held = new ArrayList<>();
        try {
            for (int port = first; port < first + length; port++) {
                held.add(new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), port)));
            }
            return true;
        } catch (IOException taken) {
            return false;
        } finally {
            held.forEach(DatagramSocket::close);
        }
    }
}
