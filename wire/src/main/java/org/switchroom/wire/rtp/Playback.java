package org.switchroom.wire.rtp;

import java.util.Arrays;
import org.switchroom.wire.audio.AudioClip;
import org.switchroom.wire.audio.Law;

/** A clip on its way to a far end, 20 ms at a time. */
final class Playback extends OutgoingStream.Source {
    static final int FRAME = 160;

    private final AudioClip clip;
    private final boolean loop;
    private final Runnable finished;
    private int position;

    Playback(AudioClip clip, boolean loop, Runnable finished) {
        this.clip = clip;
        this.loop = loop && clip.ulaw().length > 0;
        this.finished = finished;
    }

    /** True when nothing is left to be heard. */
    boolean over() {
        return position >= clip.ulaw().length;
    }

    Runnable finished() {
        return finished;
    }

    /** Writes the next frame as payload; the last one is filled up with silence. */
    void fill(RtpPacket packet, Law law) {
        byte[] codes = clip.codes(law);
        packet.begin(FRAME);
        int filled = 0;
        while (filled < FRAME && position < codes.length) {
            int now = Math.min(FRAME - filled, codes.length - position);
            System.arraycopy(codes, position, packet.bytes(), RtpPacket.HEADER + filled, now);
            filled += now;
            advance(now);
        }
        Arrays.fill(packet.bytes(), RtpPacket.HEADER + filled, RtpPacket.HEADER + FRAME, law.silence());
    }

    /** Goes on by a frame that nobody gets. */
    void skip() {
        advance(FRAME);
    }

    private void advance(int samples) {
        position += samples;
        if (loop) {
            position %= clip.ulaw().length;
        }
    }
}
