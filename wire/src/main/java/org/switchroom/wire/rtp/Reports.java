package org.switchroom.wire.rtp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Sender and receiver reports of a leg with its name (RFC 3550 §6.4, §6.5): a compound packet, as §6.1 wants it. */
final class Reports {
    private static final int SENDER_REPORT = 200;
    private static final int RECEIVER_REPORT = 201;
    private static final int DESCRIPTION = 202;
    private static final byte CNAME = 1;
    private static final byte[] NAME = "switchroom".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION_2 = 0x80;
    private static final long NTP_EPOCH_SECONDS = 2_208_988_800L;

    private final IncomingStream incoming;
    private final OutgoingStream outgoing;
    private final Counters counters;
    private int highestBefore;
    private long lostBefore;

    Reports(IncomingStream incoming, OutgoingStream outgoing, Counters counters) {
        this.incoming = incoming;
        this.outgoing = outgoing;
        this.counters = counters;
    }

    /** @return its length */
    int write(byte[] target, long now) {
        ByteBuffer out = ByteBuffer.wrap(target);
        boolean sent = counters.packetsOut() > 0;
        boolean received = incoming.started();
        int words = 1 + (sent ? 5 : 0) + (received ? 6 : 0);
        out.put((byte) (VERSION_2 | (received ? 1 : 0)));
        out.put((byte) (sent ? SENDER_REPORT : RECEIVER_REPORT)).putShort((short) words);
        out.putInt(outgoing.ssrc());
        if (sent) {
            writeSender(out, now);
        }
        if (received) {
            writeReception(out);
        }
        writeName(out);
        return out.position();
    }

    private void writeSender(ByteBuffer out, long now) {
        long millis = System.currentTimeMillis();
        out.putInt((int) (millis / 1000 + NTP_EPOCH_SECONDS));
        out.putInt((int) ((millis % 1000 << 32) / 1000));
        out.putInt(outgoing.timestampOf(now));
        out.putInt((int) counters.packetsOut());
        out.putInt((int) counters.packetsOut() * Playback.FRAME);
    }

    private void writeReception(ByteBuffer out) {
        int highest = incoming.extendedHighest();
        long lost = incoming.lost();
        long expected = Math.max(1, highest - highestBefore);
        long fraction = Math.clamp(((lost - lostBefore) << 8) / expected, 0, 255);
        highestBefore = highest;
        lostBefore = lost;
        out.putInt(incoming.ssrc());
        out.putInt((int) (fraction << 24 | Math.min(lost, 0x7FFFFF)));
        out.putInt(highest);
        out.putInt(incoming.jitter());
        out.putInt(0).putInt(0); // no sender report is kept to refer to
    }

    private void writeName(ByteBuffer out) {
        int begin = out.position();
        out.put((byte) (VERSION_2 | 1)).put((byte) DESCRIPTION).putShort((short) 0);
        out.putInt(outgoing.ssrc());
        out.put(CNAME).put((byte) NAME.length).put(NAME).put((byte) 0);
        while (out.position() % 4 != 0) {
            out.put((byte) 0);
        }
        out.putShort(begin + 2, (short) ((out.position() - begin) / 4 - 1));
    }
}
