package org.switchroom.wire.rtp;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.wire.audio.G711;
import org.switchroom.wire.audio.Law;

/**
 * Two parties, or one, on the two channels of a file, on one clock that starts with the recording.
 *
 * <h2>From the media thread to the disk</h2>
 *
 * The media thread writes samples into a ring of four seconds. A second is done 250 ms after its end; what comes later for it is
 * too late and dropped. Done seconds are announced in {@link #due}; the writer thread writes them, wipes them and says so in
 * {@link #written}. Each of the two numbers has one writer, so no lock is needed. When the disk is more than two seconds behind,
 * the sound of that time is lost and the recording has silence there; a call never waits for a disk.
 */
final class StereoRecording implements MediaPlane.Recording, Leg.Tap, MediaLoop.Paced {
    private static final Logger log = LoggerFactory.getLogger(StereoRecording.class);
    private static final int SECONDS_HELD = 4;
    private static final int RATE = 8000;
    private static final int SECOND_BYTES = 2 * RATE;
    private static final long NANOS_PER_SAMPLE = 125_000;
    private static final long GRACE_SAMPLES = RATE / 4;
    private static final long CLOSE_TIMEOUT_SECONDS = 5;

    private final MediaLoop loop;
    private final RecordingWriter writer;
    private final Leg left;
    /** Null: one party alone, who is listened to. */
    private final @Nullable Leg right;

    private final Loudness loudness = new Loudness();
    private final WavFile wav;
    private final Runnable onClosed;
    private final RecordingTrack leftTrack = new RecordingTrack();
    private final RecordingTrack rightTrack = new RecordingTrack();
    private final Map<Leg, RecordingTrack> others = new LinkedHashMap<>();
    private final byte[] ring = new byte[SECONDS_HELD * SECOND_BYTES];
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CountDownLatch complete = new CountDownLatch(1);

    /** Seconds that the media thread has finished; written by it alone. */
    private volatile long due;
    /** Seconds on disk and wiped from the ring; written by the writer thread alone. */
    private volatile long written;
    /** Samples in all, once the recording has ended. */
    private volatile long endSample = -1;

    private long startedAt;
    private boolean paused;

    StereoRecording(MediaLoop loop, RecordingWriter writer, Leg left, @Nullable Leg right, Path file, Runnable onClosed)
            throws IOException {
        this.loop = loop;
        this.writer = writer;
        this.left = left;
        this.right = right;
        this.wav = WavFile.create(file);
        this.onClosed = onClosed;
        Arrays.fill(ring, Law.MU.silence());
    }

    void start() {
        long now = System.nanoTime();
        loop.execute(() -> {
            startedAt = now;
            left.tap(this);
            if (right != null) {
                right.tap(this);
            }
            loop.pace(this);
            writer.add(this);
        });
    }

    @Override
    public Path file() {
        return wav.file();
    }

    @Override
    public void pause(boolean pause) {
        loop.execute(() -> paused = pause);
    }

    @Override
    public void alsoRight(MediaLeg leg) {
        loop.execute(() -> {
            if (endSample < 0 && leg instanceof Leg also && others.putIfAbsent(also, new RecordingTrack()) == null) {
                also.tap(this);
            }
        });
    }

    @Override
    public long spokenMs() {
        return loudness.spokenMs();
    }

    @Override
    public long lastSpokenMs() {
        return loudness.lastSpokenMs();
    }

    // ---- media thread

    @Override
    public void heard(Leg speaker, RtpPacket packet, Law law, long now) {
        if (paused) {
            return;
        }
        boolean isLeft = speaker == left;
        RecordingTrack track = trackOf(speaker);
        if (track == null) {
            return;
        }
        long position = track.place(packet, speaker.incoming().run(), sampleAt(now));
        put(packet, law, isLeft ? 0 : 1, position);
        if (right == null) {
            loudness.hear(packet, law, sampleAt(now));
        }
    }

    private @Nullable RecordingTrack trackOf(Leg speaker) {
        if (speaker == left) {
            return leftTrack;
        }
        return speaker == right ? rightTrack : others.get(speaker);
    }

    private void put(RtpPacket packet, Law law, int channel, long position) {
        long from = Math.max(position, due * RATE);
        long end = Math.min(position + packet.payloadLength(), (written + SECONDS_HELD) * RATE);
        byte[] payload = packet.bytes();
        for (long at = from; at < end; at++) {
            byte code = payload[RtpPacket.HEADER + (int) (at - position)];
            int slot = (int) (at % (SECONDS_HELD * RATE)) * 2 + channel;
            ring[slot] =
                    others.isEmpty() || channel == 0 ? G711.convert(law, Law.MU, code) : mixed(ring[slot], law, code);
        }
    }

    private static byte mixed(byte there, Law law, byte code) {
        return G711.encode(Law.MU, G711.decode(Law.MU, there) + G711.decode(law, code));
    }

    @Override
    public void tick(long now) {
        long done = (sampleAt(now) - GRACE_SAMPLES) / RATE;
        if (done > due) {
            due = done;
        }
    }

    private long sampleAt(long now) {
        return Math.max(0, (now - startedAt) / NANOS_PER_SAMPLE);
    }

    private void end() {
        left.untap(this);
        if (right != null) {
            right.untap(this);
        }
        others.keySet().forEach(other -> other.untap(this));
        loop.unpace(this);
        endSample = sampleAt(System.nanoTime());
    }

    // ---- writer thread

    /**
     * Writes what is due.
     *
     * @return true when the file is complete and closed
     */
    boolean writeDue() {
        long end = endSample;
        long whole = end >= 0 ? end / RATE : due;
        try {
            long second = written;
            while (second < whole) {
                write(second, SECOND_BYTES);
                second++;
                written = second;
            }
            if (end >= 0) {
                write(second, (int) (end % RATE) * 2);
                wav.close();
            }
        } catch (IOException e) {
            log.warn("Recording {} ends early", wav.file(), e);
            loop.execute(this::end);
            wav.abandon();
            return finish();
        }
        return end >= 0 && finish();
    }

    private void write(long second, int bytes) throws IOException {
        int at = (int) (second % SECONDS_HELD) * SECOND_BYTES;
        wav.append(ring, at, bytes);
        Arrays.fill(ring, at, at + bytes, Law.MU.silence());
    }

    private boolean finish() {
        if (complete.getCount() > 0) {
            onClosed.run();
            complete.countDown();
        }
        return true;
    }

    @Override
    public void close() {
        if (closing.compareAndSet(false, true)) {
            loop.execute(this::end);
            writer.hurry();
        }
        try {
            if (!complete.await(CLOSE_TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                log.warn("Recording {} is still being written", wav.file());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
