package org.switchroom.wire.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class G711Test {

    // ITU-T G.711, Tables 1a to 2b: ends and borders of segments, scaled to 16 bits.
    @ParameterizedTest
    @CsvSource({
        "MU, 0, 0xFF",
        "MU, -1, 0x7F",
        "MU, 32767, 0x80",
        "MU, -32768, 0x00",
        "MU, 124, 0xEF",
        "MU, 8059, 0xA0",
        "MU, 8060, 0x9F",
        "MU, 1000, 0xCE",
        "MU, -1000, 0x4E",
        "A, 0, 0xD5",
        "A, -1, 0x55",
        "A, 32767, 0xAA",
        "A, -32768, 0x2A",
        "A, 256, 0xC5",
        "A, 512, 0xF5",
        "A, 1000, 0xFA",
        "A, -1000, 0x7A",
    })
    void codesSamplesAsTheTablesSay(Law law, int sample, String code) {
        assertThat(G711.encode(law, sample) & 0xFF).isEqualTo(Integer.decode(code));
    }

    @ParameterizedTest
    @EnumSource(Law.class)
    void everyCodeWordComesBack(Law law) {
        for (int code = 0; code < 256; code++) {
            short sample = G711.decode(law, (byte) code);
            boolean negativeZero = law == Law.MU && code == 0x7F;
            assertThat(G711.encode(law, sample) & 0xFF).isEqualTo(negativeZero ? 0xFF : code);
        }
    }

    @ParameterizedTest
    @EnumSource(Law.class)
    void noSampleIsFurtherOffThanHalfAnInterval(Law law) {
        for (int sample = -32_000; sample <= 32_000; sample++) {
            int error = Math.abs(G711.decode(law, G711.encode(law, sample)) - sample);
            assertThat(error).isLessThanOrEqualTo(Math.max(16, Math.abs(sample) / 16));
        }
    }

    @Test
    void aToneSurvivesTheOtherLaw() {
        byte[] codes = G711.encode(Law.MU, Tone.samples(-15, 500, 1020));
        G711.convert(Law.MU, Law.A, codes, 0, codes.length);
        Goertzel.Heard heard = Goertzel.loudest(G711.decode(Law.A, codes));
        assertThat(heard.hertz()).isEqualTo(1020);
        assertThat(heard.levelDbov()).isCloseTo(-15, within(0.2));
    }
}
