package org.switchroom.wire.webrtc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.switchroom.wire.audio.Goertzel;
import org.switchroom.wire.audio.Tone;
import org.switchroom.wire.rtp.MediaLeg;
import org.switchroom.wire.rtp.MediaListener;
import org.switchroom.wire.rtp.MediaPlane;
import org.switchroom.wire.rtp.MediaPlanes;
import org.switchroom.wire.rtp.TestPorts;

/** A browser's leg from the first check to the sound, and what must not get through. */
class BrowserLegTest {
    private MediaPlane plane;

    @BeforeEach
    void start() throws Exception {
        plane = MediaPlanes.start(TestPorts.config(2000));
    }

    @AfterEach
    void stop() {
        plane.close();
    }

    @ParameterizedTest
    @EnumSource(SrtpProfile.class)
    void aBrowserThatOffersIsHeardAndHears(SrtpProfile profile) throws Exception {
        try (TestBrowser browser = new TestBrowser(profile)) {
            MediaLeg leg = plane.openWebrtc();
            browser.described(leg.answer(browser.sdp("actpass")));
            assertTalks(browser, leg);
        }
    }

    @Test
    void aBrowserThatIsOfferedIsHeardAndHears() throws Exception {
        try (TestBrowser browser = new TestBrowser(SrtpProfile.AEAD_AES_128_GCM)) {
            MediaLeg leg = plane.openWebrtc();
            browser.described(leg.offer());
            leg.accept(browser.sdp("active"));
            assertTalks(browser, leg);
            await().until(() -> browser.reports() > 0);
        }
    }

    @Test
    void aBrowserMayShakeHandsBeforeItsAnswerArrives() throws Exception {
        try (TestBrowser browser = new TestBrowser(SrtpProfile.AEAD_AES_128_GCM)) {
            MediaLeg leg = plane.openWebrtc();
            browser.described(leg.offer());
            checkUntilAnswered(browser);
            Thread shaking = Thread.ofVirtual().start(() -> {
                try {
                    browser.shakeHands();
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            leg.accept(browser.sdp("active"));
            assertThat(shaking.join(java.time.Duration.ofSeconds(10))).isTrue();
            assertSound(browser, leg);
        }
    }

    private static void assertTalks(TestBrowser browser, MediaLeg leg) throws Exception {
        checkUntilAnswered(browser);
        browser.shakeHands();
        assertSound(browser, leg);
    }

    private static void checkUntilAnswered(TestBrowser browser) {
        await().until(() -> {
            browser.check();
            return browser.mappedPort() == browser.localPort();
        });
    }

    private static void assertSound(TestBrowser browser, MediaLeg leg) {
        AtomicBoolean flowing = new AtomicBoolean();
        leg.listener(new MediaListener() {
            @Override
            public void onFlowing() {
                flowing.set(true);
            }
        });
        await().until(() -> {
            browser.say(new byte[160]);
            return flowing.get();
        });
        leg.play(Tone.steady(-20, 440), true, () -> {});
        await().untilAsserted(() -> {
            assertThat(browser.heard(200)).hasSize(1600);
            Goertzel.Heard heard = Goertzel.loudest(browser.heard(200));
            assertThat(heard.hertz()).isEqualTo(440);
            assertThat(heard.levelDbov()).isCloseTo(-20, within(1.0));
        });
    }

    @Test
    void withoutThePasswordNothingIsAnswered() throws Exception {
        try (TestBrowser browser = new TestBrowser(SrtpProfile.AEAD_AES_128_GCM)) {
            MediaLeg leg = plane.openWebrtc();
            browser.described(leg.answer(browser.sdp("actpass")));
            // The leg learns of the browser on the media thread: what comes before is nobody's.
            await().until(() -> {
                browser.check("not the password", true);
                return leg.stats().dropped() > 0;
            });
            assertThat(browser.mappedPort()).isEqualTo(-1);
        }
    }

    @Test
    void anotherCertificateThanTheAnnouncedIsRefused() throws Exception {
        try (TestBrowser browser = new TestBrowser(SrtpProfile.AEAD_AES_128_GCM)) {
            MediaLeg leg = plane.openWebrtc();
            String another = DtlsIdentity.create().fingerprint();
            browser.described(leg.answer(browser.sdp("actpass", another)));
            checkUntilAnswered(browser);
            assertThatThrownBy(browser::shakeHands).isInstanceOf(IOException.class);
        }
    }

    @Test
    void whatIsNotAuthenticIsCountedAndDropped() throws Exception {
        try (TestBrowser browser = new TestBrowser(SrtpProfile.AEAD_AES_128_GCM)) {
            MediaLeg leg = plane.openWebrtc();
            browser.described(leg.answer(browser.sdp("actpass")));
            assertTalks(browser, leg);
            long before = leg.stats().packetsIn();
            Random random = new Random(5764);
            for (int i = 0; i < 500; i++) {
                byte[] garbage = new byte[random.nextInt(1, 300)];
                random.nextBytes(garbage);
                garbage[0] = (byte) (i % 4 == 0 ? random.nextInt(256) : 0x80);
                browser.send(garbage, 0, garbage.length);
            }
            await().until(() -> leg.stats().dropped() > 100);
            assertThat(leg.stats().packetsIn()).isEqualTo(before);
            browser.say(new byte[160]);
            await().until(() -> leg.stats().packetsIn() == before + 1);
        }
    }

    @Test
    void aClosedLegLeavesNothing() throws Exception {
        try (TestBrowser browser = new TestBrowser(SrtpProfile.AEAD_AES_128_GCM)) {
            MediaLeg leg = plane.openWebrtc();
            browser.described(leg.answer(browser.sdp("actpass")));
            assertTalks(browser, leg);
            leg.close();
            leg.close();
            await().until(() -> plane.gauges().webrtcLegs() == 0);
            browser.check();
            assertThat(browser.mappedPort()).isEqualTo(-1);
        }
    }
}
