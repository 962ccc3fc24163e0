package org.switchroom.wire.sdp;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * Our end, as written into descriptions.
 *
 * @param browser our ICE and DTLS; null for plain RTP
 */
public record LocalMedia(
        InetAddress address, int port, @Nullable BrowserSide browser) {}
