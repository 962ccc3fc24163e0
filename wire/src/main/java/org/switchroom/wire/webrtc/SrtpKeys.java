package org.switchroom.wire.webrtc;

import java.util.Arrays;

/** Keys and salts of both directions, as DTLS exports them (RFC 5764 §4.2). Never printed. */
record SrtpKeys(SrtpProfile profile, byte[] clientKey, byte[] serverKey, byte[] clientSalt, byte[] serverSalt) {

    static int materialBytes(SrtpProfile profile) {
        return 2 * (SrtpProfile.KEY_BYTES + profile.saltBytes());
    }

    static SrtpKeys of(SrtpProfile profile, byte[] material) {
        int key = SrtpProfile.KEY_BYTES;
        int salt = profile.saltBytes();
        return new SrtpKeys(
                profile,
                Arrays.copyOfRange(material, 0, key),
                Arrays.copyOfRange(material, key, 2 * key),
                Arrays.copyOfRange(material, 2 * key, 2 * key + salt),
                Arrays.copyOfRange(material, 2 * key + salt, 2 * key + 2 * salt));
    }

    @Override
    public String toString() {
        return "SrtpKeys[" + profile + "]";
    }
}
