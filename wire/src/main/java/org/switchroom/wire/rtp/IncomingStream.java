package org.switchroom.wire.rtp;

/**
 * What has come from a far end, counted as RFC 3550 §A.3 and §A.8 say. Confined to the media thread but for the figures read by
 * {@link Counters}.
 */
final class IncomingStream extends OutgoingStream.Source {
    private static final int MAX_DROPOUT = 3000;
    private static final int MAX_MISORDER = 100;
    private static final int JITTER_SHIFT = 4;

    private boolean started;
    private int ssrc;
    private int run;
    private int highest;
    private int cycles;
    private int base;
    private long received;
    private long lostBefore;
    private int transit;
    private long jitterTimes16;

    /**
     * Counts one packet.
     *
     * @return true when it begins a new run: another source, or the same one with other numbers
     */
    boolean received(RtpPacket packet, long now) {
        int sequence = packet.sequence();
        boolean fresh = !started || packet.source() != ssrc || jumped(sequence);
        if (fresh) {
            begin(packet);
        } else if ((short) (sequence - highest) > 0) {
            if (sequence < highest) {
                cycles++;
            }
            highest = sequence;
        }
        received++;
        measureJitter(packet, now, fresh);
        return fresh;
    }

    private boolean jumped(int sequence) {
        int step = (short) (sequence - highest);
        return step > MAX_DROPOUT || step < -MAX_MISORDER;
    }

    private void begin(RtpPacket packet) {
        lostBefore = lost();
        started = true;
        ssrc = packet.source();
        run++;
        base = packet.sequence();
        highest = base;
        cycles = 0;
        received = 0;
    }

    private void measureJitter(RtpPacket packet, long now, boolean fresh) {
        int arrival = (int) (now / 125_000);
        int passed = arrival - packet.timestamp();
        if (!fresh) {
            long difference = Math.abs(passed - transit);
            jitterTimes16 += difference - ((jitterTimes16 + 8) >> JITTER_SHIFT);
        }
        transit = passed;
    }

    /** Changes when the numbers of the packets no longer continue those before. */
    int run() {
        return run;
    }

    boolean started() {
        return started;
    }

    int ssrc() {
        return ssrc;
    }

    /** Extended highest sequence number (RFC 3550 §6.4.1). */
    int extendedHighest() {
        return (cycles << 16) | highest;
    }

    long lost() {
        return started ? lostBefore + Math.max(0, extended() - base + 1 - received) : 0;
    }

    private long extended() {
        return ((long) cycles << 16) + highest;
    }

    /** In timestamp units, 1/8000 s. */
    int jitter() {
        return (int) (jitterTimes16 >> JITTER_SHIFT);
    }
}
