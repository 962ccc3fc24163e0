package org.switchroom.phones;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.switchroom.wire.audio.AudioClip;
import org.switchroom.wire.audio.G711;
import org.switchroom.wire.audio.Law;
import org.switchroom.wire.audio.Tone;

/**
 * Something to say on a telephone.
 *
 * @param endless said over and over until something else is said
 */
public record Speech(AudioClip clip, boolean endless) {
    /** What a telephone sends while nobody speaks. */
    public static final Speech SILENCE = new Speech(AudioClip.of(new short[Tone.RATE]), true);

    private static final List<Speech> CALLERS = voices("caller-1", "caller-2", "caller-3", "caller-4");
    private static final List<Speech> AGENTS = voices("agent-1", "agent-2");
    private static final double COMFORTABLE_DBOV = -16;

    /** A steady tone, to be recognised at the other end. */
    public static Speech tone(int hertz) {
        return new Speech(Tone.steady(COMFORTABLE_DBOV, hertz), true);
    }

    /** A caller's voice; any number names one. */
    public static Speech caller(int number) {
        return CALLERS.get(Math.floorMod(number, CALLERS.size()));
    }

    /** An agent's voice; any number names one. */
    public static Speech agent(int number) {
        return AGENTS.get(Math.floorMod(number, AGENTS.size()));
    }

    private static List<Speech> voices(String... names) {
        return Stream.of(names)
                .map(name -> new Speech(read("voices/" + name + ".wav"), true))
                .toList();
    }

    /** Reads a µ-law WAV of one channel at 8 kHz that is shipped with this class. */
    private static AudioClip read(String resource) {
        try (InputStream file = Objects.requireNonNull(Speech.class.getResourceAsStream(resource), resource);
                var audio = AudioSystem.getAudioInputStream(new BufferedInputStream(file))) {
            if (!audio.getFormat().getEncoding().equals(AudioFormat.Encoding.ULAW)) {
                throw new IOException(resource + " is " + audio.getFormat());
            }
            return AudioClip.of(G711.decode(Law.MU, audio.readAllBytes()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (UnsupportedAudioFileException notAudio) {
            throw new IllegalStateException(resource, notAudio);
        }
    }
}
