package org.switchroom.wire.sip;

import java.security.SecureRandom;

/** Unguessable tags, branches and Call-IDs (RFC 3261 §19.3). */
final class Tokens {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Tokens() {}

    /** 64 random bits in letters and digits. */
    static String next() {
        return Long.toUnsignedString(RANDOM.nextLong(), 36);
    }

    static String branch() {
        return "z9hG4bK" + next();
    }
}
