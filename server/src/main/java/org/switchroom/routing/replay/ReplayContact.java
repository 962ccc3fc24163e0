package org.switchroom.routing.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.switchroom.engine.Engine;
import org.switchroom.engine.Event;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.routing.store.JournalArchive;
import org.switchroom.routing.store.JournalDamaged;
import org.switchroom.routing.store.JournalRecord;
import org.switchroom.routing.store.SnapshotStore;

/**
 * {@code switchroom simulate --contact ID [--journal DIR]}: replays the journal through the decisions about one contact, and
 * tells them. Reads only, so the server may run meanwhile.
 */
public final class ReplayContact {
    /** Why there is no story, in one line. */
    static final class NoStory extends RuntimeException {
        NoStory(String message) {
            super(message);
        }
    }

    private static final String USAGE = "switchroom simulate --contact ID [--journal DIR]";

    private final Path directory;
    private final JournalArchive journal;
    private final long contactId;

    private ReplayContact(Path directory, JournalArchive journal, long contactId) {
        this.directory = directory;
        this.journal = journal;
        this.contactId = contactId;
    }

    public static void main(String[] args) {
        long contactId = 0;
        var directory = Path.of("data", "journal");
        for (int i = 0; i < args.length; i += 2) {
            var value = i + 1 < args.length ? args[i + 1] : "";
            switch (args[i]) {
                case "--contact" -> contactId = value.matches("\\d{1,19}") ? Long.parseUnsignedLong(value) : 0;
                case "--journal" -> directory = Path.of(value);
                default -> contactId = 0;
            }
        }
        if (contactId <= 0) {
            System.err.println(USAGE);
            System.exit(2);
        }
        try {
            tell(directory, contactId, System.out::println);
        } catch (NoStory | JournalDamaged | IOException | UncheckedIOException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    /** @throws NoStory if the journal does not have it */
    static void tell(Path directory, long contactId, Consumer<String> out) throws IOException {
        var journal = JournalArchive.open(directory)
                .orElseThrow(() -> new NoStory("There is no journal in " + directory.toAbsolutePath()
                        + ": name the directory with --journal (it is journal/ in the server's data directory)"));
        new ReplayContact(directory, journal, contactId).tell(out);
    }

    private void tell(Consumer<String> out) throws IOException {
        var opening = opening();
        var state = journal.stateUpTo(opening.number() - 1);
        if (state.isEmpty() && journal.firstRecord() > 1) {
            throw new NoStory("Contact " + contactId + " came with record " + opening.number() + ", but the journal in "
                    + directory + " begins at " + journal.firstRecord() + " and has no older state to start from");
        }
        var start = state.orElseGet(() -> new SnapshotStore.Restored(0, new Engine()));
        var engine = start.engine();
        var picture = new Picture(engine.view(), opening.submission().firmId());
        var story = new ContactStory(contactId, picture, out);
        journal.read(start.record() + 1, record -> {
            repeat(engine, record).stream()
                    .filter(logged -> logged.firmId() == opening.submission().firmId() || logged.firmId() == 0)
                    .forEach(story::see);
            story.settled();
            return !story.over();
        });
        story.close();
    }

    /** The record by which the contact was opened. */
    private JournalRecord opening() throws IOException {
        var found = new ArrayList<JournalRecord>();
        journal.read(journal.firstRecord(), record -> {
            if (record.events().stream()
                    .anyMatch(
                            logged -> logged.event() instanceof Event.ContactOpened e && e.contactId() == contactId)) {
                found.add(record);
            }
            return found.isEmpty();
        });
        if (found.isEmpty()) {
            throw new NoStory(
                    journal.firstRecord() == 1
                            ? "Contact " + contactId + " is not in the journal in " + directory
                            : "Contact " + contactId + " is not in the journal in " + directory
                                    + ", which begins at record " + journal.firstRecord()
                                    + ": it is unknown, or older");
        }
        return found.getFirst();
    }

    /** What the engine decides again, which is what the journal says it decided. */
    private List<LoggedEvent> repeat(Engine engine, JournalRecord record) {
        var events = new ArrayList<LoggedEvent>();
        engine.apply(record.submission(), record.logTimeMs(), events::add);
        if (!events.equals(record.events())) {
            throw new NoStory("Record " + record.number() + " of the journal in " + directory
                    + " had other events than this engine gives: run the version that wrote the journal");
        }
        return events;
    }
}
