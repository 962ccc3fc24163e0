package org.switchroom.telephony.voice;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.switchroom.ivr.Prompt;
import org.switchroom.wire.audio.AudioClip;

/** Renders text to speech by the program espeak-ng, one process a text. Blocking. */
public final class EspeakNg {
    private static final Duration TIME_LIMIT = Duration.ofSeconds(20);
    private static final int WORDS_PER_MINUTE = 150;
    private static final int AT_ONCE = 2;

    private final String program;
    private final Semaphore places = new Semaphore(AT_ONCE);

    public EspeakNg(String program) {
        this.program = program;
    }

    /** @throws IOException when the program is not there, fails, or takes too long */
    public AudioClip render(Prompt prompt) throws IOException {
        places.acquireUninterruptibly();
        try {
            return WavSpeech.clip(run(prompt));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + program + " spoke", e);
        } finally {
            places.release();
        }
    }

    private byte[] run(Prompt prompt) throws IOException, InterruptedException {
        // The text goes in by standard input: it can neither be taken for an option nor be seen by other users.
        var process = new ProcessBuilder(
                        program, "--stdin", "--stdout", "-v", prompt.language(), "-s", "" + WORDS_PER_MINUTE)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var overdue = Thread.ofVirtual().start(() -> endIfOverdue(process));
        try (var text = process.getOutputStream()) {
            text.write(prompt.text().getBytes(StandardCharsets.UTF_8));
        }
        byte[] wav = process.getInputStream().readAllBytes();
        if (process.waitFor() != 0) {
            throw new IOException(program + " ended with " + process.exitValue());
        }
        overdue.interrupt();
        return wav;
    }

    private static void endIfOverdue(Process process) {
        try {
            if (!process.waitFor(TIME_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
