package org.switchroom.wire.sdp;

import java.util.List;
import java.util.Locale;
import org.switchroom.wire.sdp.SessionDescription.Attribute;
import org.switchroom.wire.sdp.SessionDescription.Media;
import org.switchroom.wire.sip.UnacceptableSdp;

/** The attributes that ICE (RFC 8839), DTLS (RFC 8842) and bundling (RFC 9143) add to an audio section. */
final class BrowserSections {
    // RFC 8445 §5.1.2.1: host candidate, the only one, component 1
    private static final long PRIORITY = (126L << 24) | (65_535 << 8) | 255;
    private static final String SHA_256 = "sha-256 ";

    private BrowserSections() {}

    static BrowserSide read(SessionDescription remote, Media audio) throws UnacceptableSdp {
        String ufrag = required(remote, audio, "ice-ufrag");
        String password = required(remote, audio, "ice-pwd");
        String fingerprint = required(remote, audio, "fingerprint");
        if (!fingerprint.toLowerCase(Locale.ROOT).startsWith(SHA_256)) {
            throw new UnacceptableSdp("Only SHA-256 fingerprints are taken");
        }
        if (remote.attribute(audio, "setup").orElse("actpass").equals("passive")) {
            throw new UnacceptableSdp("The browser must open DTLS (setup:active)");
        }
        if (audio.attribute("rtcp-mux").isEmpty()) {
            throw new UnacceptableSdp("RTP and RTCP must share a port (rtcp-mux)");
        }
        return new BrowserSide(
                ufrag, password, fingerprint.substring(SHA_256.length()).strip().toUpperCase(Locale.ROOT));
    }

    static List<Attribute> attributes(LocalMedia local, BrowserSide side, String mid, String setup) {
        String host = local.address().getHostAddress();
        return List.of(
                new Attribute("mid", mid),
                new Attribute("rtcp-mux", ""),
                new Attribute("ice-ufrag", side.ufrag()),
                new Attribute("ice-pwd", side.password()),
                new Attribute("fingerprint", SHA_256 + side.fingerprint()),
                new Attribute("setup", setup),
                new Attribute("msid", "switchroom audio"),
                new Attribute("candidate", "1 1 udp " + PRIORITY + " " + host + " " + local.port() + " typ host"),
                new Attribute("end-of-candidates", ""));
    }

    private static String required(SessionDescription remote, Media audio, String name) throws UnacceptableSdp {
        return remote.attribute(audio, name)
                .filter(value -> !value.isEmpty() && value.length() <= 256)
                .orElseThrow(() -> new UnacceptableSdp("The browser's description has no a=" + name));
    }
}
