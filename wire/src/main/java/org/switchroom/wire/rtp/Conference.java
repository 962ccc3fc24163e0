package org.switchroom.wire.rtp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.switchroom.wire.audio.G711;
import org.switchroom.wire.audio.Law;

/**
 * Several parties who all hear all others. Media thread only.
 *
 * <h2>One clock</h2>
 *
 * Every party's voice is decoded into a second of samples of its own, at the place where its timestamps put it on the clock of
 * the conference. Every 20 ms a frame is taken from all of them, {@link #DELAY} behind, and each party is sent the sum of the
 * others: what comes later than that is not heard. Nothing is decoded outside of conferences.
 */
final class Conference implements MediaLoop.Paced {
    private static final int HELD = 8_000;
    private static final int FRAME = Playback.FRAME;
    /** 40 ms: two packets may be late. */
    private static final int DELAY = 2 * FRAME;

    private static final int MAX_BEHIND = DELAY + 10 * FRAME;
    private static final long NANOS_PER_SAMPLE = 125_000;

    private final MediaLoop loop;
    private final long startedAt;
    private final List<Party> parties = new ArrayList<>();
    private final int[] sum = new int[FRAME];
    private long readAt = -DELAY;

    /** A party, what it has said, and the stream it hears. */
    private static final class Party extends OutgoingStream.Source {
        final Leg leg;
        final RecordingTrack track = new RecordingTrack();
        final short[] said = new short[HELD];

        Party(Leg leg) {
            this.leg = leg;
        }
    }

    Conference(MediaLoop loop, long now) {
        this.loop = loop;
        this.startedAt = now;
        loop.pace(this);
    }

    void add(Leg leg) {
        parties.add(new Party(leg));
    }

    void remove(Leg leg) {
        parties.removeIf(party -> party.leg == leg);
        if (parties.isEmpty()) {
            loop.unpace(this);
        }
    }

    void heard(Leg speaker, RtpPacket packet, Law law, long now) {
        for (Party party : parties) {
            if (party.leg == speaker) {
                put(
                        party,
                        packet,
                        law,
                        party.track.place(packet, speaker.incoming().run(), sampleAt(now)));
            }
        }
    }

    /** All others are told. */
    void pressed(Leg presser, char key) {
        for (Party party : parties) {
            if (party.leg != presser) {
                party.leg.presses(key);
            }
        }
    }

    private void put(Party party, RtpPacket packet, Law law, long position) {
        long from = Math.max(position, readAt);
        long end = Math.min(position + packet.payloadLength(), readAt + HELD);
        for (long at = from; at < end; at++) {
            byte code = packet.bytes()[RtpPacket.HEADER + (int) (at - position)];
            party.said[slot(at)] = G711.decode(law, code);
        }
    }

    @Override
    public void tick(long now) {
        if (sampleAt(now) - readAt > MAX_BEHIND) {
            parties.forEach(party -> Arrays.fill(party.said, (short) 0));
            readAt = sampleAt(now) - DELAY;
        }
        Arrays.fill(sum, 0);
        for (Party party : parties) {
            for (int i = 0; i < FRAME; i++) {
                sum[i] += party.said[slot(readAt + i)];
            }
        }
        for (Party party : parties) {
            party.leg.hears(party, this, now);
        }
        for (Party party : parties) {
            for (int i = 0; i < FRAME; i++) {
                party.said[slot(readAt + i)] = 0;
            }
        }
        readAt += FRAME;
    }

    /** Writes the frame that one party hears: everybody but itself. */
    void fill(OutgoingStream.Source listener, RtpPacket frame, Law law) {
        frame.begin(FRAME);
        short[] own = ((Party) listener).said;
        for (int i = 0; i < FRAME; i++) {
            frame.bytes()[RtpPacket.HEADER + i] = G711.encode(law, sum[i] - own[slot(readAt + i)]);
        }
    }

    private long sampleAt(long now) {
        return Math.max(0, (now - startedAt) / NANOS_PER_SAMPLE);
    }

    private static int slot(long at) {
        return (int) Math.floorMod(at, (long) HELD);
    }
}
