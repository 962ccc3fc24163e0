package org.switchroom.telephony.call;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.telephony.RecordingFinished;
import org.switchroom.telephony.RecordingName;
import org.switchroom.wire.audio.AudioClip;
import org.switchroom.wire.audio.Wav;
import org.switchroom.wire.rtp.MediaLeg;
import org.switchroom.wire.rtp.MediaPlane;

/** Records conversations: caller on the left channel, agent on the right. A file gets its name when it is complete. */
public final class RecordingFiles {
    private static final Logger LOG = LoggerFactory.getLogger(RecordingFiles.class);

    private final Path directory;
    private final MediaPlane plane;
    private final Executor threads;
    private final Consumer<RecordingFinished> finished;
    private final Headcount running = new Headcount();

    /** @param threads for waiting until a file is complete */
    public RecordingFiles(Path directory, MediaPlane plane, Executor threads, Consumer<RecordingFinished> finished) {
        this.directory = directory.toAbsolutePath().normalize();
        this.plane = plane;
        this.threads = threads;
        this.finished = finished;
    }

    /** Names what an earlier process left without a name: its files are whole up to their last second. */
    public void recover() {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (var files = Files.walk(directory, 3)) {
            files.filter(file -> file.toString().endsWith(RecordingName.IN_PROGRESS))
                    .forEach(RecordingFiles::complete);
        } catch (IOException | UncheckedIOException e) {
            LOG.error("Recordings left behind in {} stay as they are: {}", directory, e.toString());
        }
    }

    private static Path complete(Path inProgress) {
        var name = inProgress.getFileName().toString();
        try {
            return Files.move(
                    inProgress,
                    inProgress.resolveSibling(name.substring(0, name.length() - ".part".length())),
                    StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return empty, and said in the log, when the disk does not take it: people can talk all the same */
    Optional<CallRecording> start(RecordingName name, MediaLeg caller, MediaLeg agent) {
        return start(name, file -> plane.record(caller, agent, file));
    }

    /** A caller who talks to nobody. */
    Optional<CallRecording> start(RecordingName name, MediaLeg caller) {
        return start(name, file -> plane.record(caller, file));
    }

    private interface Start {
        MediaPlane.Recording into(Path file) throws IOException;
    }

    private Optional<CallRecording> start(RecordingName name, Start start) {
        var file = directory.resolve(name.path(RecordingName.IN_PROGRESS));
        try {
            makeDirectory(file.resolveSibling(".").normalize());
            var recording = start.into(file);
            running.enters();
            return Optional.of(new CallRecording(name, recording));
        } catch (IOException e) {
            LOG.error("Contact {} is not recorded: {}", name.contactId(), e.toString());
            return Optional.empty();
        }
    }

    /**
     * The caller's words of a recording that is complete. Blocking.
     *
     * @throws IOException when it is not there
     */
    AudioClip read(RecordingName name) throws IOException {
        try (var file = Files.newInputStream(directory.resolve(name.path()))) {
            return Wav.readFirstChannel(file);
        }
    }

    /** One for each firm and day, so nearly always the one used last. */
    private void makeDirectory(Path day) throws IOException {
        if (!Files.isDirectory(day)) {
            Files.createDirectories(day);
        }
    }

    /** Recordings not complete yet. */
    public int running() {
        return running.now();
    }

    /** @return false when after so long one is still not complete */
    public boolean awaitNone(long ms) throws InterruptedException {
        return running.awaitNone(ms);
    }

    /** A conversation being recorded. */
    final class CallRecording {
        private final RecordingName name;
        private final MediaPlane.Recording recording;

        private CallRecording(RecordingName name, MediaPlane.Recording recording) {
            this.name = name;
            this.recording = recording;
        }

        void pause(boolean paused) {
            recording.pause(paused);
        }

        /** A third one joins, on the agent's channel. */
        void alsoRight(MediaLeg leg) {
            recording.alsoRight(leg);
        }

        long spokenMs() {
            return recording.spokenMs();
        }

        long lastSpokenMs() {
            return recording.lastSpokenMs();
        }

        /** Instead of {@link #finish}: it was not worth keeping. */
        void discard() {
            threads.execute(() -> {
                try {
                    recording.close();
                    Files.deleteIfExists(recording.file());
                } catch (IOException e) {
                    LOG.warn("{} cannot be deleted: {}", recording.file(), e.toString());
                } finally {
                    running.leaves();
                }
            });
        }

        /** Called once; returns at once. */
        void finish() {
            threads.execute(this::finishNow);
        }

        private void finishNow() {
            try {
                recording.close();
                finished.accept(new RecordingFinished(name, complete(recording.file())));
            } catch (UncheckedIOException e) {
                LOG.error("The recording {} is not complete: {}", recording.file(), e.toString());
            } finally {
                running.leaves();
            }
        }
    }
}
