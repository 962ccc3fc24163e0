package org.switchroom.wire.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.switchroom.wire.audio.Goertzel;
import org.switchroom.wire.audio.Law;
import org.switchroom.wire.audio.Tone;

/** Telephones on the loopback, and what their users would notice. */
class MediaPlaneTest extends OnTheLoopback {

    @Test
    void twoPhonesOfOneLawHearEachOther() throws Exception {
        assertTheyHearEachOther(Law.A, Law.A);
    }

    @Test
    void phonesOfDifferentLawsHearEachOther() throws Exception {
        assertTheyHearEachOther(Law.A, Law.MU);
    }

    private void assertTheyHearEachOther(Law oneLaw, Law otherLaw) throws Exception {
        TestPhone one = phone(oneLaw);
        TestPhone other = phone(otherLaw);
        MediaLeg left = plane.openRtp();
        MediaLeg right = plane.openRtp();
        one.call(left);
        other.calledBy(right);
        left.bridge(right);
        one.say(LOW);
        other.say(HIGH);
        awaitTone(other, 440, -20);
        awaitTone(one, 1000, -26);
        assertThat(left.stats().lost()).isZero();
        assertThat(left.stats().packetsIn()).isPositive();
    }

    @Test
    void whatArrivesIsOneUnbrokenStreamWhoeverSpeaks() throws Exception {
        TestPhone one = phone(Law.A);
        TestPhone other = phone(Law.A);
        MediaLeg left = plane.openRtp();
        MediaLeg right = plane.openRtp();
        one.call(left);
        other.call(right);
        one.say(LOW);
        other.say(HIGH);
        right.play(HIGH, true, () -> {});
        awaitTone(other, 1000, -26);
        right.stopPlaying();
        left.bridge(right);
        awaitTone(other, 440, -20);
        one.changeSource(0x9999);
        int before = other.packets().size();
        await().until(() -> other.packets().size() > before + 20);

        List<ByteBuffer> packets =
                other.packets().stream().map(ByteBuffer::wrap).toList();
        for (int i = 1; i < packets.size(); i++) {
            ByteBuffer earlier = packets.get(i - 1);
            ByteBuffer later = packets.get(i);
            assertThat(later.getInt(8)).isEqualTo(earlier.getInt(8));
            assertThat((short) (later.getShort(2) - earlier.getShort(2))).isEqualTo((short) 1);
            assertThat(later.getInt(4) - earlier.getInt(4)).isBetween(1, 8000);
        }
    }

    @Test
    void whoIsHeldHearsMusicAndNotTheOther() throws Exception {
        Talk talk = talk(Law.A, Law.MU);
        talk.one().say(LOW);
        talk.other().say(HIGH);
        awaitTone(talk.one(), 1000, -26);
        talk.left().play(Tone.steady(-10, 700), true, () -> {});
        awaitTone(talk.one(), 700, -10);
        await().until(() -> Goertzel.level(talk.one().heard(200), 1000) < -60);
        awaitTone(talk.other(), 440, -20);
        talk.left().stopPlaying();
        awaitTone(talk.one(), 1000, -26);
    }

    @Test
    void aClipEndsAndSaysSo() throws Exception {
        TestPhone one = phone(Law.A);
        MediaLeg left = plane.openRtp();
        one.call(left);
        AtomicInteger finished = new AtomicInteger();
        left.play(Tone.clip(-20, 300, 440), false, finished::incrementAndGet);
        await().untilAtomic(finished, org.hamcrest.Matchers.is(1));
        await().until(() -> one.packets().size() == 15);
        assertThat(left.stats().packetsOut()).isEqualTo(15);
    }

    @Test
    void whoIsMutedIsNotHeard() throws Exception {
        Talk talk = talk(Law.A, Law.A);
        talk.one().say(LOW);
        awaitTone(talk.other(), 440, -20);
        talk.left().mute(true);
        long before = talk.left().stats().packetsIn();
        await().until(() -> talk.left().stats().packetsIn() > before + 3);
        talk.other().forget();
        await().until(() -> talk.left().stats().packetsIn() > before + 10);
        assertThat(talk.other().packets()).isEmpty();
        talk.left().mute(false);
        awaitTone(talk.other(), 440, -20);
    }

    @Test
    void silenceIsReportedOnceAndAgainOnlyAfterSound() throws Exception {
        TestPhone one = phone(Law.A);
        MediaLeg left = plane.openRtp();
        AtomicInteger stalls = new AtomicInteger();
        AtomicInteger flows = new AtomicInteger();
        left.listener(new MediaListener() {
            @Override
            public void onStalled() {
                stalls.incrementAndGet();
            }

            @Override
            public void onFlowing() {
                flows.incrementAndGet();
            }
        });
        one.call(left);
        one.say(LOW);
        await().until(() -> flows.get() == 1);
        one.fallSilent();
        await().until(() -> stalls.get() == 1);
        one.say(LOW);
        long before = left.stats().packetsIn();
        await().until(() -> left.stats().packetsIn() > before);
        one.fallSilent();
        await().until(() -> stalls.get() == 2);
        assertThat(flows).hasValue(1);
    }

    @Test
    void whoHoldsUsMayBeSilent() throws Exception {
        TestPhone one = phone(Law.A);
        TestPhone other = phone(Law.A);
        MediaLeg left = plane.openRtp();
        MediaLeg right = plane.openRtp();
        List<String> stalls = new CopyOnWriteArrayList<>();
        left.listener(stalled(stalls, "left"));
        right.listener(stalled(stalls, "right"));
        one.call(left);
        left.answer(one.sdp("sendonly"));
        assertThat(left.heldByRemote()).isTrue();
        other.call(right);
        await().until(() -> stalls.contains("right"));
        assertThat(stalls).doesNotContain("left");
        left.answer(one.sdp("sendrecv"));
        assertThat(left.heldByRemote()).isFalse();
        await().until(() -> stalls.contains("left"));
    }

    private static MediaListener stalled(List<String> stalls, String name) {
        return new MediaListener() {
            @Override
            public void onStalled() {
                stalls.add(name);
            }
        };
    }

    @Test
    void aLatchedPortTakesNothingFromStrangers() throws Exception {
        Talk talk = talk(Law.A, Law.A);
        TestPhone stranger = phone(Law.A);
        talk.one().say(LOW);
        awaitTone(talk.other(), 440, -20);
        stranger.answeredWith(talk.left().offer());
        stranger.say(HIGH);
        awaitTone(talk.other(), 440, -20);
        talk.other().forget();
        awaitTone(talk.other(), 440, -20);
        assertThat(Goertzel.level(talk.other().heard(200), 1000)).isLessThan(-60);
    }

    @Test
    void aPhoneThatMovesIsFollowedWhenItSaysSo() throws Exception {
        TestPhone one = phone(Law.A);
        TestPhone moved = phone(Law.A);
        MediaLeg left = plane.openRtp();
        one.call(left);
        one.say(LOW);
        left.play(HIGH, true, () -> {});
        awaitTone(one, 1000, -26);
        moved.call(left);
        awaitTone(moved, 1000, -26);
        moved.say(LOW);
        long before = left.stats().packetsIn();
        await().until(() -> left.stats().packetsIn() > before + 5);
    }

    @Test
    void whoHasNotSentAnythingHearsAllTheSame() throws Exception {
        TestPhone one = phone(Law.A);
        MediaLeg left = plane.openRtp();
        one.call(left);
        left.play(HIGH, true, () -> {});
        awaitTone(one, 1000, -26);
        assertThat(left.stats().packetsIn()).isZero();
    }

    @Test
    void soundGoesBackToWhereItComesFromWhateverTheDescriptionSays() throws Exception {
        TestPhone one = phone(Law.A);
        MediaLeg left = plane.openRtp();
        one.answeredWith(left.answer(one.sdp("127.0.0.99", 9, "sendrecv")));
        left.play(HIGH, true, () -> {});
        one.say(LOW);
        awaitTone(one, 1000, -26);
    }

    @Test
    void whenAllPortsAreTakenItSaysSoAndRecovers() throws Exception {
        try (MediaPlane small = MediaPlanes.start(TestPorts.config(3, 400))) {
            List<MediaLeg> legs = List.of(small.openRtp(), small.openRtp(), small.openRtp());
            assertThatThrownBy(small::openRtp)
                    .isInstanceOf(MediaPlane.NoPortFree.class)
                    .hasMessageContaining("3 of 3");
            legs.getFirst().close();
            await().until(() -> small.gauges().portsInUse() == 2);
            small.openRtp().close();
            legs.forEach(MediaLeg::close);
            legs.forEach(MediaLeg::close);
            await().until(() -> small.gauges().equals(new MediaPlane.Gauges(0, 0, 0, 0)));
        }
    }

    @Test
    void garbageIsCountedAndNothingElse() throws Exception {
        Talk talk = talk(Law.A, Law.A);
        talk.one().say(LOW);
        awaitTone(talk.other(), 440, -20);
        Random random = new Random(42);
        for (int burst = 0; burst < 40; burst++) {
            long before = talk.left().stats().dropped();
            for (int i = 0; i < 50; i++) {
                byte[] garbage = new byte[random.nextInt(1, 200)];
                random.nextBytes(garbage);
                talk.one().sendRaw(garbage);
            }
            talk.one().sendRaw(new byte[1800]);
            await().until(() -> talk.left().stats().dropped() > before);
        }
        talk.one().changeSource(0x4242);
        talk.other().forget();
        awaitTone(talk.other(), 440, -20);
    }

    @Test
    void aTakenBrowserPortIsNamed() throws Exception {
        MediaConfig config = TestPorts.config(400);
        try (MediaPlane first = MediaPlanes.start(config)) {
            assertThat(first.gauges().rtpLegs()).isZero();
            assertThatThrownBy(() -> MediaPlanes.start(config))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(String.valueOf(config.webrtcPort()));
        }
    }
}
