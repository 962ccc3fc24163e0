package org.switchroom.wire.sdp;

/**
 * What one side of a WebRTC session says of itself.
 *
 * @param ufrag ICE user fragment (RFC 8839 §5.4)
 * @param password ICE password
 * @param fingerprint SHA-256 of its certificate in upper-case hex with colons (RFC 8122 §5)
 */
public record BrowserSide(String ufrag, String password, String fingerprint) {
    @Override
    public String toString() {
        return "BrowserSide[" + ufrag + "]";
    }
}
