package org.switchroom.wire.rtp;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/** The thread that writes recordings: looks at each five times a second and writes the seconds that are done. */
final class RecordingWriter implements AutoCloseable {
    private static final long INTERVAL_NANOS = 200_000_000;
    private static final long HURRIED_NANOS = 2_000_000;

    private final List<StereoRecording> recordings = new CopyOnWriteArrayList<>();
    private final Thread thread = Thread.ofPlatform().name("recording").unstarted(this::run);
    private volatile boolean hurried;
    private volatile boolean closed;

    void start() {
        thread.start();
    }

    void add(StereoRecording recording) {
        recordings.add(recording);
        LockSupport.unpark(thread);
    }

    /** Somebody waits for a file to be complete. */
    void hurry() {
        hurried = true;
        LockSupport.unpark(thread);
    }

    private void run() {
        while (!closed) {
            boolean soon = hurried;
            hurried = false;
            recordings.removeIf(StereoRecording::writeDue);
            if (recordings.isEmpty() && !soon) {
                LockSupport.park(this);
            } else {
                LockSupport.parkNanos(this, soon ? HURRIED_NANOS : INTERVAL_NANOS);
            }
        }
        recordings.removeIf(StereoRecording::writeDue);
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
