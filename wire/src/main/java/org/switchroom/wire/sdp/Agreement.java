package org.switchroom.wire.sdp;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import org.switchroom.wire.audio.Law;

/**
 * What both sides have agreed on for the audio of a call.
 *
 * @param remote where the far end wants its media; null when it wants none (c=0.0.0.0) or ICE finds out
 * @param law what we send
 * @param voicePayload payload type we send it with
 * @param eventPayloadOut payload type of telephone-event we send; -1 the far end takes none
 * @param eventPayloadIn payload type of telephone-event we receive; -1 none
 * @param remoteDirection of the far end
 * @param browser ICE and DTLS of the far end; null for plain RTP
 */
public record Agreement(
        @Nullable InetSocketAddress remote,
        Law law,
        int voicePayload,
        int eventPayloadOut,
        int eventPayloadIn,
        Direction remoteDirection,
        @Nullable BrowserSide browser) {

    /** The far end takes media from us. */
    public boolean sending() {
        return remoteDirection.receives();
    }

    /** The far end is to send media. */
    public boolean receiving() {
        return remoteDirection.sends();
    }

    /** The far end holds us: it hears nothing from us. */
    public boolean heldByRemote() {
        return !remoteDirection.receives();
    }
}
