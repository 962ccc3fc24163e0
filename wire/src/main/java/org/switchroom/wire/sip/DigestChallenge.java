package org.switchroom.wire.sip;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a 401 or 407 asks of us, and how to answer it. */
record DigestChallenge(boolean byProxy, DigestAlgorithm algorithm, DigestParameters asked) {

    /** The challenge with the strongest algorithm we know; null if there is none. */
    static @Nullable DigestChallenge strongest(SipResponse response) {
        boolean byProxy = response.status() == 407;
        List<String> lines = response.headers().lines(byProxy ? "proxy-authenticate" : "www-authenticate");
        DigestChallenge best = null;
        for (String line : lines) {
            DigestParameters asked = DigestParameters.parse(line);
            DigestAlgorithm algorithm = asked == null ? null : DigestAlgorithm.named(asked.get("algorithm"));
            if (asked != null && algorithm != null && (best == null || algorithm.compareTo(best.algorithm) > 0)) {
                best = new DigestChallenge(byProxy, algorithm, asked);
            }
        }
        return best;
    }

    boolean stale() {
        return asked.get("stale").equalsIgnoreCase("true");
    }

    /** The header line that answers, ended by CRLF. */
    String authorization(Credentials credentials, String method, String uri) {
        boolean auth = List.of(asked.get("qop").replace(" ", "").split(",", -1)).contains("auth");
        Map<String, String> used = new HashMap<>(Map.of("nonce", asked.get("nonce")));
        if (auth) {
            used.putAll(Map.of("qop", "auth", "nc", "00000001", "cnonce", Tokens.next()));
        }
        DigestParameters parameters = new DigestParameters(used);
        String realm = asked.get("realm");
        String response =
                algorithm.response(credentials.username(), realm, credentials.password(), parameters, method, uri);
        StringBuilder line = new StringBuilder(byProxy ? "Proxy-Authorization" : "Authorization")
                .append(": Digest username=")
                .append(DigestParameters.quote(credentials.username()))
                .append(", realm=")
                .append(DigestParameters.quote(realm))
                .append(", nonce=")
                .append(DigestParameters.quote(asked.get("nonce")))
                .append(", uri=\"")
                .append(uri)
                .append("\", response=\"")
                .append(response)
                .append("\", algorithm=")
                .append(algorithm.token());
        if (auth) {
            line.append(", qop=auth, nc=00000001, cnonce=\"")
                    .append(parameters.get("cnonce"))
                    .append('"');
        }
        if (!asked.get("opaque").isEmpty()) {
            line.append(", opaque=").append(DigestParameters.quote(asked.get("opaque")));
        }
        return Answer.oneLine(line.toString()) + "\r\n";
    }
}
