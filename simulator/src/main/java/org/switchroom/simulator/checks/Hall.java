package org.switchroom.simulator.checks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.switchroom.engine.Command;
import org.switchroom.engine.Event;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.engine.Strategy;

/**
 * Who is there, who waits, and the figures that strategies go by, as the events tell it. Several checkers look at one hall; only
 * {@link Usher} changes it. What an agent's or a contact's turn depends on is looked for, never indexed, so that it can be read
 * beside docs/algorithms/strategies.md.
 */
final class Hall {
    /** Phones that ring for one contact. */
    private static final int MOST_PHONES = 20;

    int version = 1;
    final Map<Integer, Person> persons = new TreeMap<>();
    final Map<Integer, Line> lines = new TreeMap<>();
    final Map<Long, Place> places = new HashMap<>();
    /** At whom those ring that ring at all. */
    final Map<Long, Set<Integer>> phones = new HashMap<>();

    final Entrance entrance = new Entrance(this);
    final KeptPlaces kept = new KeptPlaces();
    final Set<Long> messages = new HashSet<>();
    final OwnCalls ownCalls = new OwnCalls();
    /** Through which queue those talk who are with an agent. */
    final Map<Long, Integer> talksIn = new HashMap<>();
    /** Contacts whose next offer is to an agent whom somebody has named. */
    final Set<Long> named = new HashSet<>();

    final Map<Long, Place> newlyWaiting = new LinkedHashMap<>();
    final Set<Person> newlyFree = new LinkedHashSet<>();
    /** Agents who went, or left a queue, by this command. */
    final Set<Integer> newlyGone = new HashSet<>();

    private @Nullable Place candidatesFor;
    private List<Person> candidates = List.of();

    int version() {
        return version;
    }

    Person person(int agentId) {
        Person person = persons.get(agentId);
        if (person == null) {
            throw new Violation(agentId, "Agent " + agentId + " was never defined");
        }
        return person;
    }

    Iterable<Person> persons() {
        return persons.values();
    }

    boolean isKnown(int agentId) {
        return persons.containsKey(agentId);
    }

    Line line(int queueId) {
        Line line = lines.get(queueId);
        if (line == null) {
            throw new Violation(0, "Queue " + queueId + " does not exist");
        }
        return line;
    }

    @Nullable
    Line lineIfThere(int queueId) {
        return lines.get(queueId);
    }

    /** Where a contact, or a consult about it, waits or rings. */
    Place place(long contactId) {
        Place place = places.get(contactId);
        if (place == null) {
            throw new Violation(contactId, "Is in no queue");
        }
        return place;
    }

    @Nullable
    Place placeIfAny(long contactId) {
        return places.get(contactId);
    }

    /** It is an agent's own call that rings at a colleague's, or will: not through a queue, and not for a consult. */
    boolean isColleague(long contactId, int queueId) {
        return queueId == 0 && !talks(contactId);
    }

    /** Between colleagues. */
    boolean isInternal(long contactId) {
        return ownCalls.isInternal(contactId);
    }

    /** To an agent whom somebody has named, for whatever reason. */
    boolean isNamed(Event.ContactOffered e) {
        return isNamed(e.contactId()) || isColleague(e.contactId(), e.queueId());
    }

    /** The next offer of this contact is to an agent named by another, not chosen: the rules of choosing do not hold. */
    boolean isNamed(long contactId) {
        return named.contains(contactId);
    }

    /** As a contact would stand if it came into the queue now. */
    Place entering(Event.ContactQueued e, LoggedEvent logged) {
        return entrance.of(e, logged);
    }

    /** Likewise for a consult. */
    Place entering(Event.ConsultQueued e, LoggedEvent logged) {
        return entrance.of(e, logged);
    }

    /** Likewise for a callback that has rested. */
    Place returning(Event.CallbackReturned e, LoggedEvent logged) {
        return entrance.of(e, logged);
    }

    /** Where a callback stands that rests. */
    Place resting(long contactId) {
        Place place = kept.resting(contactId);
        if (place == null) {
            throw new Violation(contactId, "Does not rest");
        }
        return place;
    }

    /** The place that another contact may go on at; null: there is none. */
    @Nullable
    Place toBeTakenUp(long contactId, int firmId, long nowMs) {
        Place left = kept.left(contactId, firmId, nowMs);
        if (left != null || !kept.isCallback(contactId)) {
            return left;
        }
        Place rests = kept.resting(contactId);
        Place waits = rests == null ? places.get(contactId) : rests;
        boolean inLine = rests != null
                || (waits != null && line(waits.at.queueId()).waiting.contains(waits));
        return waits != null && inLine && line(waits.at.queueId()).firmId == firmId ? waits : null;
    }

    /** Likewise, but for one that has not come yet, and may not come at all. */
    Place wouldEnter(Command.EnqueueContact c, long nowMs) {
        return entrance.of(c, nowMs);
    }

    /** Whether it is with an agent. */
    boolean talks(long contactId) {
        return talksIn.containsKey(contactId);
    }

    /** The free agents of its queue who may be offered this contact; searched for once between two events. */
    List<Person> candidates(Place place) {
        if (candidatesFor != place) {
            candidatesFor = place;
            candidates = new ArrayList<>();
            for (Person person : line(place.at.queueId()).agents.values()) {
                if (person.free() && place.isOpenTo(person)) {
                    candidates.add(person);
                }
            }
        }
        return candidates;
    }

    /** Of each queue this agent takes contacts from, the first in line whom he may take, and the first whom he may join. */
    Stream<Place> firstOpenTo(Person person) {
        return person.profile.services().stream()
                .filter(service -> person.takesFrom(service.queueId()))
                .map(service -> line(service.queueId()))
                .flatMap(line -> Stream.concat(
                        firstOpenTo(person, line.waiting.stream()),
                        firstOpenTo(person, line.atAll.stream().filter(this::takesMore))));
    }

    private static Stream<Place> firstOpenTo(Person person, Stream<Place> places) {
        return places.filter(place -> place.isOpenTo(person)).limit(1);
    }

    /** Rings at all. */
    boolean atAll(Place place) {
        return phones.containsKey(place.at.contactId());
    }

    /** Waits, or rings at fewer than it may ring at. */
    boolean takesMore(Place place) {
        return phones.getOrDefault(place.at.contactId(), Set.of()).size() < MOST_PHONES;
    }

    /** Whether it rings at all by this, or does already: a caller, who waits for nobody by name, in a queue that rings all. */
    boolean ringsAtAll(Event.ContactOffered e) {
        Place place = places.get(e.contactId());
        return place != null
                && (atAll(place)
                        || (line(e.queueId()).rules.strategy() == Strategy.RING_ALL
                                && isCaller(place)
                                && place.waitsForAgent() == 0
                                && !isNamed(e.contactId())));
    }

    boolean isMessage(long contactId) {
        return messages.contains(contactId);
    }

    /** Somebody on the line who waits: neither an agent who asks for another, nor a customer who is to be called back. */
    boolean isCaller(Place place) {
        long contactId = place.at.contactId();
        return !place.at.consult()
                && !kept.isCallback(contactId)
                && !isMessage(contactId)
                && !ownCalls.isOpen(contactId);
    }

    /** Contacts that began to wait or ring, or ask for something else, by this command, and still do. */
    Iterable<Place> newlyWaiting() {
        return newlyWaiting.values();
    }

    /** Agents who became free, or serve something else, by this command. */
    Iterable<Person> newlyFree() {
        return newlyFree;
    }

    /** Whether the agent it waits for by name is signed in and takes contacts from the queue; true if it waits for nobody by name. */
    boolean isThereForIt(Place place) {
        Person person = persons.get(place.waitsForAgent());
        return place.waitsForAgent() == 0
                || (person != null && person.signedIn() && person.takesFrom(place.at.queueId()));
    }

    /** Contacts that wait in line by name for somebody who went, or left a queue, by this command. */
    Stream<Place> waitingForThoseGone() {
        return newlyGone.isEmpty()
                ? Stream.empty()
                : lines.values().stream()
                        .flatMap(line -> line.waiting.stream())
                        .filter(place -> newlyGone.contains(place.waitsForAgent()));
    }

    /** Something happens. */
    void forgetCandidates() {
        candidatesFor = null;
    }
}
