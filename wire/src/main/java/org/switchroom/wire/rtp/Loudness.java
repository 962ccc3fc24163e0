package org.switchroom.wire.rtp;

import java.util.concurrent.atomic.AtomicLong;
import org.switchroom.wire.audio.G711;
import org.switchroom.wire.audio.Law;

/** How long a party has spoken, and since when not. Told by the media thread, asked by anybody. */
final class Loudness {
    /** Mean of the samples' sizes above which a packet counts as speech, about -44 dBov: noise of a line lies below. */
    private static final int SPEECH = 200;

    private static final long SAMPLES_PER_MS = 8;

    private final AtomicLong spokenSamples = new AtomicLong();
    private volatile long lastSpokenAt;

    /** @param at in samples since the beginning */
    void hear(RtpPacket packet, Law law, long at) {
        byte[] bytes = packet.bytes();
        int length = packet.payloadLength();
        long sum = 0;
        for (int i = 0; i < length; i++) {
            sum += Math.abs(G711.decode(law, bytes[RtpPacket.HEADER + i]));
        }
        if (sum > (long) SPEECH * length) {
            spokenSamples.addAndGet(length);
            lastSpokenAt = at;
        }
    }

    long spokenMs() {
        return spokenSamples.get() / SAMPLES_PER_MS;
    }

    long lastSpokenMs() {
        return lastSpokenAt / SAMPLES_PER_MS;
    }
}
