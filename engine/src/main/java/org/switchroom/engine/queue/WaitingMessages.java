package org.switchroom.engine.queue;

import org.switchroom.engine.matching.Line;
import org.switchroom.engine.matching.Rank;

/** Which of those in a queue are messages: they wait among the callers, but figures of callers leave them out. */
final class WaitingMessages {
    private final Line waiting = new Line();
    private int offered;

    void add(Rank rank, long contactId) {
        waiting.add(rank, contactId);
    }

    void remove(Rank rank) {
        waiting.remove(rank);
    }

    void countOffered(int by) {
        offered += by;
    }

    int waiting() {
        return waiting.size();
    }

    int offered() {
        return offered;
    }

    int countBefore(Rank rank) {
        return waiting.countBefore(rank);
    }

    /** Whether it is a message that stands there. */
    boolean contains(Rank rank) {
        return waiting.countBefore(rank) < waiting.countBefore(new Rank(rank.major(), rank.minor() + 1));
    }
}
