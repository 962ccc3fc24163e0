package org.switchroom.engine;

import java.util.Objects;
import org.switchroom.engine.contact.ContactState.Waiting;
import org.switchroom.engine.matching.Line;
import org.switchroom.engine.matching.Rank;

/**
 * What will happen by itself: an agent's ringing, wrap-up or timed not-ready ends, a contact asks for less. An agent has at most one timer, so
 * has a contact.
 */
final class Timers {
    private final Line agents = new Line();
    private final Line contacts = new Line();

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

    private static Rank rank(Waiting place) {
        return new Rank(place.widensAtMs(), place.rank().minor());
    }

    /** When the next one is due; {@link Long#MAX_VALUE} if none runs. */
    long nextMs() {
        return Math.min(next(agents), next(contacts));
    }

    /** The agent whose timer is due next; 0: a contact's is due before. Of two at the same time the agent's comes first. */
    int nextAgent() {
        return next(agents) <= next(contacts)
                ? (int) Objects.requireNonNull(agents.first()).id()
                : 0;
    }

    /** The contact whose timer is due next. */
    long nextContact() {
        return Objects.requireNonNull(contacts.first()).id();
    }

    private static long next(Line line) {
        Line.Entry first = line.first();
        return first == null ? Long.MAX_VALUE : first.rank().major();
    }
}
