package org.switchroom.wire.rtp;

import java.util.concurrent.atomic.AtomicLong;

/** The figures of a leg: written by the media thread alone, read by anybody. */
final class Counters {
    private final AtomicLong packetsIn = new AtomicLong();
    private final AtomicLong packetsOut = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private final AtomicLong jitter = new AtomicLong();

    void in(IncomingStream stream) {
        increment(packetsIn);
        lost.setOpaque(stream.lost());
        jitter.setOpaque(stream.jitter());
    }

    void out() {
        increment(packetsOut);
    }

    void dropped() {
        increment(dropped);
    }

    long packetsOut() {
        return packetsOut.getOpaque();
    }

    /** A single writer needs no atomic addition. */
    private static void increment(AtomicLong count) {
        count.setOpaque(count.getPlain() + 1);
    }

    MediaStats stats() {
        return new MediaStats(
                packetsIn.getOpaque(),
                packetsOut.getOpaque(),
                lost.getOpaque(),
                dropped.getOpaque(),
                jitter.getOpaque() * 125);
    }
}
