package org.switchroom.wire.sdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchroom.wire.audio.Law;
import org.switchroom.wire.sip.UnacceptableSdp;

class OfferAnswerTest {
    private static final InetAddress HERE = InetAddress.ofLiteral("192.0.2.1");
    private static final BrowserSide OURS = new BrowserSide("ours", "our-password-our-password", "AB:CD");

    private final OfferAnswer phone = new OfferAnswer(new LocalMedia(HERE, 4000, null));
    private final OfferAnswer browser = new OfferAnswer(
            new LocalMedia(HERE, 4002, OURS),
            () -> new LocalMedia(HERE, 4002, new BrowserSide("renewed", "new-password-new-password", "AB:CD")));

    private static String offer(String... media) {
        return "v=0\r\no=peer 7 1 IN IP4 198.51.100.9\r\ns=call\r\nc=IN IP4 198.51.100.9\r\nt=0 0\r\n"
                + String.join("\r\n", media)
                + "\r\n";
    }

    private static String browserOffer(String ufrag) {
        return "v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\na=group:BUNDLE a0\r\n"
                + "m=audio 9 UDP/TLS/RTP/SAVPF 111 63 0 8 13 110 126\r\nc=IN IP4 0.0.0.0\r\na=mid:a0\r\na=rtcp-mux\r\n"
                + "a=ice-ufrag:" + ufrag + "\r\na=ice-pwd:theirpassword\r\na=fingerprint:sha-256 aa:bb\r\n"
                + "a=setup:actpass\r\na=rtpmap:111 opus/48000/2\r\na=rtpmap:0 PCMU/8000\r\na=rtpmap:8 PCMA/8000\r\n"
                + "a=rtpmap:110 telephone-event/48000\r\na=rtpmap:126 telephone-event/8000\r\na=sendrecv\r\n";
    }

    private Agreement agreed() {
        return java.util.Objects.requireNonNull(phone.agreement());
    }

    @Test
    void offersBothLawsAndKeys() {
        assertThat(phone.offer().lines().toList())
                .contains(
                        "c=IN IP4 192.0.2.1",
                        "m=audio 4000 RTP/AVP 8 0 101",
                        "a=rtpmap:8 PCMA/8000",
                        "a=rtpmap:0 PCMU/8000",
                        "a=rtpmap:101 telephone-event/8000",
                        "a=fmtp:101 0-15",
                        "a=ptime:20",
                        "a=sendrecv");
    }

    @Test
    void answersTheFirstLawOffered() throws UnacceptableSdp {
        String answer = phone.answer(offer("m=audio 5004 RTP/AVP 9 0 8 97", "a=rtpmap:97 telephone-event/8000"));
        assertThat(answer).contains("m=audio 4000 RTP/AVP 0 97\r\n").contains("a=rtpmap:97 telephone-event/8000");
        assertThat(agreed().remote()).isEqualTo(new InetSocketAddress("198.51.100.9", 5004));
        assertThat(agreed().law()).isEqualTo(Law.MU);
        assertThat(agreed().eventPayloadIn()).isEqualTo(97);
    }

    @Test
    void offersNoKeysToWhoTakesNone() throws UnacceptableSdp {
        assertThat(phone.answer(offer("m=audio 5004 RTP/AVP 8"))).doesNotContain("telephone-event");
        assertThat(agreed().eventPayloadOut()).isEqualTo(-1);
    }

    @Test
    void eachSideKeepsItsOwnNumberForKeys() throws UnacceptableSdp {
        phone.offer();
        phone.accept(offer("m=audio 5004 RTP/AVP 8 96", "a=rtpmap:96 telephone-event/8000"));
        assertThat(agreed().eventPayloadOut()).isEqualTo(96);
        assertThat(agreed().eventPayloadIn()).isEqualTo(101);
    }

    @Test
    void dynamicNumbersForG711AreUnderstood() throws UnacceptableSdp {
        phone.answer(offer("m=audio 5004 RTP/AVP 100", "a=rtpmap:100 pcma/8000/1"));
        assertThat(agreed().voicePayload()).isEqualTo(100);
        assertThat(agreed().law()).isEqualTo(Law.A);
    }

    @ParameterizedTest
    @CsvSource({
        "sendrecv, sendrecv, false",
        "sendonly, recvonly, true",
        "recvonly, sendonly, false",
        "inactive, inactive, true"
    })
    void directionIsMirrored(String asked, String answered, boolean held) throws UnacceptableSdp {
        assertThat(phone.answer(offer("m=audio 5004 RTP/AVP 8", "a=" + asked))).contains("a=" + answered + "\r\n");
        assertThat(agreed().heldByRemote()).isEqualTo(held);
    }

    @Test
    void theOldWayToHoldIsUnderstood() throws UnacceptableSdp {
        phone.answer(offer("m=audio 5004 RTP/AVP 8", "c=IN IP4 0.0.0.0"));
        assertThat(agreed().heldByRemote()).isTrue();
        assertThat(agreed().remote()).isNull();
    }

    @Test
    void otherMediaAreRefusedInTheirPlaces() throws UnacceptableSdp {
        String offer = offer("m=video 6000 RTP/AVP 96", "m=audio 5004 RTP/AVP 8", "m=audio 5006 RTP/AVP 8");
        List<String> media =
                phone.answer(offer).lines().filter(l -> l.startsWith("m=")).toList();
        assertThat(media).containsExactly("m=video 0 RTP/AVP 96", "m=audio 4000 RTP/AVP 8", "m=audio 0 RTP/AVP 8");
        assertThat(phone.offer().lines().filter(l -> l.startsWith("m="))).hasSize(3);
    }

    @Test
    void theVersionRisesWhenAndOnlyWhenSomethingChanged() throws UnacceptableSdp {
        String first = origin(phone.answer(offer("m=audio 5004 RTP/AVP 8")));
        assertThat(origin(phone.answer(offer("m=audio 5004 RTP/AVP 8")))).isEqualTo(first);
        String[] held = origin(phone.answer(offer("m=audio 5004 RTP/AVP 8", "a=sendonly")))
                .split(" ");
        assertThat(held[1]).isEqualTo(first.split(" ")[1]);
        assertThat(Long.parseLong(held[2])).isEqualTo(Long.parseLong(first.split(" ")[2]) + 1);
    }

    private static String origin(String sdp) {
        return sdp.lines().filter(l -> l.startsWith("o=")).findFirst().orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "m=audio 5004 RTP/AVP 9 18",
                "m=audio 0 RTP/AVP 8",
                "m=video 5004 RTP/AVP 8",
                "m=audio 5004 RTP/SAVP 8",
                "m=audio 5004 UDP/TLS/RTP/SAVPF 8",
                "m=audio 99999 RTP/AVP 8",
                "m=audio x RTP/AVP 8",
                "m=audio 5004",
                "a=sendrecv",
                "m=audio 5004 RTP/AVP 8\r\nc=IN IP4 telephone.example",
                "m=audio 5004 RTP/AVP 8\r\nc=IN IP4 239.1.2.3",
                "m=audio 5004 RTP/AVP 8\r\nc=IN",
            })
    void whatCannotBeUsedIsRefusedAndChangesNothing(String media) throws UnacceptableSdp {
        phone.answer(offer("m=audio 5004 RTP/AVP 8"));
        Agreement before = agreed();
        assertThatThrownBy(() -> phone.answer(offer(media))).isInstanceOf(UnacceptableSdp.class);
        assertThat(agreed()).isSameAs(before);
    }

    @Test
    void sizeIsLimited() {
        String many = "a=x\r\n".repeat(600);
        String large = "a=" + "x".repeat(20_000);
        assertThatThrownBy(() -> phone.answer(offer("m=audio 5004 RTP/AVP 8", many)))
                .hasMessageContaining("lines");
        assertThatThrownBy(() -> phone.answer(offer("m=audio 5004 RTP/AVP 8", large)))
                .hasMessageContaining("longer");
    }

    @Test
    void aBrowserIsAnsweredInG711() throws UnacceptableSdp {
        String answer = browser.answer(browserOffer("theirs"));
        assertThat(answer.lines().toList())
                .contains(
                        "a=ice-lite",
                        "a=group:BUNDLE a0",
                        "a=mid:a0",
                        "m=audio 4002 UDP/TLS/RTP/SAVPF 0 126",
                        "a=setup:passive",
                        "a=rtcp-mux",
                        "a=ice-ufrag:ours",
                        "a=fingerprint:sha-256 AB:CD",
                        "a=candidate:1 1 udp 2130706431 192.0.2.1 4002 typ host");
        Agreement agreed = java.util.Objects.requireNonNull(browser.agreement());
        assertThat(agreed.browser()).isEqualTo(new BrowserSide("theirs", "theirpassword", "AA:BB"));
        assertThat(agreed.eventPayloadIn()).isEqualTo(126);
    }

    @Test
    void aBrowserIsOfferedActpass() {
        assertThat(browser.offer()).contains("a=setup:actpass").contains("m=audio 4002 UDP/TLS/RTP/SAVPF 8 0 101");
    }

    @Test
    void aBrowserThatRestartsIceGetsNewCredentials() throws UnacceptableSdp {
        browser.answer(browserOffer("theirs"));
        assertThat(browser.answer(browserOffer("theirs"))).contains("a=ice-ufrag:ours");
        assertThat(browser.answer(browserOffer("others"))).contains("a=ice-ufrag:renewed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=ice-ufrag:theirs\r\n", "a=fingerprint:sha-256 aa:bb\r\n", "a=rtcp-mux\r\n"})
    void aBrowserMustSayAllThatIsNeeded(String line) {
        assertThatThrownBy(() -> browser.answer(browserOffer("theirs").replace(line, "")))
                .isInstanceOf(UnacceptableSdp.class);
    }

    @Test
    void mutatedDescriptionsAreReadOrRefused() {
        Random random = new Random(3264);
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            OfferAnswer side = i % 2 == 0 ? phone : browser;
            StringBuilder text = new StringBuilder(
                    i % 2 == 0
                            ? offer("m=audio 5004 RTP/AVP 8 97", "a=rtpmap:97 telephone-event/8000", "a=sendonly")
                            : browserOffer("theirs"));
            for (int changes = random.nextInt(1, 8); changes > 0; changes--) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.setCharAt(at, (char) random.nextInt(128));
                    case 1 -> text.delete(at, Math.min(text.length(), at + random.nextInt(20)));
                    default -> text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(30))));
                }
            }
            try {
                assertThat(side.answer(text.toString())).startsWith("v=0\r\n");
            } catch (UnacceptableSdp said) {
                refused++;
            }
        }
        assertThat(refused).isBetween(100, 19_900);
    }
}
