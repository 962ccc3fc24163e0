package org.switchroom.reporting.store;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.reporting.projection.ContactFold;
import org.switchroom.routing.JournalFollower;

/**
 * Writes the contact log from the journal. Rows and position go in one transaction; after a failure everything is read
 * again from the database, which alone says how far it is.
 */
@Component
class ContactLogProjector implements JournalFollower {
    /** Nobody reads a contact sooner; a transaction for each call would cost more than the call. */
    private static final Duration PACE = Duration.ofMillis(100);

    private final ContactLogWriter writer;
    private final TransactionTemplate transaction;
    /** What is open at {@code position}; null: not known, to be read. */
    private @Nullable ContactFold fold;

    private long position;

    ContactLogProjector(ContactLogWriter writer, PlatformTransactionManager transactions) {
        this.writer = writer;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public String name() {
        return ContactLogWriter.FOLLOWER;
    }

    @Override
    public Duration pace() {
        return PACE;
    }

    @Override
    public long position() {
        fold = null;
        transaction.executeWithoutResult(status -> {
            position = writer.position();
            fold = new ContactFold(writer.openContacts(), writer.openSegments());
        });
        return position;
    }

    @Override
    public void take(List<LoggedEvent> batch) {
        var current = Objects.requireNonNull(fold, "position() is asked first, and after each failure");
        fold = null;
        batch.forEach(current::add);
        var changes = current.drain();
        long to = batch.getLast().eventSeq();
        transaction.executeWithoutResult(status -> {
            writer.doNotWaitForDisk();
            writer.write(changes);
            writer.advance(position, to);
        });
        position = to;
        fold = current;
    }
}
