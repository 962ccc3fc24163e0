package org.switchroom.simulator.checks;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.switchroom.engine.QueueRules;

/** A queue, as the events tell it: who waits, who serves it, and its figures. Only {@link Usher} changes it. */
final class Line {
    private static final long USUAL_HANDLE_MS = 180_000;

    final int queueId;
    final int firmId;
    QueueRules rules;
    final TreeSet<Place> waiting = new TreeSet<>(Place.TURN);
    /** Those who serve it, in whatever state. */
    final TreeMap<Integer, Person> agents = new TreeMap<>();

    final Map<Integer, Figures> figures = new HashMap<>();
    final Figures.Mean conversation = new Figures.Mean();
    final Figures.Mean wrapUp = new Figures.Mean();
    /** The highest pass with which anybody answered: whoever comes back has it at least. */
    long pass;
    /** Those that ring at all who are free, until somebody answers or nobody is left. */
    final TreeSet<Place> atAll = new TreeSet<>(Place.TURN);
    /** Callers of this queue for whom one phone rings, and messages. */
    int ringing;

    int messagesRinging;
    /** Of all queues: those contacts that are messages. */
    private final Set<Long> messages;

    Line(int queueId, int firmId, QueueRules rules, Set<Long> messages) {
        this.messages = messages;
        this.queueId = queueId;
        this.firmId = firmId;
        this.rules = rules;
    }

    Figures figures(int agentId) {
        Figures known = figures.get(agentId);
        if (known == null) {
            throw new Violation(agentId, "Does not serve the queue");
        }
        return known;
    }

    /** Of callers; messages have a limit of their own. */
    boolean full() {
        return waiting.size() - messagesWaiting() + atAll.size() + ringing >= rules.maxWaiting();
    }

    int messagesWaiting() {
        return messages.isEmpty() ? 0 : waiting.size() - callers(waiting);
    }

    int messages() {
        return messagesWaiting() + messagesRinging;
    }

    /** Callers who wait before this place. */
    int callersBefore(Place place) {
        return callers(waiting.headSet(place));
    }

    private int callers(SortedSet<Place> places) {
        return messages.isEmpty()
                ? places.size()
                : (int) places.stream()
                        .filter(place -> !messages.contains(place.at.contactId()))
                        .count();
    }

    /** Those who take contacts from it, busy, on a break, or gone home. */
    Stream<Person> takers() {
        return agents.values().stream().filter(person -> person.takesFrom(queueId));
    }

    boolean nobodyIsThere() {
        return takers().noneMatch(Person::signedIn);
    }

    long atWork() {
        return takers().filter(Person::atWork).count();
    }

    long free() {
        return takers().filter(Person::free).count();
    }

    long meanHandleMs() {
        return conversation.or(USUAL_HANDLE_MS);
    }

    long estimatedWaitMs(int position) {
        return position * (meanHandleMs() + wrapUp.or(0)) / Math.max(1, atWork());
    }

    int highestTier() {
        int highest = 1;
        for (Person person : agents.values()) {
            highest = Math.max(highest, person.service(queueId).tier());
        }
        return highest;
    }

    /** An agent comes back, to the queue or to work, and does not catch up on what was missed. */
    void welcomes(int agentId) {
        Figures its = figures(agentId);
        its.pass = Math.max(its.pass, pass);
    }

    /** An agent has the contact for good now. */
    void answeredBy(int agentId) {
        Figures its = figures.get(agentId);
        if (its != null) {
            pass = Math.max(pass, its.pass);
            its.answered(meanHandleMs());
        }
    }

    /** @param whole neither a lost device nor a restart has cut it short, and it was no message that was listened to */
    void partedFrom(int agentId, long ms, boolean whole) {
        if (whole) {
            conversation.add(ms);
        }
        Figures its = figures.get(agentId);
        if (its != null) {
            its.talkTodayMs += ms;
            if (whole) {
                its.handle.add(ms);
            }
        }
    }
}
