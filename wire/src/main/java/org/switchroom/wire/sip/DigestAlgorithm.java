package org.switchroom.wire.sip;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Hash functions of digest authentication (RFC 7616 §3.2, RFC 8760). */
enum DigestAlgorithm {
    MD5("MD5"),
    SHA_256("SHA-256");

    private final String token;

    DigestAlgorithm(String token) {
        this.token = token;
    }

    /** Its name in headers and in the JDK. */
    String token() {
        return token;
    }

    /** @return MD5 for an empty name; null for one we do not know */
    static @Nullable DigestAlgorithm named(String name) {
        return switch (name.toUpperCase(Locale.ROOT)) {
            case "", "MD5" -> MD5;
            case "SHA-256" -> SHA_256;
            default -> null;
        };
    }

    /** The response value (RFC 7616 §3.4.1); an empty {@code qop} computes the old form of RFC 2069. */
    String response(
            String username, String realm, String password, DigestParameters parameters, String method, String uri) {
        String secret = hex(username + ':' + realm + ':' + password);
        String asked = hex(method + ':' + uri);
        String nonce = parameters.get("nonce");
        String qop = parameters.get("qop");
        return qop.isEmpty()
                ? hex(secret + ':' + nonce + ':' + asked)
                : hex(secret
                        + ':'
                        + nonce
                        + ':'
                        + parameters.get("nc")
                        + ':'
                        + parameters.get("cnonce")
                        + ':'
                        + qop
                        + ':'
                        + asked);
    }

    private String hex(String text) {
        try {
            byte[] digest = MessageDigest.getInstance(token).digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has " + token, e);
        }
    }
}
