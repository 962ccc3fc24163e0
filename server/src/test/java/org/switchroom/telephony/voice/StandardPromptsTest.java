package org.switchroom.telephony.voice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.switchroom.ivr.Prompt;
import org.switchroom.wire.audio.Goertzel;

class StandardPromptsTest {
    private static final EspeakNg MISSING = new EspeakNg("/nowhere/espeak-ng");

    @TempDir
    private Path directory;

    private PromptVoice voice() {
        return new PromptVoice(new PromptCache(directory, 1 << 20, 1 << 26), MISSING, Runnable::run);
    }

    @Test
    void everyStandardPromptSpeaksWithoutASpeechProgram() {
        for (var prompt : StandardPrompts.all()) {
            var clip = voice().clips(List.of(prompt)).join().getFirst();
            assertThat(clip.durationMs()).as(prompt.text()).isGreaterThan(600);
            assertThat(Goertzel.loudness(clip.samples())).as(prompt.text()).isGreaterThan(-40);
        }
    }

    @Test
    void whatCannotBeSpokenIsATone() {
        var clip = voice().clips(List.of(new Prompt("en", "Never rendered.")))
                .join()
                .getFirst();
        assertThat(Goertzel.loudest(clip.samples()).hertz()).isBetween(1390.0, 1410.0);
    }

    @Test
    void nothingToSaySaysNothing() {
        assertThat(voice().clips(List.of(new Prompt("en", " ")))
                        .join()
                        .getFirst()
                        .durationMs())
                .isZero();
    }

    @Test
    void whatWasRenderedOnceIsFoundAgain() throws Exception {
        var prompt = new Prompt("en", "Rendered before.");
        Files.write(directory.resolve(PromptFile.name(prompt)), new byte[16_000]);
        assertThat(voice().clips(List.of(prompt)).join().getFirst().durationMs())
                .isEqualTo(2_000);
    }

    @Test
    void theShelfKeepsToItsSize() throws Exception {
        var shelf = new PromptShelf(directory, 40_000);
        for (int i = 0; i < 5; i++) {
            shelf.put(new Prompt("en", "Number " + i), PromptFile.clip(new byte[16_000]));
        }
        assertThat(shelf.find(new Prompt("en", "Number 4"))).isPresent();
        try (var files = Files.list(directory)) {
            assertThat(files).hasSize(2);
        }
    }
}
