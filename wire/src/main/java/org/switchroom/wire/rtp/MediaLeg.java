package org.switchroom.wire.rtp;

import org.switchroom.wire.audio.AudioClip;
import org.switchroom.wire.sip.UnacceptableSdp;

/**
 * One party's audio: a socket, a negotiated format and what is heard on it. SDP goes in and out as text. Methods return at
 * once, may be called from any thread, and act on the media thread in the order of the calls.
 */
public interface MediaLeg extends AutoCloseable {

    /** Our offer (sendrecv, PCMA and PCMU, telephone-event). */
    String offer();

    /** Answers a remote offer, the first or a later one. */
    String answer(String remoteOffer) throws UnacceptableSdp;

    /** Takes the remote answer to {@link #offer}. */
    void accept(String remoteAnswer) throws UnacceptableSdp;

    /** The far end asked for sendonly or inactive: it holds us. */
    boolean heldByRemote();

    /** What the far end hears from here on, until stopped or replaced; a bridge is silent meanwhile. */
    void play(AudioClip clip, boolean loop, Runnable finished);

    void stopPlaying();

    /** Relays voice and keys both ways until either is bridged elsewhere, unbridged or closed. Both legs must be of one plane. */
    void bridge(MediaLeg other);

    void unbridge();

    /** This party is heard by nobody (the recording included) while muted. */
    void mute(boolean muted);

    /**
     * RFC 4733.
     *
     * @param digit 0-9 * # A-D
     */
    void sendDigit(char digit, int durationMs);

    void listener(MediaListener listener);

    MediaStats stats();

    /** Frees socket, timers and bridge. Idempotent. */
    @Override
    void close();
}
