package org.switchroom.routing.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.engine.Submission;
import org.switchroom.routing.store.RecentRecords.Recent;

/**
 * The truth: every submission and what came of it, in order, on local disk.
 *
 * <p>One thread appends and calls {@link #force}; what it appended since the last time goes to disk as one batch with one
 * fsync. Any thread may read what has been forced ({@link #reader}) and wait for more ({@link #awaitEventsAfter}). Files
 * begin anew at {@code segmentBytes}, between batches.
 */
public final class Journal implements AutoCloseable {

    /** What is safely on disk. */
    record Head(Segment segment, long offset, long nextRecord, long nextEventSeq) {}

    private final Path directory;
    private final long segmentBytes;
    private final FileChannel lockFile;
    /** By the number of their first record. */
    private final ConcurrentSkipListMap<Long, Segment> segments;

    private final ReentrantLock waiting = new ReentrantLock();
    private final Condition grown = waiting.newCondition();
    private final BatchBuffer batch = new BatchBuffer();
    /** What is in the batch. */
    private final List<Recent> fresh = new ArrayList<>();

    private final RecentRecords recent = new RecentRecords();
    private FileChannel channel;
    private volatile Head head;
    private volatile boolean closed;
    private long nextRecord;
    private long nextEventSeq;

    /**
     * Opens the journal, cutting a torn tail, or begins one.
     *
     * @throws JournalDamaged if what had been safely written cannot be read
     */
    public static Journal open(Path directory, long segmentBytes) throws IOException {
        Files.createDirectories(directory);
        var lockFile = lock(directory);
        try {
            return new Journal(directory, segmentBytes, lockFile);
        } catch (IOException | RuntimeException failed) {
            lockFile.close();
            throw failed;
        }
    }

    private Journal(Path directory, long segmentBytes, FileChannel lockFile) throws IOException {
        this.directory = directory;
        this.segmentBytes = segmentBytes;
        this.lockFile = lockFile;
        this.segments = SegmentDirectory.list(directory);
        if (segments.isEmpty()) {
            var first = Segment.create(directory, 1, 1);
            segments.put(first.firstRecord(), first);
        }
        var last = segments.lastEntry().getValue();
        var scan = new SegmentScan(last);
        long soundEnd = scan.run(true, body -> true);
        this.channel = FileChannel.open(last.file(), StandardOpenOption.WRITE);
        if (channel.size() > soundEnd) {
            channel.truncate(soundEnd);
            channel.force(true);
        }
        channel.position(soundEnd);
        this.nextRecord = scan.nextRecord();
        this.nextEventSeq = scan.nextEventSeq();
        this.head = new Head(last, soundEnd, nextRecord, nextEventSeq);
    }

    private static FileChannel lock(Path directory) throws IOException {
        var file = FileChannel.open(directory.resolve("lock"), StandardOpenOption.WRITE, StandardOpenOption.CREATE);
        try {
            if (file.tryLock() != null) {
                return file;
            }
        } catch (OverlappingFileLockException heldByThisProcess) {
            // answered below
        }
        file.close();
        throw new IOException("The journal " + directory
                + " is in use by another process: stop it, or give this one its own switchroom.data-dir");
    }

    /** Adds a record to the batch. Not on disk before {@link #force}; the writing thread alone. */
    public void append(long logTimeMs, Submission submission, List<LoggedEvent> events) {
        long offset = head.offset() + batch.length();
        batch.add(nextRecord, logTimeMs, submission, nextEventSeq, events);
        fresh.add(new Recent(head.segment(), offset, head.offset() + batch.length(), List.copyOf(events)));
        nextRecord++;
        nextEventSeq += events.size();
    }

    /** Puts the batch on disk; when this returns it survives a crash, and readers see it. The writing thread alone. */
    public void force() throws IOException {
        if (batch.isEmpty()) {
            return;
        }
        Disk.writeFully(channel, batch.written());
        channel.force(false);
        batch.clear();
        for (int n = 0; n < fresh.size(); n++) {
            recent.keep(nextRecord - fresh.size() + n, fresh.get(n));
        }
        fresh.clear();
        head = new Head(head.segment(), channel.position(), nextRecord, nextEventSeq);
        if (channel.position() >= segmentBytes) {
            beginSegment();
        }
        wakeReaders();
    }

    private void beginSegment() throws IOException {
        var segment = Segment.create(directory, nextRecord, nextEventSeq);
        channel.close();
        channel = FileChannel.open(segment.file(), StandardOpenOption.WRITE);
        channel.position(Segment.HEADER_BYTES);
        segments.put(segment.firstRecord(), segment);
        head = new Head(segment, Segment.HEADER_BYTES, nextRecord, nextEventSeq);
    }

    /** Number the next record gets. */
    public long nextRecord() {
        return nextRecord;
    }

    /** The {@code eventSeq} the next event has to have. The writing thread alone. */
    public long nextEventSeq() {
        return nextEventSeq;
    }

    /** {@code eventSeq} of the last event on disk; 0 when there is none. */
    public long headEventSeq() {
        return head.nextEventSeq() - 1;
    }

    /** The first event that is kept. */
    public long firstEventSeq() {
        return segments.firstEntry().getValue().firstEventSeq();
    }

    /**
     * Reads on from an event.
     *
     * @param afterEventSeq the last event already known; 0: from the first
     * @throws IllegalStateException if the journal does not reach so far back, or not so far forward
     */
    public JournalReader reader(long afterEventSeq) {
        if (afterEventSeq > headEventSeq()) {
            throw new IllegalStateException(
                    "Event " + afterEventSeq + " was already taken in, but the journal in " + directory + " ends at "
                            + headEventSeq() + ": this journal and that database do not belong together");
        }
        Segment start = null;
        for (var segment : segments.values()) {
            if (segment.firstEventSeq() <= afterEventSeq + 1) {
                start = segment;
            }
        }
        if (start == null) {
            throw new IllegalStateException("Events from " + (afterEventSeq + 1) + " are wanted, but the journal in "
                    + directory + " begins at "
                    + segments.firstEntry().getValue().firstEventSeq()
                    + ": put the older segments back");
        }
        return new JournalReader(this, start, afterEventSeq);
    }

    /** Every record from {@code fromRecord} on, checked; before the first append. */
    public void replay(long fromRecord, Consumer<JournalRecord> each) throws IOException {
        var first = segments.floorEntry(fromRecord);
        if (first == null) {
            throw new JournalDamaged(
                    segments.firstEntry().getValue().file(),
                    0,
                    "nothing before record " + segments.firstKey() + " is kept, record " + fromRecord
                            + " is needed, and no snapshot is there: it begins");
        }
        for (var segment : segments.tailMap(first.getKey()).values()) {
            var scan = new SegmentScan(segment);
            scan.run(segment.equals(head.segment()), body -> {
                if (RecordCodec.number(body) >= fromRecord) {
                    each.accept(RecordCodec.read(body));
                }
                return true;
            });
            var next = segments.higherEntry(segment.firstRecord());
            if (next != null && next.getKey() != scan.nextRecord()) {
                throw new JournalDamaged(
                        segment.file(), segment.bytes(), "record " + scan.nextRecord() + " is missing");
            }
        }
    }

    /** Waits until there are events after {@code eventSeq}; returns at once when there are, and when the journal closes. */
    public void awaitEventsAfter(long eventSeq) throws InterruptedException {
        if (headEventSeq() > eventSeq) {
            return;
        }
        waiting.lockInterruptibly();
        try {
            while (headEventSeq() <= eventSeq && !closed) {
                grown.await();
            }
        } finally {
            waiting.unlock();
        }
    }

    /** As {@link #awaitEventsAfter(long)}, but returns when {@code most} is over too. */
    public void awaitEventsAfter(long eventSeq, Duration most) throws InterruptedException {
        if (headEventSeq() > eventSeq) {
            return;
        }
        waiting.lockInterruptibly();
        try {
            long left = most.toNanos();
            while (headEventSeq() <= eventSeq && !closed && left > 0) {
                left = grown.awaitNanos(left);
            }
        } finally {
            waiting.unlock();
        }
    }

    private void wakeReaders() {
        waiting.lock();
        try {
            grown.signalAll();
        } finally {
            waiting.unlock();
        }
    }

    /**
     * Removes segments that nobody needs: their last event is at or before {@code eventSeq}, their last record before
     * {@code record}, and they were last written before {@code olderThanMs}.
     */
    public int removeSegments(long eventSeq, long record, long olderThanMs) throws IOException {
        int removed = 0;
        for (var segment : segments.values()) {
            var next = segments.higherEntry(segment.firstRecord());
            if (next == null
                    || next.getValue().firstEventSeq() > eventSeq + 1
                    || next.getKey() > record
                    || Files.getLastModifiedTime(segment.file()).toMillis() >= olderThanMs) {
                return removed;
            }
            segments.remove(segment.firstRecord());
            Files.delete(segment.file());
            removed++;
        }
        return removed;
    }

    Head head() {
        return head;
    }

    RecentRecords recent() {
        return recent;
    }

    @Nullable
    Segment segmentAfter(Segment segment) {
        var next = segments.higherEntry(segment.firstRecord());
        return next == null ? null : next.getValue();
    }

    @Override
    public void close() throws IOException {
        closed = true;
        wakeReaders();
        channel.close();
        lockFile.close();
    }
}
