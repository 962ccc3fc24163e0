package org.switchroom.routing.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.routing.JournalWindow;
import org.switchroom.routing.store.Journal;
import org.switchroom.routing.store.JournalReader;

/** Readers of the journal's files, each at its own place. */
record WindowOnJournal(Journal journal) implements JournalWindow {

    @Override
    public long headEventSeq() {
        return journal.headEventSeq();
    }

    @Override
    public Reading after(long eventSeq) {
        if (eventSeq > headEventSeq() || eventSeq + 1 < journal.firstEventSeq()) {
            throw new NotKept(journal.firstEventSeq(), headEventSeq());
        }
        return new Place(journal, journal.reader(eventSeq), eventSeq);
    }

    private static final class Place implements Reading {
        private final Journal journal;
        private final JournalReader reader;
        private long position;

        Place(Journal journal, JournalReader reader, long position) {
            this.journal = journal;
            this.reader = reader;
            this.position = position;
        }

        @Override
        public List<LoggedEvent> next(int about, Duration most) throws InterruptedException {
            journal.awaitEventsAfter(position, most);
            var events = reader.next(about);
            if (!events.isEmpty()) {
                position = events.getLast().eventSeq();
            }
            return events;
        }

        @Override
        public void close() {
            try {
                reader.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
