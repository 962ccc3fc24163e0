package org.switchroom.wire.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WavTest {

    @ParameterizedTest
    @CsvSource({"8000, 1", "16000, 1", "22050, 1", "44100, 2", "48000, 2"})
    void anyRateKeepsPitchAndLevel(int rate, int channels) throws IOException {
        AudioClip clip = Wav.read(new ByteArrayInputStream(pcm(rate, channels, 1, 440)));
        assertThat(clip.durationMs()).isCloseTo(1000L, within(1L));
        Goertzel.Heard heard = Goertzel.loudest(clip.samples());
        assertThat(heard.hertz()).isEqualTo(440);
        assertThat(heard.levelDbov()).isCloseTo(-20, within(0.2));
    }

    @Test
    void whatATelephoneCannotCarryDoesNotFoldBack() throws IOException {
        AudioClip clip = Wav.read(new ByteArrayInputStream(pcm(16_000, 1, 1, 6000)));
        assertThat(Goertzel.level(clip.samples(), 2000)).isLessThan(-70);
    }

    @Test
    void muLawIsTakenAsItIs() throws IOException {
        byte[] codes = G711.encode(Law.MU, Tone.samples(-20, 100, 440));
        byte[] file = wav(7, 1, 8000, 8, codes, codes.length);
        assertThat(Wav.read(new ByteArrayInputStream(file)).ulaw()).isEqualTo(codes);
    }

    @Test
    void aFileWhoseLengthWasNeverFilledInIsReadToItsEnd() throws IOException {
        byte[] codes = G711.encode(Law.MU, Tone.samples(-20, 100, 440));
        byte[] file = wav(7, 1, 8000, 8, codes, 0);
        assertThat(Wav.read(new ByteArrayInputStream(file)).ulaw()).isEqualTo(codes);
    }

    @Test
    void otherThingsAreRefusedInWords() {
        assertThatThrownBy(() -> Wav.read(new ByteArrayInputStream(new byte[100])))
                .isInstanceOf(IOException.class)
                .hasMessage("Not a WAV file");
        assertThatThrownBy(() -> Wav.read(new ByteArrayInputStream(wav(1, 1, 8000, 24, new byte[6], 6))))
                .hasMessageContaining("16-bit PCM or G.711");
    }

    @Test
    void brokenFilesNeverDoWorseThanThat() throws IOException {
        byte[] good = pcm(16_000, 1, 0.01, 440);
        Random random = new Random(711);
        int read = 0;
        for (int i = 0; i < 5000; i++) {
            byte[] bad = good.clone();
            for (int flips = random.nextInt(1, 6); flips > 0; flips--) {
                bad[random.nextInt(60)] = (byte) random.nextInt();
            }
            try {
                Wav.read(new ByteArrayInputStream(bad));
                read++;
            } catch (IOException refused) {
                assertThat(refused).hasMessageContaining("WAV");
            }
        }
        assertThat(read).isBetween(1, 4999);
    }

    @Test
    void holdMusicIsHalfAMinuteOfSoftSoundWithoutASeam() {
        AudioClip music = HoldMusic.clip();
        assertThat(music.durationMs()).isEqualTo(30_000);
        short[] samples = music.samples();
        assertThat(Goertzel.loudness(samples)).isBetween(-32.0, -18.0);
        assertThat(Math.abs(samples[0] - samples[samples.length - 1])).isLessThan(1500);
    }

    static byte[] pcm(int rate, int channels, double seconds, double hertz) {
        int frames = (int) (rate * seconds);
        ByteBuffer data = ByteBuffer.allocate(frames * channels * 2).order(ByteOrder.LITTLE_ENDIAN);
        double amplitude = 32_768 * Math.sqrt(2) / 10;
        for (int i = 0; i < frames; i++) {
            for (int channel = 0; channel < channels; channel++) {
                data.putShort((short) Math.round(amplitude * Math.sin(2 * Math.PI * hertz * i / rate)));
            }
        }
        return wav(1, channels, rate, 16, data.array(), data.capacity());
    }

    private static byte[] wav(int coding, int channels, int rate, int bits, byte[] data, int statedLength) {
        ByteBuffer file = ByteBuffer.allocate(44 + data.length).order(ByteOrder.LITTLE_ENDIAN);
        file.put("RIFF".getBytes())
                .putInt(36 + data.length)
                .put("WAVEfmt ".getBytes())
                .putInt(16);
        file.putShort((short) coding).putShort((short) channels).putInt(rate);
        file.putInt(rate * channels * bits / 8)
                .putShort((short) (channels * bits / 8))
                .putShort((short) bits);
        return file.put("data".getBytes()).putInt(statedLength).put(data).array();
    }
}
