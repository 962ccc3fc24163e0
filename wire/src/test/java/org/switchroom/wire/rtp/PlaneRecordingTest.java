package org.switchroom.wire.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.switchroom.wire.audio.G711;
import org.switchroom.wire.audio.Goertzel;
import org.switchroom.wire.audio.Law;
import org.switchroom.wire.audio.Tone;

/** What is on the recording of two telephones that talk. */
class PlaneRecordingTest extends OnTheLoopback {

    @Test
    void eachPartyIsRecordedOnItsChannelAndMusicIsNot(@TempDir Path folder) throws Exception {
        Talk talk = talk(Law.A, Law.MU);
        talk.one().say(LOW);
        talk.other().say(HIGH);
        Path file = folder.resolve("call.wav");
        try (MediaPlane.Recording recording = plane.record(talk.left(), talk.right(), file)) {
            assertThat(recording.file()).isEqualTo(file);
            talk.left().play(Tone.steady(-10, 700), true, () -> {});
            await().until(() -> Files.size(file) > 2 * 16_000);
            assertThat(plane.gauges().recordings()).isEqualTo(1);
            talk.one().close();
            talk.left().close();
        }
        assertThat(plane.gauges().recordings()).isZero();
        byte[] wav = Files.readAllBytes(file);
        assertTone(channel(wav, 0, 8000, 1600), 440, -20);
        assertTone(channel(wav, 1, 8000, 1600), 1000, -26);
        assertThat(Goertzel.level(channel(wav, 0, 8000, 1600), 700)).isLessThan(-60);
        assertThat(ByteBuffer.wrap(wav).order(java.nio.ByteOrder.LITTLE_ENDIAN).getInt(54))
                .isEqualTo(wav.length - 58);
    }

    private static short[] channel(byte[] wav, int channel, int from, int samples) {
        byte[] codes = new byte[samples];
        for (int i = 0; i < samples; i++) {
            codes[i] = wav[58 + 2 * (from + i) + channel];
        }
        return G711.decode(Law.MU, codes);
    }

    @Test
    void apausedRecordingIsSilentAndAsLong(@TempDir Path folder) throws Exception {
        TestPhone one = phone(Law.A);
        MediaLeg left = plane.openRtp();
        MediaLeg right = plane.openRtp();
        one.call(left);
        one.say(LOW);
        Path file = folder.resolve("call.wav");
        long began = System.nanoTime();
        try (MediaPlane.Recording recording = plane.record(left, right, file)) {
            recording.pause(true);
            await().until(() -> Files.size(file) > 16_000);
            recording.pause(false);
            await().until(() -> Files.size(file) > 3 * 16_000);
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        byte[] wav = Files.readAllBytes(file);
        assertThat((wav.length - 58) / 16_000.0).isCloseTo(seconds, within(0.3));
        short[] beginning = channel(wav, 0, 0, 6000);
        assertThat(Goertzel.loudness(beginning)).isLessThan(-90);
        assertTone(channel(wav, 0, 16_000, 1600), 440, -20);
        assertThat(Arrays.stream(toInts(channel(wav, 1, 0, 16_000))).allMatch(s -> s == 0))
                .isTrue();
    }

    private static int[] toInts(short[] samples) {
        int[] ints = new int[samples.length];
        Arrays.setAll(ints, i -> samples[i]);
        return ints;
    }
}
