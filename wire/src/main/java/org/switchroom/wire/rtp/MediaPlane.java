package org.switchroom.wire.rtp;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** All media of one node. */
public interface MediaPlane extends AutoCloseable {

    // static MediaPlane start(MediaConfig config) throws IOException  -- provided by the implementation

    /**
     * A leg on its own UDP port.
     *
     * @throws NoPortFree when the range is used up
     */
    MediaLeg openRtp() throws NoPortFree;

    /** A leg to a browser (ICE-lite, DTLS-SRTP) on the shared port. */
    MediaLeg openWebrtc();

    /** All of these legs of this plane hear all others, each until it is bridged, unbridged or closed. */
    void conference(List<MediaLeg> legs);

    /**
     * Writes two channels of µ-law WAV, {@code left} heard on channel 0 and {@code right} on 1, both on the clock of the
     * recording (silence where nobody spoke).
     */
    Recording record(MediaLeg left, MediaLeg right, Path file) throws IOException;

    /** The same of one party, on channel 0, who is listened to: {@link Recording#spokenMs} tells. */
    Recording record(MediaLeg only, Path file) throws IOException;

    /** Legs, sockets and recordings open now, for metrics and leak tests. */
    Gauges gauges();

    record Gauges(int rtpLegs, int webrtcLegs, int portsInUse, int recordings) {}

    @Override
    void close();

    /** A recording in progress. */
    interface Recording extends AutoCloseable {
        Path file();

        /** Nothing is written while paused: silence of the same length. */
        void pause(boolean paused);

        /** Somebody else is heard on channel 1 too, mixed with who is there. */
        void alsoRight(MediaLeg leg);

        /** How long the party of a recording of one was louder than the noise of a line; 0 of others. */
        long spokenMs();

        /** When that was last, in ms since the recording began; 0: never. */
        long lastSpokenMs();

        /** Completes the WAV header and closes the file. Idempotent. */
        @Override
        void close();
    }

    /** The RTP port range is used up. */
    final class NoPortFree extends Exception {
        public NoPortFree(String message) {
            super(message);
        }
    }
}
