package org.switchroom.telephony.voice;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.switchroom.ivr.Prompt;
import org.switchroom.wire.audio.AudioClip;

/** What callers hear when the program that speaks, or the disk, is not as it should be. */
class PromptVoiceTest {
    private static final Prompt PROMPT = new Prompt("en", "Nobody has said this before.");
    private static final int SAMPLES = 4_000;

    @TempDir
    private Path directory;

    private AudioClip spokenBy(Path program) throws Exception {
        var voice = new PromptVoice(
                new PromptCache(directory.resolve("prompts"), 1 << 20, 1 << 20),
                new EspeakNg(program.toString()),
                Runnable::run);
        return voice.clips(List.of(PROMPT)).get(10, TimeUnit.SECONDS).getFirst();
    }

    /** Speaks {@link #SAMPLES} of silence, whatever it is given. */
    private Path speaker() throws Exception {
        var wav = ByteBuffer.allocate(44 + 2 * SAMPLES).order(ByteOrder.LITTLE_ENDIAN);
        wav.put("RIFF".getBytes(US_ASCII)).putInt(36 + 2 * SAMPLES).put("WAVEfmt ".getBytes(US_ASCII));
        wav.putInt(16).putShort((short) 1).putShort((short) 1).putInt(8_000).putInt(16_000);
        wav.putShort((short) 2).putShort((short) 16);
        wav.put("data".getBytes(US_ASCII)).putInt(2 * SAMPLES);
        var sound = Files.write(directory.resolve("sound.wav"), wav.array());
        var program = Files.writeString(
                directory.resolve("speaker"), "#!/bin/sh\ncat >/dev/null\ncat '" + sound + "'\n", US_ASCII);
        return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void aDiskThatTakesNothingDoesNotSilenceThePrompt() throws Exception {
        var speaker = speaker();
        Files.createDirectories(directory.resolve("prompts").resolve(PromptFile.name(PROMPT) + ".part"));
        assertThat(spokenBy(speaker).ulaw()).hasSize(SAMPLES);
    }

    @Test
    void withoutTheProgramThereIsATone() throws Exception {
        assertThat(spokenBy(directory.resolve("missing")).ulaw()).hasSizeBetween(1, SAMPLES - 1);
    }
}
