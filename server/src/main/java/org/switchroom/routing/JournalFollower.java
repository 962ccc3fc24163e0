package org.switchroom.routing;

import java.time.Duration;
import java.util.List;
import org.switchroom.engine.LoggedEvent;

/**
 * Something built from the journal at its own pace. Register as a Spring bean; the desk reads the journal for it, from the
 * position it names, and tries a failed batch again with back-off for as long as it takes.
 */
public interface JournalFollower {

    /** For metrics and the backlog shown to supervisors. */
    String name();

    /** The last {@code eventSeq} taken in, kept in the same transaction as what was written from it; 0 at first. */
    long position();

    /** Takes in a batch in order and remembers the last position, both or neither. Throws: asked again. */
    void take(List<LoggedEvent> batch);

    /** The least time from one batch to the next: what happens in it goes into one transaction instead of many. */
    default Duration pace() {
        return Duration.ZERO;
    }
}
