package org.switchroom.wire.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.switchroom.wire.audio.AudioClip;
import org.switchroom.wire.audio.Goertzel;
import org.switchroom.wire.audio.Law;
import org.switchroom.wire.audio.Tone;

/** A media plane and telephones on the loopback. */
abstract class OnTheLoopback {
    static final AudioClip LOW = Tone.steady(-20, 440);
    static final AudioClip HIGH = Tone.steady(-26, 1000);

    MediaPlane plane;
    final List<TestPhone> phones = new CopyOnWriteArrayList<>();

    /** Awaitility's own 100 ms between two looks would be half of the time. */
    @BeforeAll
    static void lookOften() {
        Awaitility.setDefaultPollInterval(Duration.ofMillis(10));
    }

    @BeforeEach
    void start() throws Exception {
        plane = MediaPlanes.start(TestPorts.config(400));
    }

    @AfterEach
    void stop() {
        phones.forEach(TestPhone::close);
        plane.close();
    }

    TestPhone phone(Law law) throws Exception {
        TestPhone phone = new TestPhone(law);
        phones.add(phone);
        return phone;
    }

    /** Two telephones that called in and were bridged, and the plane's leg to each. */
    record Talk(TestPhone one, MediaLeg left, TestPhone other, MediaLeg right) {}

    Talk talk(Law one, Law other) throws Exception {
        return talk(one, other, sdp -> sdp);
    }

    /** @param offered makes of what the other telephone offers what it shall offer instead */
    Talk talk(Law oneLaw, Law otherLaw, UnaryOperator<String> offered) throws Exception {
        TestPhone one = phone(oneLaw);
        TestPhone other = phone(otherLaw);
        MediaLeg left = plane.openRtp();
        MediaLeg right = plane.openRtp();
        one.call(left);
        other.answeredWith(right.answer(offered.apply(other.sdp("sendrecv"))));
        left.bridge(right);
        return new Talk(one, left, other, right);
    }

    static void awaitTone(TestPhone phone, double hertz, double level) {
        await().untilAsserted(() -> assertTone(phone.heard(200), hertz, level));
    }

    static void assertTone(short[] sound, double hertz, double level) {
        assertThat(sound).hasSize(1600);
        Goertzel.Heard loudest = Goertzel.loudest(sound);
        assertThat(loudest.hertz()).isCloseTo(hertz, within(5.0));
        assertThat(loudest.levelDbov()).isCloseTo(level, within(1.0));
    }
}
