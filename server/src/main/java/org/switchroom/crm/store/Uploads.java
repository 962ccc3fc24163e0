package org.switchroom.crm.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.switchroom.crm.UploadRefused;
import org.switchroom.directory.ChangeRefused;
import org.switchroom.directory.ChangeRefused.FieldProblem;
import org.switchroom.directory.ChangeRefused.Kind;

/** How files come in: so many at once, of one firm fewer; each no larger and no longer on its way than it may be. */
final class Uploads {
    private static final int BUFFER = 65_536;

    private final Bounds bounds;
    private final LongSupplier nanos;
    private final Semaphore ofAll;
    private final Map<Integer, Semaphore> byFirm = new ConcurrentHashMap<>();

    Uploads(Bounds bounds, LongSupplier nanos) {
        this.bounds = bounds;
        this.nanos = nanos;
        this.ofAll = new Semaphore(bounds.ofAll());
    }

    /**
     * @param ofAll so many at once
     * @param ofFirm of them so many of one firm
     * @param bytes of one at most
     * @param minutes that one may be on its way
     */
    record Bounds(int ofAll, int ofFirm, long bytes, int minutes) {}

    interface Work<T> {
        T done() throws IOException;
    }

    /** @throws UploadRefused when too many come at once, of the firm or of all */
    <T> T take(int firmId, Work<T> work) throws IOException {
        var ofFirm = byFirm.computeIfAbsent(firmId, _ -> new Semaphore(bounds.ofFirm()));
        return within(ofFirm, () -> within(ofAll, work));
    }

    private static <T> T within(Semaphore turns, Work<T> work) throws IOException {
        if (!turns.tryAcquire()) {
            throw UploadRefused.tooManyAtOnce();
        }
        try {
            return work.done();
        } finally {
            turns.release();
        }
    }

    /** @throws ChangeRefused when it is too large or too slow, or empty; the rest of it is not read */
    void copy(InputStream content, Path file) throws IOException {
        long begun = nanos.getAsLong();
        long bytes = 0;
        var buffer = new byte[BUFFER];
        try (var out = Files.newOutputStream(file)) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                bytes += read;
                if (bytes > bounds.bytes()) {
                    throw refused("The file is larger than " + bounds.bytes() / 1024 / 1024
                            + " MB. Make it smaller, or send it in parts.");
                }
                if (nanos.getAsLong() - begun > TimeUnit.MINUTES.toNanos(bounds.minutes())) {
                    throw refused("The file took longer than " + bounds.minutes()
                            + " minutes to arrive. Send it over a faster line, or in parts.");
                }
                out.write(buffer, 0, read);
            }
        }
        if (bytes == 0) {
            throw refused("The file is empty. Choose another.");
        }
    }

    private static ChangeRefused refused(String why) {
        return new ChangeRefused(Kind.INVALID, List.of(new FieldProblem("", why)));
    }
}
