package org.switchroom.wire.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.switchroom.wire.audio.Goertzel;
import org.switchroom.wire.audio.Law;

/** Keys, by whatever way they come, arrive once each. */
class KeyPressTest extends OnTheLoopback {

    private static void awaitLatched(TestPhone phone, MediaLeg leg) {
        phone.say(LOW);
        await().until(() -> leg.stats().packetsIn() > 1);
        phone.fallSilent();
    }

    private static StringBuffer keys(MediaLeg leg) {
        StringBuffer keys = new StringBuffer();
        leg.listener(new MediaListener() {
            @Override
            public void onDigit(char digit) {
                keys.append(digit);
            }
        });
        return keys;
    }

    @Test
    void eachKeyPressCountsOnceHoweverManyPacketsOfItArrive() throws Exception {
        TestPhone one = phone(Law.A);
        MediaLeg left = plane.openRtp();
        one.call(left);
        StringBuffer keys = keys(left);
        awaitLatched(one, left);
        one.press(1);
        one.press(1);
        one.press(5, false, false, false, true, false, false);
        one.press(11, false, true, false, false, false, true);
        one.press(5, true, true, true, false, false, false);
        await().until(() -> keys.toString().equals("115#5"));
    }

    @Test
    void keysPassThroughABridgeInTheOthersPayloadType() throws Exception {
        Talk talk = talk(Law.A, Law.A, sdp -> sdp.replace(" 97\r", " 110\r").replace(":97 ", ":110 "));
        talk.one().say(LOW);
        awaitTone(talk.other(), 440, -20);
        talk.one().press(7);
        await().untilAsserted(() -> assertThat(
                        talk.other().packets().stream().filter(packet -> (packet[1] & 0x7F) == 110))
                .hasSize(6)
                .allMatch(packet -> packet[12] == 7));
    }

    @Test
    void keysPassThroughABridgeAsTonesToWhoTakesNoEvents() throws Exception {
        Talk talk = talk(Law.A, Law.A, sdp -> sdp.replace(" 97\r\n", "\r\n"));
        awaitLatched(talk.one(), talk.left());
        talk.one().press(5);
        await().untilAsserted(() -> {
            short[] sound = talk.other().heard(100);
            assertThat(Goertzel.level(sound, 770)).isGreaterThan(-16);
            assertThat(Goertzel.level(sound, 1336)).isGreaterThan(-16);
        });
    }

    @Test
    void sentKeysArriveAsOnePressEach() throws Exception {
        MediaLeg sender = plane.openRtp();
        MediaLeg receiver = plane.openRtp();
        String offer = sender.offer();
        sender.accept(receiver.answer(offer));
        StringBuffer keys = keys(receiver);
        "0042#".chars().forEach(c -> sender.sendDigit((char) c, 60));
        await().until(() -> keys.toString().equals("0042#"));
    }

    @Test
    void keysSoundAsTonesToWhoTakesNoEvents() throws Exception {
        TestPhone one = phone(Law.A);
        MediaLeg left = plane.openRtp();
        one.answeredWith(left.answer(one.sdp("sendrecv").replace(" 97\r\n", "\r\n")));
        left.sendDigit('5', 400);
        await().untilAsserted(() -> {
            short[] sound = one.heard(250);
            assertThat(Goertzel.level(sound, 770)).isGreaterThan(-16);
            assertThat(Goertzel.level(sound, 1336)).isGreaterThan(-16);
        });
    }
}
