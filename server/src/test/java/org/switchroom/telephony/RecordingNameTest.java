package org.switchroom.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingNameTest {

    @Test
    void theFileSaysWhoseWordsItKeeps() {
        var name = new RecordingName(7, Long.MAX_VALUE, 12, Instant.parse("2026-11-22T23:59:59.999Z"));
        assertThat(name.path()).isEqualTo(Path.of("7", "2026-11-22", "1795391999999-9223372036854775807-12.wav"));
        assertThat(RecordingName.of(name.path())).hasValue(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7/2026-11-22/1-2-3.wav.part",
                "7/2026-11-22/1-2-3.wav.peaks",
                "7/1-2-3.wav",
                "../7/2026-11-22/1-2-3.wav",
                "7/2026-11-22/1-9999999999999999999-3.wav"
            })
    void anythingElseIsNone(String path) {
        assertThat(RecordingName.of(Path.of(path))).isEmpty();
    }
}
