package org.switchroom.phones;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.jspecify.annotations.Nullable;
import org.switchroom.wire.audio.G711;
import org.switchroom.wire.audio.Law;
import org.switchroom.wire.rtp.MediaLeg;
import org.switchroom.wire.rtp.MediaPlane;

/** Takes down what comes in on a leg, on a tape of its own. */
final class Ear implements AutoCloseable {
    private static final Path TAPES = Path.of(System.getProperty("java.io.tmpdir"));

    private final MediaPlane plane;
    private final MediaLeg leg;
    private MediaPlane.@Nullable Recording recording;

    Ear(MediaPlane plane, MediaLeg leg) {
        this.plane = plane;
        this.leg = leg;
    }

    /** Begins a new tape. */
    synchronized void listen() throws IOException {
        close();
        recording = plane.record(leg, leg, TAPES.resolve("switchroom-heard-" + UUID.randomUUID() + ".wav"));
    }

    /** Reads the tape and begins the next one. */
    synchronized Heard heard() throws IOException {
        if (recording == null) {
            throw new IllegalStateException("Nobody was listening");
        }
        recording.close();
        var heard = new Heard(firstChannel(recording.file()));
        listen();
        return heard;
    }

    private static short[] firstChannel(Path wav) throws IOException {
        try (var audio = AudioSystem.getAudioInputStream(wav.toFile())) {
            byte[] both = audio.readAllBytes();
            int channels = audio.getFormat().getChannels();
            byte[] first = new byte[both.length / channels];
            for (int i = 0; i < first.length; i++) {
                first[i] = both[i * channels];
            }
            return G711.decode(Law.MU, first);
        } catch (UnsupportedAudioFileException notAudio) {
            throw new IOException(wav + " is not a recording", notAudio);
        }
    }

    /** Throws the tape away. */
    @Override
    public synchronized void close() {
        if (recording != null) {
            recording.close();
            try {
                Files.deleteIfExists(recording.file());
            } catch (IOException undeletable) {
                throw new UncheckedIOException(undeletable);
            }
            recording = null;
        }
    }
}
