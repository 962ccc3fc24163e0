package org.switchroom.wire.sip;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Digest authentication of requests that come in (RFC 3261 §22, RFC 7616, RFC 8760). A nonce carries its time and our
 * signature, so nothing is kept for those who never answer; only nonces that proved good are remembered, for a while, to
 * refuse the same credentials a second time. Only MD5 is offered unless told otherwise: telephones in use give up at a second
 * challenge with a hash they do not know, though RFC 8760 §2.4 would have them pass over it.
 */
public final class DigestChallenger {
    private static final int REMEMBERED_NONCES = 10_000;
    private static final int STAMP = 16;
    private static final int SIGNATURE = 16;

    private final SecretKeySpec secret;
    private final SecureRandom random = new SecureRandom();
    private final LongSupplier clockMs;
    private final long lifetimeMs;
    private final List<DigestAlgorithm> offered;
    private final Map<String, Long> lastCounts = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > REMEMBERED_NONCES;
        }
    };

    /** What is to be thought of a request's credentials. */
    public enum Outcome {
        ACCEPTED,
        /** There are none for this realm's challenges. */
        ABSENT,
        /** Right once, but the nonce is too old or was used already; {@link #challenge} says so. */
        STALE,
        WRONG
    }

    /** @param username as claimed; empty when absent */
    public record Verdict(Outcome outcome, String username) {
        public boolean accepted() {
            return outcome == Outcome.ACCEPTED;
        }
    }

    private enum Nonce {
        FRESH,
        EXPIRED,
        FORGED
    }

    /** Nonces live five minutes; MD5 is offered. */
    public DigestChallenger() {
        this(Duration.ofMinutes(5), System::currentTimeMillis, List.of(DigestAlgorithm.MD5));
    }

    /**
     * @param clockMs milliseconds; must never go back
     * @param offered one challenge for each, the preferred first
     */
    DigestChallenger(Duration nonceLifetime, LongSupplier clockMs, List<DigestAlgorithm> offered) {
        this.offered = List.copyOf(offered);
        byte[] key = new byte[32];
        random.nextBytes(key);
        this.secret = new SecretKeySpec(key, "HmacSHA256");
        this.lifetimeMs = nonceLifetime.toMillis();
        this.clockMs = clockMs;
    }

    /** Answers 401 with a new challenge for each algorithm offered; {@code stale} if the request shows an outdated one. */
    public void challenge(InboundRequest request, String realm) {
        DigestParameters given = credentials(request);
        boolean stale = given != null && given.get("realm").equals(realm) && isOutdated(given);
        String common = "Digest realm=" + DigestParameters.quote(realm) + ", nonce=\"" + newNonce(realm)
                + "\", qop=\"auth\"" + (stale ? ", stale=true" : "") + ", algorithm=";
        List<Map.Entry<String, String>> challenges = offered.stream()
                .map(algorithm -> Map.entry("WWW-Authenticate", common + algorithm.token()))
                .toList();
        if (request instanceof ReceivedRequest received) {
            received.reject(401, "Unauthorized", challenges);
        } else {
            request.reject(401, "Unauthorized", Map.ofEntries(challenges.getFirst()));
        }
    }

    /**
     * Checks the credentials of a request. Answers nothing.
     *
     * @param passwordOf the password of a user name, null if there is no such user
     */
    public Verdict verify(InboundRequest request, Function<String, @Nullable String> passwordOf) {
        DigestParameters given = credentials(request);
        if (given == null) {
            return new Verdict(Outcome.ABSENT, "");
        }
        String username = given.get("username");
        DigestAlgorithm algorithm = DigestAlgorithm.named(given.get("algorithm"));
        Nonce nonce = examine(given.get("nonce"), given.get("realm"));
        if (nonce == Nonce.FORGED || algorithm == null) {
            return new Verdict(Outcome.ABSENT, username);
        }
        String password = passwordOf.apply(username);
        String expected = algorithm.response(
                username,
                given.get("realm"),
                password == null ? Tokens.next() : password,
                given,
                request.method(),
                given.get("uri"));
        if (password == null || !isSame(expected, given.get("response"))) {
            return new Verdict(Outcome.WRONG, username);
        }
        boolean good = nonce == Nonce.FRESH && countsUp(given);
        return new Verdict(good ? Outcome.ACCEPTED : Outcome.STALE, username);
    }

    private static @Nullable DigestParameters credentials(InboundRequest request) {
        return request.header("Authorization").map(DigestParameters::parse).orElse(null);
    }

    private static boolean isSame(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    // ---- nonces: time, random, signature over both and the realm

    private String newNonce(String realm) {
        byte[] stamp = ByteBuffer.allocate(STAMP)
                .putLong(clockMs.getAsLong())
                .putLong(random.nextLong())
                .array();
        byte[] nonce = Arrays.copyOf(stamp, STAMP + SIGNATURE);
        System.arraycopy(signature(stamp, realm), 0, nonce, STAMP, SIGNATURE);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(nonce);
    }

    private Nonce examine(String nonce, String realm) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(nonce);
        } catch (IllegalArgumentException e) {
            return Nonce.FORGED;
        }
        if (bytes.length != STAMP + SIGNATURE) {
            return Nonce.FORGED;
        }
        byte[] signature = Arrays.copyOfRange(bytes, STAMP, bytes.length);
        byte[] expected = Arrays.copyOf(signature(Arrays.copyOf(bytes, STAMP), realm), SIGNATURE);
        if (!MessageDigest.isEqual(signature, expected)) {
            return Nonce.FORGED;
        }
        long age = clockMs.getAsLong() - ByteBuffer.wrap(bytes).getLong();
        return age > lifetimeMs ? Nonce.EXPIRED : Nonce.FRESH;
    }

    private byte[] signature(byte[] stamp, String realm) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(secret);
            mac.update(stamp);
            return mac.doFinal(realm.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every JDK has HmacSHA256", e);
        }
    }

    private boolean isOutdated(DigestParameters given) {
        return switch (examine(given.get("nonce"), given.get("realm"))) {
            case EXPIRED -> true;
            case FORGED -> false;
            case FRESH -> {
                synchronized (lastCounts) {
                    Long last = lastCounts.get(given.get("nonce"));
                    yield last != null && last >= count(given);
                }
            }
        };
    }

    /** The nonce count must grow (RFC 7616 §3.4); credentials in the old form without a count are good once. */
    private boolean countsUp(DigestParameters given) {
        long count = count(given);
        synchronized (lastCounts) {
            Long last = lastCounts.get(given.get("nonce"));
            if (last != null && last >= count) {
                return false;
            }
            lastCounts.put(given.get("nonce"), count);
            return true;
        }
    }

    private static long count(DigestParameters given) {
        String text = given.get("nc");
        try {
            return given.get("qop").isEmpty() || text.length() != 8 ? Long.MAX_VALUE : Long.parseLong(text, 16);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }
}
