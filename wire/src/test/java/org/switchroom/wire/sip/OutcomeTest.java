package org.switchroom.wire.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What each kind of request or answer comes to. */
class OutcomeTest extends TwoParties {

    private static final String FINE = "Max-Forwards: 70\r\n";

    /** Requests that begin something, and the status they get. */
    static Stream<Arguments> requests() {
        return Stream.of(
                Arguments.of("no hops left", "INVITE", "Max-Forwards: 0\r\n", "", 483, ""),
                Arguments.of("senseless hops", "INVITE", "Max-Forwards: many\r\n", "", 400, ""),
                Arguments.of(
                        "unknown extension",
                        "INVITE",
                        FINE + "Require: 100rel, x\r\n",
                        "",
                        420,
                        "Unsupported: 100rel, x"),
                Arguments.of("unknown method", "DANCE", FINE, "", 405, "Allow: INVITE"),
                Arguments.of("method we do not offer", "SUBSCRIBE", FINE, "", 405, "Allow: INVITE"),
                Arguments.of("ping", "OPTIONS", FINE, "", 200, "Accept: application/sdp"),
                Arguments.of("ping at its last hop", "OPTIONS", "Max-Forwards: 0\r\n", "", 200, ""),
                Arguments.of("BYE without a call", "BYE", FINE, "", 481, ""),
                Arguments.of("INFO in a call nobody knows", "INFO", FINE, "gone", 481, ""),
                Arguments.of("re-INVITE in a call nobody knows", "INVITE", FINE, "gone", 481, ""),
                Arguments.of("CANCEL of nothing", "CANCEL", FINE, "", 481, ""),
                Arguments.of("registration", "REGISTER", FINE + "Expires: 60\r\n", "", 200, ";expires=60"),
                Arguments.of("two Max-Forwards", "INVITE", FINE + FINE, "", 400, ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("requests")
    void request(String what, String method, String headers, String toTag, int status, String says) {
        callee.onInvite = invite -> {
            throw new AssertionError("must not get here");
        };
        try (RawPeer peer = new RawPeer(callee.udp())) {
            String id = what.replace(' ', '-');
            peer.send(peer.request(method, id, id, 1, toTag, headers, ""));
            String answer = peer.await("SIP/2.0 " + status);
            assertThat(answer).contains(says);
            assertThat(RawPeer.header(answer, "Call-ID")).isEqualTo(id);
            assertThat(RawPeer.toTag(answer)).isNotEmpty();
            assertThat(answer).contains("Via: SIP/2.0/UDP 127.0.0.1:" + peer.port() + ";branch=z9hG4bK" + id);
            acknowledge(peer, method, id, answer);
        }
    }

    private static void acknowledge(RawPeer peer, String method, String id, String answer) {
        if (method.equals("INVITE")) {
            peer.send(peer.request("ACK", id, id, 1, RawPeer.toTag(answer), "", ""));
        }
    }

    /** What is replaced in a good INVITE, by what, and the status it gets. */
    static Stream<Arguments> spoilings() {
        return Stream.of(
                Arguments.of("Content-Type: application/sdp", "Content-Type: text/plain", 415),
                Arguments.of("Content-Type: application/sdp", "X-Nothing: here", 400),
                Arguments.of("Content-Type:", "Content-Encoding: gzip\r\nContent-Type:", 415),
                Arguments.of("CSeq: 1 INVITE", "CSeq: 1 BYE", 400),
                Arguments.of("CSeq: 1 INVITE", "CSeq: 4294967296 INVITE", 400),
                Arguments.of("CSeq: 1 INVITE", "X-CSeq: 1 INVITE", 400),
                Arguments.of("SIP/2.0\r\nVia", "SIP/7.0\r\nVia", 505),
                Arguments.of("INVITE sip:", "INVITE weird:", 416),
                Arguments.of("INVITE sip:", "INVITE  sip:", 400),
                Arguments.of("From: <sip:raw@127.0.0.1>;tag=raw", "From: <sip:raw@127.0.0.1", 400),
                Arguments.of("Contact: <sip", "X-Contact: <sip", 400),
                Arguments.of("Content-Length: ", "Content-Length: 9", 400),
                Arguments.of("Content-Length: ", "Content-Length: -", 400));
    }

    @ParameterizedTest
    @MethodSource("spoilings")
    void spoiltInvite(String good, String bad, int status) {
        try (RawPeer peer = new RawPeer(callee.udp())) {
            String id = "spoilt" + Integer.toHexString((good + bad).hashCode());
            String spoilt = peer.invite(id).replace(good, bad);
            assertThat(spoilt).isNotEqualTo(peer.invite(id));
            peer.send(spoilt);
            acknowledge(peer, "INVITE", id, peer.await("SIP/2.0 " + status));
        }
        assertThat(callee.invites).isEmpty();
    }

    @Test
    void theSameRequestOnTwoWaysIsMerged() {
        callee.onInvite = InboundInvite::ring;
        try (RawPeer peer = new RawPeer(callee.udp())) {
            peer.send(peer.invite("merged"));
            peer.await("SIP/2.0 180");
            peer.send(peer.request("INVITE", "merged", "other-way", 1, "", FINE, Party.SDP));
            String looped = peer.await("SIP/2.0 482");
            peer.send(peer.request("ACK", "merged", "other-way", 1, RawPeer.toTag(looped), "", ""));
            callee.invites.getFirst().reject(480, "Gone", Map.of("Retry-After", "7"));
            String gone = peer.await("SIP/2.0 480 Gone");
            assertThat(RawPeer.header(gone, "Retry-After")).isEqualTo("7");
            acknowledge(peer, "INVITE", "merged", gone);
        }
    }

    @Test
    void answersGoWhereTheRequestReallyCameFrom() {
        try (RawPeer peer = new RawPeer(callee.udp())) {
            String ping = peer.request("OPTIONS", "nat", "nat", 1, "", FINE, "")
                    .replace("127.0.0.1:" + peer.port() + ";branch", "10.1.2.3:5060;rport;branch");
            peer.send(ping);
            String via = RawPeer.header(peer.await("SIP/2.0 200"), "Via");
            assertThat(via)
                    .contains("10.1.2.3:5060")
                    .contains("received=127.0.0.1")
                    .contains("rport=" + peer.port());
        }
    }

    @Test
    void aFailingHandlerIsAServerError() {
        callee.onInvite = invite -> {
            throw new IllegalStateException("deliberate");
        };
        caller.invite(callee);
        caller.awaitEvent("failed 500");
    }

    @Test
    void tooManyCallsAreTurnedAwayWithoutATrace() {
        SipLimits narrow = new SipLimits(1, 64, 256, 10, 60, 9);
        try (Party small = new Party(Party.FAST, narrow);
                RawPeer peer = new RawPeer(small.udp())) {
            peer.send(peer.invite("first"));
            peer.await("SIP/2.0 100");
            peer.send(peer.invite("second"));
            String refused = peer.await("SIP/2.0 503");
            assertThat(RawPeer.header(refused, "Retry-After")).isEqualTo("9");
            assertThat(RawPeer.header(refused, "Call-ID")).isEqualTo("second");
            peer.send(peer.request("ACK", "second", "second", 1, RawPeer.toTag(refused), "", ""));
            assertThat(small.endpoint.gauges().transactions()).isEqualTo(1);
        }
    }

    // ---- calls of ours

    @ParameterizedTest
    @CsvSource({"404", "486", "503", "603", "302"})
    void rejectionsReachTheCaller(int status) {
        callee.onInvite = invite -> invite.reject(status, "No");
        caller.invite(callee);
        caller.awaitEvent("failed " + status);
    }

    @Test
    void aPortWhereNobodyListensIsUnavailable() {
        int free;
        try (RawPeer gone = new RawPeer(callee.udp())) {
            free = gone.port();
        }
        caller.invite(Party.call(SipUri.of("x", "127.0.0.1", free), Transport.UDP, null));
        caller.awaitEvent("failed 503");
        caller.reset();
        caller.invite(Party.call(SipUri.of("x", "127.0.0.1", free), Transport.TCP, null));
        caller.awaitEvent("failed 503");
        caller.reset();
        caller.invite(Party.call(SipUri.of("x", "127.0.0.1", 5061), Transport.WS, null));
        caller.awaitEvent("failed 503");
    }

    /** RFC 3261 §13.2.2.4: every branch of a forked call is answered, all but the first are ended. */
    @Test
    void aForkedCallIsAnsweredOnce() {
        try (RawPeer fork = new RawPeer(caller.udp())) {
            caller.invite(Party.call(SipUri.of("x", "127.0.0.1", fork.port()), Transport.UDP, null));
            String invite = fork.await("INVITE");
            fork.send(fork.response(invite, 180, "one", ""));
            fork.send(fork.response(invite, 200, "one", Party.SDP));
            assertThat(RawPeer.toTag(fork.await("ACK"))).isEqualTo("one");
            fork.send(fork.response(invite, 200, "two", Party.SDP));
            assertThat(RawPeer.toTag(fork.await("ACK"))).isEqualTo("two");
            String bye = fork.await("BYE");
            assertThat(RawPeer.toTag(bye)).isEqualTo("two");
            fork.send(fork.response(bye, 200, "", ""));
            fork.send(fork.response(invite, 200, "one", Party.SDP));
            assertThat(RawPeer.toTag(fork.await("ACK"))).isEqualTo("one");
            assertThat(caller.events).containsExactly("ringing 180", "answered");
            caller.dialogs.getFirst().hangUp("Q.850;cause=16");
            String last = fork.await("BYE");
            assertThat(RawPeer.header(last, "Reason")).isEqualTo("Q.850;cause=16");
            fork.send(fork.response(last, 481, "", ""));
        }
    }

    @Test
    void theRouteSetIsFollowed() {
        try (RawPeer proxy = new RawPeer(caller.udp())) {
            SipUri target = SipUri.of("x", "far.invalid", 0);
            OutboundCall plain = Party.call(target, Transport.UDP, null);
            caller.invite(new OutboundCall(
                    target,
                    plain.from(),
                    plain.to(),
                    Party.SDP,
                    null,
                    new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), proxy.port()),
                    Transport.UDP,
                    Map.of(),
                    null));
            String invite = proxy.await("INVITE sip:x@far.invalid");
            String route = "<sip:127.0.0.1:" + proxy.port() + ";lr>";
            String ok = proxy.response(invite, 200, "t", Party.SDP)
                    .replace(
                            "Contact: <sip:raw@127.0.0.1:",
                            "Record-Route: <sip:p2;lr>\r\nRecord-Route: " + route + "\r\nContact: <sip:far@10.0.0.9:");
            proxy.send(ok);
            String ack = proxy.await("ACK sip:far@10.0.0.9:" + proxy.port());
            assertThat(ack.lines().filter(line -> line.startsWith("Route:")))
                    .containsExactly("Route: " + route, "Route: <sip:p2;lr>");
            caller.awaitEvent("answered");
            caller.dialogs.getFirst().hangUp("");
            String bye = proxy.await("BYE sip:far@10.0.0.9");
            proxy.send(proxy.response(bye, 200, "", ""));
        }
    }

    @Test
    void whoIsNotAdmittedGetsNoAnswerAndLeavesNothing() {
        AtomicInteger asked = new AtomicInteger();
        callee.admits = from -> asked.incrementAndGet() > 1;
        try (RawPeer peer = new RawPeer(callee.udp())) {
            peer.send(peer.request("OPTIONS", "unwanted", "unwanted", 1, "", FINE, ""));
            peer.send(peer.request("OPTIONS", "wanted", "wanted", 1, "", FINE, ""));
            assertThat(RawPeer.header(peer.await("SIP/2.0"), "Call-ID")).isEqualTo("wanted");
            assertThat(callee.endpoint.calls().knows("unwanted")).isFalse();
        }
    }
}
