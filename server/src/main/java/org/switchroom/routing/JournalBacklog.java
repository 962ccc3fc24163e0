package org.switchroom.routing;

import java.util.Map;

/** How far the journal's followers are behind; 0 is the usual, more while the database is away. Any thread. */
public interface JournalBacklog {

    /** Events not yet taken in, by {@link JournalFollower#name()}, in the order of names. */
    Map<String, Long> byFollower();

    /** The largest of them; 0 without followers. */
    default long events() {
        return byFollower().values().stream().mapToLong(Long::longValue).max().orElse(0);
    }

    /** Whether a follower could not go on when it last tried, as while the database is away. */
    boolean interrupted();

    /** {@code eventSeq} of the last event in the journal; 0 when there is none. */
    long headEventSeq();

    /** Told, on some thread, when the backlog of a follower has changed; hand over and return. */
    void onChange(Runnable listener);
}
