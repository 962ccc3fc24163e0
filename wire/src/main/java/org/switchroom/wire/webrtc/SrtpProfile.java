package org.switchroom.wire.webrtc;

import java.util.Optional;
import org.bouncycastle.tls.SRTPProtectionProfile;
import org.jitsi.srtp.SrtpPolicy;

/** The protection profiles we take, the preferred first (RFC 7714 §14.2, RFC 5764 §4.1.2). */
enum SrtpProfile {
    AEAD_AES_128_GCM(SRTPProtectionProfile.SRTP_AEAD_AES_128_GCM, 12),
    AES128_CM_HMAC_SHA1_80(SRTPProtectionProfile.SRTP_AES128_CM_HMAC_SHA1_80, 14);

    static final int KEY_BYTES = 16;

    private final int number;
    private final int saltBytes;

    SrtpProfile(int number, int saltBytes) {
        this.number = number;
        this.saltBytes = saltBytes;
    }

    int number() {
        return number;
    }

    int saltBytes() {
        return saltBytes;
    }

    /** The first of ours that the far end offers. */
    static Optional<SrtpProfile> choose(int[] offered) {
        for (SrtpProfile profile : values()) {
            for (int number : offered) {
                if (number == profile.number) {
                    return Optional.of(profile);
                }
            }
        }
        return Optional.empty();
    }

    SrtpPolicy policy() {
        return switch (this) {
            case AEAD_AES_128_GCM ->
                new SrtpPolicy(
                        SrtpPolicy.AESGCM_ENCRYPTION, KEY_BYTES, SrtpPolicy.NULL_AUTHENTICATION, 0, 16, saltBytes);
            case AES128_CM_HMAC_SHA1_80 ->
                new SrtpPolicy(
                        SrtpPolicy.AESCM_ENCRYPTION, KEY_BYTES, SrtpPolicy.HMACSHA1_AUTHENTICATION, 20, 10, saltBytes);
        };
    }
}
