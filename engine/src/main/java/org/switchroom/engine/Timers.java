package org.switchroom.engine;

import java.util.Objects;
import org.switchroom.engine.contact.ContactState.Waiting;
import org.switchroom.engine.matching.Line;
import org.switchroom.engine.matching.Rank;

/**
 * What will happen by itself: an agent's ringing, wrap-up or timed not-ready ends, a contact asks for less or overflows, a
 * callback comes back into line. An agent has at most one timer, a contact one of each kind.
 */
final class Timers {
    private final Line agents = new Line();
    private final Line contacts = new Line();
    private final Line overflows = new Line();
    private final Line returns = new Line();

    /** @param atMs {@link Long#MAX_VALUE}: never, so nothing is started; as in all four */
    void startOfAgent(long atMs, int agentId) {
        if (atMs != Long.MAX_VALUE) {
            agents.add(new Rank(atMs, agentId), agentId);
        }
    }

    /** @param atMs as it was started */
    void stopOfAgent(long atMs, int agentId) {
        if (atMs != Long.MAX_VALUE) {
            agents.remove(new Rank(atMs, agentId));
        }
    }

    /** When the contact at this place asks for less; of two at the same time, in the order in which they came. */
    void startOfContact(Waiting place, long contactId) {
        if (place.widensAtMs() != Long.MAX_VALUE) {
            contacts.add(rank(place), contactId);
        }
    }

    /** @param place as it was when started */
    void stopOfContact(Waiting place) {
        if (place.widensAtMs() != Long.MAX_VALUE) {
            contacts.remove(rank(place));
        }
    }

    /** @param atMs {@link Long#MAX_VALUE}: never, as in the one that stops it */
    void startOfOverflow(long atMs, long contactId) {
        if (atMs != Long.MAX_VALUE) {
            overflows.add(new Rank(atMs, contactId), contactId);
        }
    }

    void stopOfOverflow(long atMs, long contactId) {
        if (atMs != Long.MAX_VALUE) {
            overflows.remove(new Rank(atMs, contactId));
        }
    }

    /** @param atMs {@link Long#MAX_VALUE}: never, as in the one that stops it */
    void startOfReturn(long atMs, long contactId) {
        if (atMs != Long.MAX_VALUE) {
            returns.add(new Rank(atMs, contactId), contactId);
        }
    }

    void stopOfReturn(long atMs, long contactId) {
        if (atMs != Long.MAX_VALUE) {
            returns.remove(new Rank(atMs, contactId));
        }
    }

    private static Rank rank(Waiting place) {
        return new Rank(place.widensAtMs(), place.rank().minor());
    }

    /** When the next one is due; {@link Long#MAX_VALUE} if none runs. */
    long nextMs() {
        return Math.min(agents.firstMajor(), nextOfContacts());
    }

    private long nextOfContacts() {
        return Math.min(contacts.firstMajor(), Math.min(overflows.firstMajor(), returns.firstMajor()));
    }

    /**
     * The agent whose timer is due next; 0: a contact's is due before. Of several at the same time the agent's comes first,
     * overflow and returns last.
     */
    int nextAgent() {
        return agents.firstMajor() <= nextOfContacts()
                ? (int) Objects.requireNonNull(agents.first()).id()
                : 0;
    }

    /** The contact that asks for less next; 0: one overflows or returns before. */
    long nextContact() {
        if (contacts.firstMajor() > Math.min(overflows.firstMajor(), returns.firstMajor())) {
            return 0;
        }
        return Objects.requireNonNull(contacts.first()).id();
    }

    /** The contact that overflows next; 0: a callback returns before. */
    long nextOverflow() {
        if (overflows.firstMajor() > returns.firstMajor()) {
            return 0;
        }
        return Objects.requireNonNull(overflows.first()).id();
    }

    /** The callback that comes back into line next. */
    long nextReturn() {
        return Objects.requireNonNull(returns.first()).id();
    }
}
