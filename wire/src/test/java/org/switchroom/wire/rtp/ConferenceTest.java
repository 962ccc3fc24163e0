package org.switchroom.wire.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.switchroom.wire.audio.G711;
import org.switchroom.wire.audio.Goertzel;
import org.switchroom.wire.audio.Law;
import org.switchroom.wire.audio.Tone;

/** Three telephones who talk together. */
class ConferenceTest extends OnTheLoopback {
    private static final int HERTZ = 440;

    private final List<MediaLeg> legs = new ArrayList<>();

    @BeforeEach
    void confer() throws Exception {
        for (int i = 0; i < 3; i++) {
            join();
        }
        plane.conference(legs);
        phones.getFirst().say(Tone.steady(-20, HERTZ));
        await().until(() -> hears(phones.get(1)));
    }

    private static boolean hears(TestPhone phone) {
        return Goertzel.level(phone.heard(200), HERTZ) > -25;
    }

    private void join() throws Exception {
        TestPhone phone = phone(Law.A);
        MediaLeg leg = plane.openRtp();
        phone.call(leg);
        legs.add(leg);
    }

    /** How many presses a telephone has been sent, each reported at its end with this code. */
    private static long presses(TestPhone phone, int code) {
        return phone.packets().stream()
                .filter(packet -> (packet[1] & 0x7F) == TestPhone.EVENT)
                .filter(packet -> packet[12] == code && (packet[13] & 0x80) != 0)
                .mapToInt(packet ->
                        packet[4] << 24 | (packet[5] & 0xFF) << 16 | (packet[6] & 0xFF) << 8 | (packet[7] & 0xFF))
                .distinct()
                .count();
    }

    @Test
    void aKeyOfOnesReachesBothOthersAndTheyGoOnHearing() {
        phones.getFirst().press(5);
        phones.getFirst().press(11);
        for (TestPhone other : phones.subList(1, 3)) {
            await().until(() -> presses(other, 5) == 1 && presses(other, 11) == 1);
            other.forget();
            await().until(() -> hears(other));
        }
        assertThat(presses(phones.getFirst(), 5)).isZero();
    }

    @Test
    void whoIsSilencedPressesNoKeys() {
        var keys = new StringBuffer();
        legs.getFirst().mute(true);
        legs.getFirst().listener(new MediaListener() {
            @Override
            public void onDigit(char digit) {
                keys.append(digit);
            }
        });
        await().until(() -> {
            phones.getFirst().press(5);
            return keys.toString().startsWith("5");
        });
        phones.getFirst().press(7);
        await().until(() -> keys.toString().endsWith("7"));
        legs.getFirst().mute(false);
        await().until(() -> {
            phones.getFirst().press(6);
            return presses(phones.get(1), 6) > 0;
        });
        assertThat(presses(phones.get(1), 5) + presses(phones.get(1), 7)).isZero();
    }

    @Test
    void whoeverJoinsIsRecordedOneAfterTheOther(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("call.wav");
        try (MediaPlane.Recording recording = plane.record(legs.getFirst(), legs.get(1), file)) {
            recording.alsoRight(legs.get(2));
            phones.get(2).say(Tone.steady(-20, 1000));
            await().until(() -> Files.size(file) > 16_000);
            legs.get(2).close();
            join();
            recording.alsoRight(legs.get(3));
            phones.get(3).say(Tone.steady(-20, 1900));
            await().until(() -> Files.size(file) > 4 * 16_000);
        }
        byte[] wav = Files.readAllBytes(file);
        short[] right = new short[(wav.length - 58) / 2];
        for (int i = 0; i < right.length; i++) {
            right[i] = G711.decode(Law.MU, wav[59 + 2 * i]);
        }
        assertThat(Goertzel.level(right, 1000)).isGreaterThan(-45);
        assertThat(Goertzel.level(right, 1900)).isGreaterThan(-35);
        assertThat(Goertzel.level(right, HERTZ)).isLessThan(-60);
    }
}
