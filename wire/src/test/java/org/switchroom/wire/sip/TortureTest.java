package org.switchroom.wire.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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

    private static String message(String startLine, String... headers) {
        return startLine + "\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
    }

    /** Name of the message in RFC 4475, what is sent, and the status of the answer; 0: none. */
    static Stream<Arguments> torments() {
        String via = "Via: SIP/2.0/UDP 192.0.2.2;rport;branch=z9hG4bK";
        String from = "From: <sip:caller@example.net>;tag=1";
        String to = "To: <sip:user@example.com>";
        String contact = "Contact: <sip:caller@192.0.2.2>";
        return Stream.of(
                // §3.1.1 valid messages
                Arguments.of("wsinv", wsinv(), 180),
                Arguments.of("intmeth", intmeth(), 405),
                Arguments.of(
                        "esc01",
                        message(
                                "INVITE sip:sips%3Auser%40example.com@example.net SIP/2.0",
                                via + "esc01",
                                "To: sip:%75se%72@example.com",
                                "From: <sip:I%20have%20spaces@example.net>;tag=938",
                                "Max-Forwards: 87",
                                "i: esc01.239409asdfakjkn23onasd0-3234",
                                "CSeq: 234234 INVITE",
                                "Contact:\r\n <sip:cal%6Cer@host5.example.net;%6C%72;n%61me=v%61lue%25%34%31>"),
                        180),
                Arguments.of(
                        "escnull",
                        message(
                                "REGISTER sip:example.com SIP/2.0",
                                via + "escnull",
                                "To: sip:null-%00-null@example.com",
                                "From: sip:null-%00-null@example.com;tag=839923423",
                                "Max-Forwards: 70",
                                "Call-ID: escnull.39203ndfvkjdasfkq3w4otrq0adsfdfnavd",
                                "CSeq: 14398234 REGISTER",
                                "Contact: <sip:%00@host5.example.com>"),
                        200),
                Arguments.of(
                        "esc02",
                        message(
                                "RE%47IST%45R sip:registrar.example.com SIP/2.0",
                                via + "esc02",
                                "To: \"%Z%45\" <sip:resource@example.com>",
                                "From: \"%Z%45\" <sip:resource@example.com>;tag=f232jadfj23",
                                "Call-ID: esc02.asdfnqwo34rq23i34jrjasdcnl23nrlknsdf",
                                "CSeq: 29344 RE%47IST%45R",
                                "Max-Forwards: 70",
                                contact),
                        405),
                Arguments.of(
                        "lwsdisp",
                        message(
                                "OPTIONS sip:user@example.com SIP/2.0",
                                to,
                                "From: caller<sip:caller@example.com>;tag=323",
                                "Max-Forwards: 70",
                                "Call-ID: lwsdisp.1234abcd@funky.example.com",
                                "CSeq: 60 OPTIONS",
                                via + "lwsdisp"),
                        200),
                Arguments.of(
                        "longreq-like",
                        message(
                                "INVITE sip:user@example.com SIP/2.0",
                                via + "long",
                                to,
                                from,
                                "Call-ID: longreq." + "longcallid".repeat(20),
                                "CSeq: 3882340 INVITE",
                                contact,
                                "Unknown-" + "Long".repeat(30) + "-Name: " + "longvalue".repeat(100),
                                ("Via: SIP/2.0/TCP sip33.example.com\r\n").repeat(33) + "Max-Forwards: 70"),
                        180),
                Arguments.of(
                        "unreason",
                        message(
                                "SIP/2.0 200 = 2**3 * 5**2 \u043d\u043e",
                                via + "unreason",
                                from,
                                to,
                                "Call-ID: unreason",
                                "CSeq: 1 INVITE"),
                        0),
                Arguments.of(
                        "noreason",
                        message("SIP/2.0 100 ", via + "noreason", from, to, "Call-ID: noreason", "CSeq: 1 INVITE"),
                        0),
                Arguments.of(
                        "semiuri",
                        message(
                                "OPTIONS sip:user;par=u%40example.net@example.com SIP/2.0",
                                to,
                                from,
                                "Max-Forwards: 3",
                                "Call-ID: semiuri.0ha0isndaksdj",
                                "CSeq: 8 OPTIONS",
                                via + "semiuri"),
                        200),
                Arguments.of(
                        "transports",
                        message(
                                "OPTIONS sip:user@example.com SIP/2.0",
                                to,
                                from,
                                "Max-Forwards: 70",
                                "Call-ID: transports",
                                "CSeq: 60 OPTIONS",
                                via + "transports",
                                "Via: SIP/2.0/SCTP t2.example.com",
                                "Via: SIP/2.0/UNKNOWN t5.example.com"),
                        200),
                Arguments.of(
                        "unkscm To",
                        message(
                                "OPTIONS sip:user@example.com SIP/2.0",
                                via + "unksm2",
                                "To: <isbn:2983792873>",
                                "From: <http://www.example.com>;tag=3234233",
                                "Call-ID: unksm2",
                                "CSeq: 234902 OPTIONS",
                                "Max-Forwards: 70"),
                        200),
                // §3.1.2 invalid messages
                Arguments.of(
                        "badinv01",
                        message(
                                "INVITE sip:user@example.com SIP/2.0",
                                to,
                                from,
                                "Max-Forwards: 7",
                                "Call-ID: badinv01.0ha0isndaksdjasdf3234nas",
                                "CSeq: 8 INVITE",
                                "Via: SIP/2.0/UDP 192.0.2.15;;,;,,",
                                "Contact: \"Joe\" <sip:joe@example.org>;;;;"),
                        0),
                Arguments.of(
                        "clerr",
                        message(
                                "INVITE sip:user@example.com SIP/2.0",
                                to,
                                from,
                                "Max-Forwards: 7",
                                "Call-ID: clerr",
                                "CSeq: 8 INVITE",
                                via + "clerr",
                                contact,
                                "Content-Type: application/sdp",
                                "Content-Length: 9999"),
                        400),
                Arguments.of(
                        "ncl",
                        message(
                                "INVITE sip:user@example.com SIP/2.0",
                                to,
                                from,
                                "Max-Forwards: 7",
                                "Call-ID: ncl",
                                "CSeq: 8 INVITE",
                                via + "ncl",
                                contact,
                                "Content-Length: -999"),
                        400),
                Arguments.of(
                        "scalar02",
                        message(
                                "REGISTER sip:example.com SIP/2.0",
                                via + "scalar02",
                                to,
                                from,
                                "Call-ID: scalar02",
                                "CSeq: 36893488147419103232 REGISTER",
                                "Max-Forwards: 300",
                                "Expires: 10000000000"),
                        400),
                Arguments.of(
                        "quotbal",
                        message(
                                "INVITE sip:user@example.com SIP/2.0",
                                "To: \"Mr. J. User <sip:j.user@example.com>",
                                from,
                                "Max-Forwards: 7",
                                "Call-ID: quotbal",
                                "CSeq: 8 INVITE",
                                via + "quotbal",
                                contact),
                        400),
                Arguments.of(
                        "ltgtruri",
                        message(
                                "INVITE <sip:user@example.com> SIP/2.0",
                                to,
                                from,
                                "Max-Forwards: 7",
                                "Call-ID: ltgtruri",
                                "CSeq: 8 INVITE",
                                via + "ltgtruri",
                                contact),
                        400),
                Arguments.of(
                        "lwsruri",
                        message(
                                "INVITE sip:user@example.com; lr SIP/2.0",
                                to,
                                from,
                                "Max-Forwards: 7",
                                "Call-ID: lwsruri",
                                "CSeq: 8 INVITE",
                                via + "lwsruri",
                                contact),
                        400),
                Arguments.of(
                        "trws",
                        message(
                                "INVITE sip:user@example.com SIP/2.0  ",
                                to,
                                from,
                                "Max-Forwards: 7",
                                "Call-ID: trws",
                                "CSeq: 8 INVITE",
                                via + "trws",
                                contact),
                        400),
                Arguments.of(
                        "escruri",
                        message(
                                "INVITE sip:user@example.com?Route=%3Csip:example.com%3E SIP/2.0",
                                to,
                                from,
                                "Max-Forwards: 7",
                                "Call-ID: escruri",
                                "CSeq: 8 INVITE",
                                via + "escruri",
                                contact),
                        180),
                Arguments.of(
                        "badvers",
                        message(
                                "OPTIONS sip:t.watson@example.org SIP/7.0",
                                via + "badvers",
                                to,
                                from,
                                "Max-Forwards: 70",
                                "Call-ID: badvers",
                                "CSeq: 31417 OPTIONS"),
                        505),
                Arguments.of(
                        "mismatch01",
                        message(
                                "OPTIONS sip:user@example.com SIP/2.0",
                                to,
                                from,
                                "Max-Forwards: 6",
                                "Call-ID: mismatch01",
                                "CSeq: 8 INVITE",
                                via + "mismatch01"),
                        400),
                Arguments.of(
                        "bigcode",
                        message(
                                "SIP/2.0 4294967301 better not break the receiver",
                                via + "bigcode",
                                from,
                                to,
                                "Call-ID: bigcode",
                                "CSeq: 353494 INVITE"),
                        0),
                // §3.3 and §3.4 semantics
                Arguments.of(
                        "insuf",
                        message("INVITE sip:user@example.com SIP/2.0", "CSeq: 193942 INVITE", via + "insuf"),
                        400),
                Arguments.of(
                        "unkscm",
                        message(
                                "OPTIONS nobodyKnowsThisScheme:totallyopaquecontent SIP/2.0",
                                to,
                                from,
                                "Max-Forwards: 3",
                                "Call-ID: unkscm",
                                "CSeq: 3 OPTIONS",
                                via + "unkscm"),
                        416),
                Arguments.of(
                        "novelsc",
                        message(
                                "OPTIONS soap.beep://192.0.2.103:3002 SIP/2.0",
                                to,
                                from,
                                "Max-Forwards: 3",
                                "Call-ID: novelsc",
                                "CSeq: 3 OPTIONS",
                                via + "novelsc"),
                        416),
                Arguments.of(
                        "bext01",
                        message(
                                "OPTIONS sip:user@example.com SIP/2.0",
                                to,
                                from,
                                "Max-Forwards: 70",
                                "Call-ID: bext01",
                                "CSeq: 8 OPTIONS",
                                via + "bext01",
                                "Require: nothingSupportsThis"),
                        420),
                Arguments.of(
                        "regaut01",
                        message(
                                "REGISTER sip:example.com SIP/2.0",
                                to,
                                from,
                                "Max-Forwards: 70",
                                "Call-ID: regaut01",
                                "CSeq: 9338 REGISTER",
                                via + "regaut01",
                                "Authorization: NoOneKnowsThisScheme opaque-data=here"),
                        200),
                Arguments.of(
                        "multi01",
                        message(
                                "INVITE sip:user@example.com SIP/2.0",
                                "Contact: <sip:a@b>",
                                via + "multi01",
                                "Max-Forwards: 5",
                                "From: <sip:a@b>;tag=1",
                                "From: <sip:c@d>;tag=2",
                                to,
                                "Call-ID: multi01",
                                "Call-ID: multi02",
                                "CSeq: 5 INVITE",
                                "CSeq: 59 INVITE"),
                        400),
                Arguments.of(
                        "mcl01",
                        message(
                                "OPTIONS sip:user@example.com SIP/2.0",
                                via + "mcl01",
                                to,
                                from,
                                "Max-Forwards: 70",
                                "Call-ID: mcl01",
                                "CSeq: 5 OPTIONS",
                                "Content-Length: 13",
                                "Content-Length: 5"),
                        400),
                Arguments.of(
                        "zeromf",
                        message(
                                "OPTIONS sip:user@example.com SIP/2.0",
                                to,
                                from,
                                "Max-Forwards: 0",
                                "Call-ID: zeromf",
                                "CSeq: 3 OPTIONS",
                                via + "zeromf"),
                        200),
                Arguments.of(
                        "inv2543",
                        message(
                                "INVITE sip:UserB@example.com SIP/2.0",
                                "Via: SIP/2.0/UDP iftgw.example.com;rport",
                                "From: <sip:+13035551111@ift.client.example.net;user=phone>",
                                "Record-Route: <sip:UserB@example.com;maddr=ss1.example.com>",
                                "To: sip:+16505552222@ss1.example.net;user=phone",
                                "Call-ID: inv2543.1717@ift.client.example.com",
                                "CSeq: 56 INVITE",
                                contact),
                        180));
    }

    private static String wsinv() {
        return """
                INVITE sip:vivekg@chair-dnrc.example.com;unknownparam SIP/2.0
                TO :
                 sip:vivekg@chair-dnrc.example.com ;   tag    = 1918181833n
                from   : "J Rosenberg \\\\\\""       <sip:jdrosen@example.com>
                  ;
                  tag = 98asjd8
                MaX-fOrWaRdS: 0068
                Call-ID: wsinv.ndaksdj@192.0.2.1
                Content-Length   : 0
                cseq: 0009
                  INVITE
                Via  : SIP  /   2.0
                 /UDP
                    192.0.2.2;rport;branch=z9hG4bK390skdjuw
                s :
                NewFangledHeader:   newfangled value
                 continued newfangled value
                UnknownHeaderWithUnusualValue: ;;,,;;,;
                Route:
                 <sip:services.example.com;lr;unknownwith=value;unknown-no-value>
                v:  SIP  / 2.0  / TCP     spindle.example.com   ;
                  branch  =   z9hG4bK9ikj8  ,
                 SIP  /    2.0   / UDP  192.168.255.111   ; branch=
                 z9hG4bK30239
                m:"Quoted string \\"\\"" <sip:jdrosen@example.com> ; newparam =
                      newvalue ;
                  secondparam ; q = 0.33

                """.replace(";   tag    = 1918181833n", "") // a new call here, else it would be 481
                .replace("\n", "\r\n");
    }

    private static String intmeth() {
        return message(
                "!interesting-Method0123456789_*+`.%indeed'~ sip:1_unusual.URI~(to-be!sure)&isn't+it$/crazy?,/;;*"
                        + ":&it+has=1,weird!*pas$wo~d_too.(doesn't-it)@example.com SIP/2.0",
                "Via: SIP/2.0/UDP host1.example.com;rport;branch=z9hG4bK-.!%66*_+`'~",
                "To: \"BEL:\u0007 NUL:\u0001 DEL:\u007f\" <sip:1_unusual.URI~(to-be!sure)&isn't+it$/crazy?,/;;*@example.com>",
                "From: token1~` token2'+_ token3*%!.- <sip:mundane@example.com>;fromParam''~+*_!.-%=\""
                        + "\u0440\u0430\u0431\u043e\u0442\u0430\u044e\u0449\u0438\u0439\";tag=_token~1'+`*%!-.",
                "Call-ID: intmeth.word%ZK-!.*_+'@word`~)(><:\\/\"][?}{",
                "CSeq: 139122385 !interesting-Method0123456789_*+`.%indeed'~",
                "Max-Forwards: 255");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("torments")
    void torment(String name, String message, int status) {
        callee.onInvite = InboundInvite::ring;
        try (RawPeer peer = new RawPeer(callee.udp())) {
            peer.send(message);
            String ping = peer.request("OPTIONS", "after-" + name.hashCode(), "p", 1, "", "", "");
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
        torments()
                .map(torment -> ((String) torment.get()[1]).getBytes(StandardCharsets.UTF_8))
                .forEach(originals::add);
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
