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
import org.switchroom.engine.AgentState;
import org.switchroom.engine.Command;
import org.switchroom.engine.ConversationEnd;
import org.switchroom.engine.Event;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.engine.OfferEnd;
import org.switchroom.engine.OverflowTarget;
import org.switchroom.engine.QueuedCause;
import org.switchroom.engine.Strategy;

/**
 * Who is there, who waits, and the figures that strategies go by, as the events tell it. Several checkers look at one hall;
 * it takes in an event after all of them have judged it. What an agent's or a contact's turn depends on is looked for, never
 * indexed, so that it can be read beside docs/algorithms/strategies.md.
 */
final class Hall implements Checker {
    /** Phones that ring for one contact. */
    private static final int MOST_PHONES = 20;

    private final Map<Integer, Person> persons = new TreeMap<>();
    private final Map<Integer, Line> lines = new TreeMap<>();
    private final Map<Long, Place> places = new HashMap<>();
    /** At whom those ring that ring at all. */
    private final Map<Long, Set<Integer>> phones = new HashMap<>();

    private final Entrance entrance = new Entrance(this);
    private final KeptPlaces kept = new KeptPlaces();
    private final Set<Long> messages = new HashSet<>();
    private final OwnCalls ownCalls = new OwnCalls();
    private final Map<Long, Integer> talksIn = new HashMap<>();
    private final WrapUps wrapUps = new WrapUps(lines);
    private final Map<Long, Place> newlyWaiting = new LinkedHashMap<>();
    private final Set<Person> newlyFree = new LinkedHashSet<>();
    /** Agents who went, or left a queue, by this command. */
    private final Set<Integer> newlyGone = new HashSet<>();
    /** Contacts whose next offer is to an agent whom somebody has named. */
    private final Set<Long> named = new HashSet<>();

    private @Nullable Place candidatesFor;
    private List<Person> candidates = List.of();
    private int version = 1;

    // ---- what the checkers look at

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

    // ---- what the events change

    @Override
    public void see(LoggedEvent logged) {
        candidatesFor = null;
        switch (logged.event()) {
            case Event.VersionActivated e -> version = e.version();
            case Event.QueueDefined e -> define(e, logged.firmId());
            case Event.QueueRemoved e -> remove(e.queueId());
            case Event.AgentDefined e -> define(e, logged);
            case Event.AgentRemoved e -> remove(e);
            case Event.DayStarted e -> startDay(logged.firmId());
            case Event.AgentStateChanged e -> change(person(e.agentId()), e, logged);
            case Event.QueuePaused e -> person(e.agentId()).pause(e.queueId());
            case Event.QueueResumed e -> resume(person(e.agentId()), e.queueId());
            case Event.ContactOpened e -> entrance.opened(e.contactId(), logged.eventSeq());
            case Event.CallPlaced e -> {
                entrance.opened(e.contactId(), logged.eventSeq());
                ownCalls.placed(e);
                wrapUps.interrupt(e, logged.atMs());
            }
            case Event.MessageLeft e -> {
                entrance.opened(e.contactId(), logged.eventSeq());
                messages.add(e.contactId());
            }
            case Event.ContactQueued e -> queued(e, logged);
            case Event.ConsultStarted e when e.toAgentId() != 0 -> named.add(e.contactId());
            case Event.ConsultQueued e -> wait(entering(e, logged));
            case Event.PriorityChanged e -> prioritise(place(e.contactId()), e.priority());
            case Event.ContactWidened e -> widen(place(e.contactId()), logged.atMs());
            case Event.ContactOverflowed e -> overflow(e, logged.atMs());
            case Event.ContactOffered e -> offer(e, logged.eventSeq());
            case Event.OfferEnded e when e.why() == OfferEnd.TAKEN -> {}
            case Event.OfferEnded e -> offerEnds(e);
            case Event.ContactConnected e -> {
                leavesOffered(e.contactId());
                kept.connected(e.contactId());
                talks(e.contactId(), e.queueId(), e.agentId());
            }
            case Event.CallbackRequested e -> kept.requested(e.contactId());
            case Event.CallbackRested e -> rests(e.contactId());
            case Event.CallbackReturned e -> {
                wait(returning(e, logged));
                kept.returned(e.contactId());
            }
            case Event.CallbackDialled e -> kept.dialled(e.contactId());
            case Event.CallbackAttempted e -> missed(e.contactId());
            case Event.PlaceTakenUp e -> takeUp(e, logged);
            case Event.ConsultConnected e -> leavesOffered(e.contactId());
            case Event.ConsultEnded e -> leaves(e.contactId());
            case Event.ContactHandedOver e -> talks(e.contactId(), e.queueId(), e.toAgentId());
            case Event.ConversationEnded e -> part(e);
            case Event.WrapUpStarted e -> wrapUps.started(e, logged.atMs());
            case Event.WrapUpEnded e -> wrapUps.ended(e, logged.atMs());
            case Event.ContactEnded e -> end(e, logged.atMs());
            default -> {}
        }
    }

    @Override
    public void settled() {
        newlyWaiting.clear();
        newlyFree.clear();
        newlyGone.clear();
        named.clear();
        ownCalls.settled();
    }

    private void define(Event.QueueDefined e, int firmId) {
        lines.computeIfAbsent(e.queueId(), id -> new Line(id, firmId, e.rules(), messages)).rules = e.rules();
    }

    private void remove(int queueId) {
        for (Person person : line(queueId).agents.values()) {
            person.serve(person.profile.without(queueId));
        }
        lines.remove(queueId);
    }

    private void define(Event.AgentDefined e, LoggedEvent logged) {
        Person person = persons.computeIfAbsent(e.agentId(), id -> new Person(id, logged.firmId(), logged.atMs()));
        for (int queueId : person.profile.queueIds()) {
            if (e.profile().service(queueId) == null) {
                leave(person, queueId);
            }
        }
        for (int queueId : e.profile().queueIds()) {
            Line line = line(queueId);
            line.agents.put(person.agentId, person);
            if (!line.figures.containsKey(person.agentId)) {
                line.figures.put(person.agentId, new Figures());
                line.welcomes(person.agentId);
            }
        }
        person.serve(e.profile());
        if (person.free()) {
            newlyFree.add(person);
        }
    }

    private void remove(Event.AgentRemoved e) {
        Person person = person(e.agentId());
        person.profile.queueIds().forEach(queueId -> leave(person, queueId));
        persons.remove(e.agentId());
        newlyFree.remove(person);
    }

    private void leave(Person person, int queueId) {
        line(queueId).agents.remove(person.agentId);
        line(queueId).figures.remove(person.agentId);
        newlyGone.add(person.agentId);
    }

    private void startDay(int firmId) {
        lines.values().stream()
                .filter(line -> line.firmId == firmId)
                .forEach(line -> line.figures.values().forEach(Figures::startDay));
        persons.values().stream().filter(person -> person.firmId == firmId).forEach(Person::startDay);
    }

    private void change(Person person, Event.AgentStateChanged e, LoggedEvent logged) {
        boolean wasFree = person.free();
        boolean missedNothing = person.state == AgentState.OFFERED && version >= 3;
        boolean counts = !ownCalls.isInternal(person.contactId);
        person.becomes(e, logged, counts);
        wrapUps.changed(e);
        if (person.free() && !wasFree) {
            if (!missedNothing) {
                person.profile.queueIds().forEach(queueId -> line(queueId).welcomes(person.agentId));
            }
            newlyFree.add(person);
        }
        if (e.state() == AgentState.OFFLINE) {
            newlyGone.add(person.agentId);
        }
    }

    private void resume(Person person, int queueId) {
        person.resume(queueId);
        line(queueId).welcomes(person.agentId);
        if (person.free()) {
            newlyFree.add(person);
        }
    }

    private void queued(Event.ContactQueued e, LoggedEvent logged) {
        Place place = entering(e, logged);
        leaves(e.contactId());
        entrance.arrived(e, logged.atMs());
        if (e.cause() == QueuedCause.TO_AGENT) {
            named.add(e.contactId());
        }
        wait(place);
    }

    private void wait(Place place) {
        places.put(place.at.contactId(), place);
        line(place.at.queueId()).waiting.add(place);
        newlyWaiting.put(place.at.contactId(), place);
    }

    private void prioritise(Place place, int priority) {
        leaves(place.at.contactId());
        wait(place.with(priority));
    }

    private void widen(Place place, long nowMs) {
        place.widen(nowMs);
        if (line(place.at.queueId()).waiting.contains(place) || atAll(place)) {
            newlyWaiting.put(place.at.contactId(), place);
        }
    }

    private void overflow(Event.ContactOverflowed e, long nowMs) {
        if (e.target().stays()) {
            return;
        }
        Place place = places.get(e.contactId());
        leaves(e.contactId());
        if (e.target() == OverflowTarget.Kind.QUEUE || e.target() == OverflowTarget.Kind.NUMBER) {
            entrance.goesOn(e.contactId(), place == null ? nowMs : place.at.arrivedAtMs());
        }
    }

    /** Whoever waits waits there no more; nothing, if it is in no queue. */
    private void leaves(long contactId) {
        Place place = places.remove(contactId);
        if (place != null) {
            line(place.at.queueId()).waiting.remove(place);
            newlyWaiting.remove(contactId);
        }
    }

    private void offer(Event.ContactOffered e, long eventSeq) {
        boolean atAll = ringsAtAll(e);
        named.remove(e.contactId());
        Place place = places.get(e.contactId());
        if (place == null) {
            return;
        }
        Line line = line(place.at.queueId());
        line.waiting.remove(place);
        newlyWaiting.remove(e.contactId());
        if (atAll) {
            phones.computeIfAbsent(e.contactId(), id -> new HashSet<>()).add(e.agentId());
            line.atAll.add(place);
            newlyWaiting.put(e.contactId(), place);
            return;
        }
        count(line, e.contactId(), +1);
        Figures figures = line.figures.get(e.agentId());
        if (figures != null) {
            figures.lastOfferSeq = eventSeq;
        }
    }

    private void count(Line line, long contactId, int by) {
        if (isMessage(contactId)) {
            line.messagesRinging += by;
        } else {
            line.ringing += by;
        }
    }

    private void offerEnds(Event.OfferEnded e) {
        Set<Integer> rung = phones.get(e.contactId());
        if (rung != null && rung.remove(e.agentId()) && !rung.isEmpty()) {
            newlyWaiting.put(e.contactId(), place(e.contactId()));
            return;
        }
        Place place = leavesOffered(e.contactId());
        if (place != null) {
            wait(place);
        }
    }

    /** From a phone that rang; null if it was rung for without a place. */
    private @Nullable Place leavesOffered(long contactId) {
        Place place = places.remove(contactId);
        if (place != null && phones.remove(contactId) != null) {
            line(place.at.queueId()).atAll.remove(place);
            newlyWaiting.remove(contactId);
        } else if (place != null) {
            count(line(place.at.queueId()), contactId, -1);
        }
        return place;
    }

    /** @param agentId 0: with somebody outside */
    private void talks(long contactId, int queueId, int agentId) {
        if (agentId != 0) {
            talksIn.put(contactId, queueId);
            if (queueId != 0 && !ownCalls.isInternal(contactId)) {
                line(queueId).answeredBy(agentId);
            }
        }
    }

    private void part(Event.ConversationEnded e) {
        Integer queueId = talksIn.remove(e.contactId());
        boolean whole = e.why() != ConversationEnd.DEVICE_LOST
                && e.why() != ConversationEnd.SYSTEM
                && !isMessage(e.contactId());
        if (queueId != null && queueId != 0 && !ownCalls.isInternal(e.contactId())) {
            line(queueId).partedFrom(e.agentId(), e.talkMs() + e.holdMs(), whole);
        }
    }

    private void rests(long contactId) {
        Place place = places.get(contactId);
        if (place != null) {
            leaves(contactId);
            kept.rests(contactId, place);
        }
    }

    private void missed(long contactId) {
        Place place = leavesOffered(contactId);
        if (place != null) {
            kept.rests(contactId, place);
        }
    }

    private void takeUp(Event.PlaceTakenUp e, LoggedEvent logged) {
        Place place = toBeTakenUp(e.fromContactId(), logged.firmId(), logged.atMs());
        if (place != null) {
            entrance.takesUp(e.contactId(), place);
            kept.takenUp(e.fromContactId());
        }
    }

    private void end(Event.ContactEnded e, long nowMs) {
        if (kept.isCalling(e.contactId())) {
            leavesOffered(e.contactId());
        }
        Place place = places.get(e.contactId());
        kept.ended(e, place == null ? null : line(place.at.queueId()), place, nowMs);
        leaves(e.contactId());
        entrance.ended(e.contactId());
        messages.remove(e.contactId());
        ownCalls.ended(e.contactId());
        talksIn.remove(e.contactId());
    }
}
