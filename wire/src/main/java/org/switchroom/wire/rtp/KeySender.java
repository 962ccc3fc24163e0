package org.switchroom.wire.rtp;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.switchroom.wire.audio.Tone;
import org.switchroom.wire.sdp.Agreement;

/**
 * Presses keys towards a far end, one after the other: as telephone-event (RFC 4733 §2.5.1), or as the two tones when it takes no
 * events. Media thread only.
 */
final class KeySender {
    private static final int FRAME_MS = 20;
    private static final int MIN_FRAMES = 2;
    private static final int MAX_FRAMES = 250;
    private static final int MAX_WAITING = 64;
    private static final int END_PACKETS = 3;
    private static final int PAUSE_FRAMES = 3;
    private static final int END = 0x80;
    private static final byte VOLUME = 10;

    private final Queue<Press> waiting = new ArrayDeque<>();
    private @Nullable Press current;
    private int frame;

    /** A key to be held for a number of frames; the tones are there when they are what is sent. */
    private static final class Press extends OutgoingStream.Source {
        final char key;
        final int frames;
        final @Nullable Playback tones;

        Press(char key, int frames, @Nullable Playback tones) {
            this.key = key;
            this.frames = frames;
            this.tones = tones;
        }
    }

    /** Keys beyond 64 waiting are not taken: nobody dials that. */
    void press(char key, int durationMs, boolean asTones) {
        if (waiting.size() < MAX_WAITING) {
            int frames = Math.clamp(durationMs / FRAME_MS, MIN_FRAMES, MAX_FRAMES);
            Playback tones = asTones ? new Playback(Tone.key(key, frames * FRAME_MS), false, () -> {}) : null;
            waiting.add(new Press(key, frames, tones));
        }
    }

    boolean busy() {
        return current != null || !waiting.isEmpty();
    }

    /** @return true when the packet now holds the next frame and is to be sent; false in the pause between keys */
    boolean next(RtpPacket packet, Agreement agreed, OutgoingStream stream, long now) {
        Press press = current == null ? waiting.poll() : current;
        if (press == null) {
            return false;
        }
        current = press;
        frame++;
        boolean sounding = press.tones != null
                ? tones(press.tones, packet, agreed, stream, now)
                : event(press, packet, agreed, stream, now);
        if (frame >= press.frames + END_PACKETS - 1 + PAUSE_FRAMES) {
            current = null;
            frame = 0;
        }
        return sounding;
    }

    private boolean event(Press press, RtpPacket packet, Agreement agreed, OutgoingStream stream, long now) {
        if (frame > press.frames + END_PACKETS - 1) {
            return false;
        }
        int duration = Math.min(frame, press.frames) * Playback.FRAME;
        packet.begin(4);
        byte[] bytes = packet.bytes();
        bytes[RtpPacket.HEADER] = (byte) KeyDetector.codeOf(press.key);
        bytes[RtpPacket.HEADER + 1] = (byte) (frame >= press.frames ? END | VOLUME : VOLUME);
        bytes[RtpPacket.HEADER + 2] = (byte) (duration >> 8);
        bytes[RtpPacket.HEADER + 3] = (byte) duration;
        packet.payloadType(agreed.eventPayloadOut());
        stream.event(packet, press, now);
        return true;
    }

    private boolean tones(Playback tones, RtpPacket packet, Agreement agreed, OutgoingStream stream, long now) {
        if (tones.over()) {
            packet.begin(Playback.FRAME);
            Arrays.fill(
                    packet.bytes(),
                    RtpPacket.HEADER,
                    packet.length(),
                    agreed.law().silence());
        } else {
            tones.fill(packet, agreed.law());
        }
        packet.payloadType(agreed.voicePayload());
        stream.frame(packet, tones, Playback.FRAME, now);
        return true;
    }
}
