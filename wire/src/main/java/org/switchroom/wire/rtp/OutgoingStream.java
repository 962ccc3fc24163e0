package org.switchroom.wire.rtp;

import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * What a far end gets: one unbroken RTP stream, whoever is speaking in it.
 *
 * <h2>Splicing</h2>
 *
 * Packets come from the other party of a bridge, from a clip, from keys. To the far end all of it is one source with one
 * numbering. A relayed packet keeps its own numbers plus an offset, so that loss and misorder stay visible to whoever receives
 * it. The offset is worked out anew at each splice, when another source takes over: the sequence number goes on by one, the
 * timestamp by the time that has passed, and the packet is marked (RFC 3550 §5.1, beginning of a talkspurt).
 */
final class OutgoingStream {
    private static final long NANOS_PER_SAMPLE = 125_000;

    /** Somebody who speaks in a stream; told apart by identity. */
    abstract static class Source {}

    private final int ssrc = ThreadLocalRandom.current().nextInt();
    private int sequence = ThreadLocalRandom.current().nextInt(1 << 16);
    private int timestamp = ThreadLocalRandom.current().nextInt();
    /** When {@link #timestamp} was now. */
    private long timestampAt = System.nanoTime();

    private @Nullable Source source;
    private int run;
    private int sequenceOffset;
    private int timestampOffset;

    int ssrc() {
        return ssrc;
    }

    /** The timestamp of this moment, for reports (RFC 3550 §6.4.1). */
    int timestampOf(long now) {
        return timestamp + (int) ((now - timestampAt) / NANOS_PER_SAMPLE);
    }

    /** Renumbers a packet of another stream into this one. */
    void relay(RtpPacket packet, IncomingStream from, long now) {
        if (!from.equals(source) || from.run() != run) {
            source = from;
            run = from.run();
            sequenceOffset = sequence + 1 - packet.sequence();
            timestampOffset = spliceAt(now) - packet.timestamp();
            packet.mark();
        }
        int next = (packet.sequence() + sequenceOffset) & 0xFFFF;
        int at = packet.timestamp() + timestampOffset;
        if ((short) (next - sequence) > 0) {
            sequence = next;
            if (at - timestamp > 0) {
                timestamp = at;
                timestampAt = now;
            }
        }
        number(packet, next, at);
    }

    /** Closes the gap that a packet leaves that is not relayed to this far end. */
    void skip(IncomingStream from) {
        if (from.equals(source)) {
            sequenceOffset--;
        }
    }

    /** Numbers a frame of our own, {@code samples} long, following its predecessor without a gap. */
    void frame(RtpPacket packet, Source from, int samples, long now) {
        if (from.equals(source)) {
            timestamp += samples;
        } else {
            source = from;
            timestamp = spliceAt(now);
            packet.mark();
        }
        timestampAt = now;
        sequence = (sequence + 1) & 0xFFFF;
        number(packet, sequence, timestamp);
    }

    /** Numbers a packet of a key press: all packets of one press carry the time it began (RFC 4733 §2.5.1.2). */
    void event(RtpPacket packet, Source press, long now) {
        if (!press.equals(source)) {
            source = press;
            timestamp = spliceAt(now);
            timestampAt = now;
            packet.mark();
        }
        sequence = (sequence + 1) & 0xFFFF;
        number(packet, sequence, timestamp);
    }

    private int spliceAt(long now) {
        return timestamp + Math.max(1, (int) ((now - timestampAt) / NANOS_PER_SAMPLE));
    }

    private void number(RtpPacket packet, int number, int at) {
        packet.sequence(number);
        packet.timestamp(at);
        packet.source(ssrc);
    }
}
