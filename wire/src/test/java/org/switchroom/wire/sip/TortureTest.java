package org.switchroom.wire.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages after RFC 4475, and seeded mutations of good ones. */
class TortureTest extends TwoParties {
    private static final long SEED = 4475;
    private static final int MUTATIONS = 20_000;

    /** Name of the message in RFC 4475, which is that of its file, and the status of the answer; 0: none. */
    static Stream<Arguments> torments() {
        return Stream.of(
                // §3.1.1 valid messages
                Arguments.of("wsinv", 180),
                Arguments.of("intmeth", 405),
                Arguments.of("esc01", 180),
                Arguments.of("escnull", 200),
                Arguments.of("esc02", 405),
                Arguments.of("lwsdisp", 200),
                Arguments.of("longreq-like", 180),
                Arguments.of("unreason", 0),
                Arguments.of("noreason", 0),
                Arguments.of("semiuri", 200),
                Arguments.of("transports", 200),
                Arguments.of("unkscm-to", 200),
                // §3.1.2 invalid messages
                Arguments.of("badinv01", 0),
                Arguments.of("clerr", 400),
                Arguments.of("ncl", 400),
                Arguments.of("scalar02", 400),
                Arguments.of("quotbal", 400),
                Arguments.of("ltgtruri", 400),
                Arguments.of("lwsruri", 400),
                Arguments.of("trws", 400),
                Arguments.of("escruri", 180),
                Arguments.of("badvers", 505),
                Arguments.of("mismatch01", 400),
                Arguments.of("bigcode", 0),
                // §3.3 and §3.4 semantics
                Arguments.of("insuf", 400),
                Arguments.of("unkscm", 416),
                Arguments.of("novelsc", 416),
                Arguments.of("bext01", 420),
                Arguments.of("regaut01", 200),
                Arguments.of("multi01", 400),
                Arguments.of("mcl01", 400),
                Arguments.of("zeromf", 200),
                Arguments.of("inv2543", 180));
    }

    private static byte[] message(String name) {
        try (InputStream file = TortureTest.class.getResourceAsStream("torture/" + name + ".dat")) {
            return Objects.requireNonNull(file, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("torments")
    void torment(String name, int status) {
        callee.onInvite = InboundInvite::ring;
        try (RawPeer peer = new RawPeer(callee.udp())) {
            peer.send(message(name));
            String ping = peer.request("OPTIONS", "after-" + name, "p", 1, "", "", "");
            if (status == 0) {
                peer.send(ping);
                assertThat(peer.await("SIP/2.0")).contains("Call-ID: after-");
            } else {
                assertThat(peer.await(answer -> !answer.startsWith("SIP/2.0 100")))
                        .startsWith("SIP/2.0 " + status);
            }
        }
        callee.invites.forEach(invite -> invite.reject(480, "Enough"));
    }

    @Test
    void mutationsLeaveNothingBehind() {
        callee.onInvite = invite -> invite.reject(480, "Enough");
        SplittableRandom random = new SplittableRandom(SEED);
        List<byte[]> originals = originals();
        try (RawPeer peer = new RawPeer(callee.udp())) {
            for (int i = 0; i < MUTATIONS; i++) {
                peer.send(mutate(originals.get(random.nextInt(originals.size())), random));
                if (i % 50 == 49) {
                    String id = "alive-" + i;
                    peer.send(peer.request("OPTIONS", id, id, 1, "", "", ""));
                    peer.await(answer -> answer.startsWith("SIP/2.0 200") && answer.contains(id));
                }
            }
        }
        callee.awaitIdle();
    }

    private List<byte[]> originals() {
        List<byte[]> originals = new ArrayList<>();
        try (RawPeer peer = new RawPeer(callee.udp())) {
            for (String method : List.of("INVITE", "REGISTER", "OPTIONS", "BYE", "CANCEL", "ACK", "UPDATE")) {
                String request = peer.request(method, "m-" + method, "m", 1, "", "Max-Forwards: 70\r\n", Party.SDP);
                originals.add(request.getBytes(StandardCharsets.UTF_8));
            }
            originals.add(
                    peer.response(peer.invite("m-INVITE"), 200, "t", Party.SDP).getBytes(StandardCharsets.UTF_8));
        }
        torments().map(torment -> message((String) torment.get()[0])).forEach(originals::add);
        return originals;
    }

    /** Flips, cuts, doubles or inserts a few bytes. */
    private static byte[] mutate(byte[] original, SplittableRandom random) {
        byte[] message = original.clone();
        for (int changes = random.nextInt(1, 6); changes > 0; changes--) {
            int at = random.nextInt(message.length);
            int length = Math.min(random.nextInt(1, 40), message.length - at);
            switch (random.nextInt(4)) {
                case 0 -> message[at] = (byte) random.nextInt(256);
                case 1 -> message[at] = (byte) "\r\n <>;:,\"\\@%=?*".charAt(random.nextInt(15));
                case 2 -> System.arraycopy(message, random.nextInt(message.length - length + 1), message, at, length);
                default -> message = length < message.length - 10 ? without(message, at, length) : message;
            }
        }
        return message;
    }

    private static byte[] without(byte[] message, int at, int length) {
        byte[] shorter = new byte[message.length - length];
        System.arraycopy(message, 0, shorter, 0, at);
        System.arraycopy(message, at + length, shorter, at, message.length - at - length);
        return shorter;
    }
}
