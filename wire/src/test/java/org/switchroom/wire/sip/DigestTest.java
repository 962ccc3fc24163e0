package org.switchroom.wire.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.switchroom.wire.sip.DigestChallenger.Outcome;
import org.switchroom.wire.sip.DigestChallenger.Verdict;

/** Challenges and what answers them. */
class DigestTest extends TwoParties {
    private final AtomicLong now = new AtomicLong(1_000_000);
    private final DigestChallenger challenger =
            new DigestChallenger(Duration.ofMinutes(5), now::get, List.of(DigestAlgorithm.values()));

    private Verdict verify(InboundRequest request) {
        return challenger.verify(request, user -> user.equals("ann") ? "secret" : null);
    }

    private String register(RawPeer peer, String branch, String authorization) {
        peer.send(peer.request(
                "REGISTER", "reg", branch, Integer.parseInt(branch), "", authorization + "Expires: 60\r\n", ""));
        return peer.await("SIP/2.0 ");
    }

    private void guarded(InboundRegister register) {
        Verdict verdict = verify(register);
        callee.events.add(verdict.outcome() + " " + verdict.username());
        if (verdict.accepted()) {
            register.accept(register.bindings());
        } else {
            challenger.challenge(register, "firm");
        }
    }

    /** RFC 7616 §3.9.1 */
    @ParameterizedTest
    @EnumSource(DigestAlgorithm.class)
    void theExampleOfTheStandard(DigestAlgorithm algorithm) {
        DigestParameters given = DigestParameters.parse("Digest nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\","
                + " nc=00000001, cnonce=\"f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ\", qop=auth");
        assertThat(given).isNotNull();
        String expected = switch (algorithm) {
            case MD5 -> "8ca523f5e9506fed4657c9700eebdbec";
            case SHA_256 -> "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1";
        };
        assertThat(algorithm.response(
                        "Mufasa", "http-auth@example.org", "Circle of Life", given, "GET", "/dir/index.html"))
                .isEqualTo(expected);
    }

    @Test
    void goodBadOldAndUsedCredentials() {
        callee.onRegister = this::guarded;
        try (RawPeer peer = new RawPeer(callee.udp())) {
            String challenge = register(peer, "1", "");
            assertThat(challenge)
                    .startsWith("SIP/2.0 401")
                    .contains("algorithm=MD5")
                    .contains("algorithm=SHA-256");
            String good = authorization(challenge, "secret");
            assertThat(register(peer, "2", authorization(challenge, "guess")))
                    .startsWith("SIP/2.0 401")
                    .doesNotContain("stale");
            assertThat(register(peer, "3", authorization(challenge, "secret").replace("ann", "bob")))
                    .startsWith("SIP/2.0 401");
            assertThat(register(peer, "4", good)).startsWith("SIP/2.0 200").contains("expires=60");
            assertThat(register(peer, "5", good)).startsWith("SIP/2.0 401").contains("stale=true");
            String next = authorization(register(peer, "6", ""), "secret");
            now.addAndGet(Duration.ofMinutes(6).toMillis());
            assertThat(register(peer, "7", next)).startsWith("SIP/2.0 401").contains("stale=true");
            assertThat(register(peer, "8", next.replace("nonce=\"A", "nonce=\"B")))
                    .doesNotContain("stale");
            assertThat(register(peer, "9", "Authorization: Digest rubbish\r\n")).startsWith("SIP/2.0 401");
            assertThat(register(peer, "10", "Authorization: Basic YTpi\r\n")).startsWith("SIP/2.0 401");
        }
        assertThat(callee.events)
                .containsExactly(
                        "ABSENT ",
                        "WRONG ann",
                        "WRONG bob",
                        "ACCEPTED ann",
                        "STALE ann",
                        "ABSENT ",
                        "STALE ann",
                        "ABSENT ann",
                        "ABSENT ",
                        "ABSENT ");
    }

    @Test
    void telephonesAreOfferedOneHashTheyAllKnow() {
        var usual = new DigestChallenger();
        callee.onRegister = register -> usual.challenge(register, "firm");
        try (RawPeer peer = new RawPeer(callee.udp())) {
            assertThat(register(peer, "11", "")).contains("algorithm=MD5").doesNotContain("SHA-256");
        }
    }

    private static String authorization(String challenge, String password) {
        DigestParameters asked = DigestParameters.parse(RawPeer.header(challenge, "WWW-Authenticate"));
        assertThat(asked).isNotNull();
        return new DigestChallenge(false, DigestAlgorithm.MD5, asked)
                .authorization(new Credentials("ann", password), "REGISTER", "sip:firm");
    }

    @Test
    void aCallWithCredentials() {
        callee.onInvite = invite -> {
            Verdict verdict = verify(invite);
            callee.events.add(verdict.outcome().toString());
            if (verdict.accepted()) {
                callee.answer(invite);
            } else {
                challenger.challenge(invite, "firm");
            }
        };
        caller.invite(with(new Credentials("ann", "secret")));
        callee.awaitEvent("confirmed");
        assertThat(callee.events).containsExactly(Outcome.ABSENT.name(), Outcome.ACCEPTED.name(), "confirmed");
        assertThat(callee.invites.getLast().header("Authorization").orElse("")).contains("SHA-256");
        callee.dialogs.getFirst().hangUp("");
        caller.awaitEvent("ended BYE");
        caller.reset();
        caller.invite(with(new Credentials("ann", "wrong")));
        caller.awaitEvent("failed 401");
    }

    private OutboundCall with(Credentials credentials) {
        OutboundCall call = caller.callTo(callee, Transport.UDP);
        return new OutboundCall(
                call.target(),
                call.from(),
                call.to(),
                call.sdpOffer(),
                null,
                null,
                Transport.UDP,
                call.headers(),
                credentials);
    }

    @Test
    void credentialsDoNotShowTheirPassword() {
        assertThat(new Credentials("ann", "secret")).hasToString("Credentials[ann]");
    }
}
