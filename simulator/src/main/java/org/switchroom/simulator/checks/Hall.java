package org.switchroom.simulator.checks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.switchroom.engine.AgentState;
import org.switchroom.engine.ConversationEnd;
import org.switchroom.engine.Event;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.engine.OfferEnd;
import org.switchroom.engine.QueueRules;
import org.switchroom.engine.RoutingProfile;
import org.switchroom.engine.Service;
import org.switchroom.engine.Strategy;

/**
 * Who is there, who waits, and the figures that strategies go by, as the events tell it. Several checkers look at one hall;
 * it takes in an event after all of them have judged it. What an agent's or a contact's turn depends on is looked for, never
 * indexed, so that it can be read beside docs/algorithms/strategies.md.
 */
final class Hall implements Checker {
    private static final long USUAL_HANDLE_MS = 180_000;
    private static final long MILLION = 1_000_000;
    /** Phones that ring for one contact. */
    private static final int MOST_PHONES = 20;

    /** An agent. */
    static final class Person {
        final int agentId;
        final int firmId;
        RoutingProfile profile = RoutingProfile.NOTHING;
        AgentState state = AgentState.OFFLINE;
        /** Number of the event by which he last came out of a contact or a break. */
        long idleSinceSeq;

        private long stateSinceMs;
        private long busyMs;
        private long freeMs;

        private Person(int agentId, int firmId, long nowMs) {
            this.agentId = agentId;
            this.firmId = firmId;
            this.stateSinceMs = nowMs;
        }

        boolean free() {
            return state == AgentState.AVAILABLE;
        }

        boolean atWork() {
            return state != AgentState.OFFLINE && state != AgentState.NOT_READY;
        }

        /** Busy ÷ (busy + free) in parts per million, up to the last change of state. */
        long occupancy() {
            return busyMs + freeMs == 0 ? 0 : busyMs * MILLION / (busyMs + freeMs);
        }

        private void becomes(AgentState next, LoggedEvent logged) {
            if (next == state) {
                return;
            }
            long spentMs = logged.atMs() - stateSinceMs;
            switch (state) {
                case ON_CONTACT, HELD, WRAP_UP -> busyMs += spentMs;
                case AVAILABLE, OFFERED -> freeMs += spentMs;
                case OFFLINE, NOT_READY -> {}
            }
            if (next == AgentState.AVAILABLE && state != AgentState.OFFERED) {
                idleSinceSeq = logged.eventSeq();
            }
            state = next;
            stateSinceMs = logged.atMs();
        }
    }

    /** A queue. */
    static final class Line {
        final int firmId;
        QueueRules rules;
        final TreeSet<Place> waiting = new TreeSet<>(Place.TURN);
        /** Those that ring at all who are free, until somebody answers or nobody is left. */
        private final TreeSet<Place> atAll = new TreeSet<>(Place.TURN);

        final TreeMap<Integer, Person> agents = new TreeMap<>();
        private final Map<Integer, Figures> figures = new HashMap<>();
        private final Figures.Mean conversation = new Figures.Mean();
        private final Figures.Mean wrapUp = new Figures.Mean();
        /** The highest pass with which anybody answered: whoever comes back has it at least. */
        private long pass;

        private Line(int firmId, QueueRules rules) {
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

        long meanHandleMs() {
            return conversation.or(USUAL_HANDLE_MS);
        }

        long estimatedWaitMs(int position) {
            long atWork = agents.values().stream().filter(Person::atWork).count();
            return position * (meanHandleMs() + wrapUp.or(0)) / Math.max(1, atWork);
        }

        int highestTier(int queueId) {
            int highest = 1;
            for (Person person : agents.values()) {
                highest = Math.max(highest, serviceOf(person, queueId).tier());
            }
            return highest;
        }
    }

    private record WrapUp(int queueId, long startedAtMs) {}

    private final Map<Integer, Person> persons = new TreeMap<>();
    private final Map<Integer, Line> lines = new TreeMap<>();
    private final Map<Long, Long> openedSeq = new HashMap<>();
    private final Map<Long, Place> places = new HashMap<>();
    /** At whom those ring that ring at all. */
    private final Map<Long, Set<Integer>> phones = new HashMap<>();

    private final Map<Long, Integer> talksIn = new HashMap<>();
    private final Map<Integer, WrapUp> wrapUps = new HashMap<>();
    private final Map<Long, Place> newlyWaiting = new LinkedHashMap<>();
    private final Set<Person> newlyFree = new LinkedHashSet<>();
    private @Nullable Place entering;
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

    Line line(int queueId) {
        Line line = lines.get(queueId);
        if (line == null) {
            throw new Violation(0, "Queue " + queueId + " does not exist");
        }
        return line;
    }

    /** Where a contact waits or rings. */
    Place place(long contactId) {
        Place place = places.get(contactId);
        if (place == null) {
            throw new Violation(contactId, "Is in no queue");
        }
        return place;
    }

    /** As a contact would stand if it came into the queue now. */
    Place entering(Event.ContactQueued e, LoggedEvent logged) {
        Place place = entering;
        if (place == null || place.queuedSeq != logged.eventSeq()) {
            Line line = line(e.queueId());
            long opened = openedSeq.getOrDefault(e.contactId(), 0L);
            place = new Place(e, logged, opened, line.rules, line.highestTier(e.queueId()));
            entering = place;
        }
        return place;
    }

    /** The free agents of its queue who may be offered this contact; searched for once between two events. */
    List<Person> candidates(Place place) {
        if (candidatesFor != place) {
            candidatesFor = place;
            candidates = new ArrayList<>();
            for (Person person : line(place.queueId).agents.values()) {
                if (person.free() && place.isOpenTo(person.profile)) {
                    candidates.add(person);
                }
            }
        }
        return candidates;
    }

    /** Of each queue this agent serves, the first in line whom he may take, and the first whom he may join. */
    Stream<Place> firstOpenTo(Person person) {
        return person.profile.services().stream()
                .map(service -> line(service.queueId()))
                .flatMap(line -> Stream.concat(
                        firstOpenTo(person, line.waiting),
                        firstOpenTo(
                                person,
                                line.atAll.stream().filter(this::takesMore).toList())));
    }

    private static Stream<Place> firstOpenTo(Person person, Collection<Place> places) {
        return places.stream().filter(place -> place.isOpenTo(person.profile)).limit(1);
    }

    /** Rings at all. */
    boolean atAll(Place place) {
        return phones.containsKey(place.contactId);
    }

    /** Waits, or rings at fewer than it may ring at. */
    boolean takesMore(Place place) {
        return phones.getOrDefault(place.contactId, Set.of()).size() < MOST_PHONES;
    }

    /** Contacts that began to wait or ring, or ask for something else, by this command, and still do. */
    Iterable<Place> newlyWaiting() {
        return newlyWaiting.values();
    }

    /** Agents who became free, or serve something else, by this command. */
    Iterable<Person> newlyFree() {
        return newlyFree;
    }

    static Service serviceOf(Person person, int queueId) {
        Service service = person.profile.service(queueId);
        if (service == null) {
            throw new Violation(person.agentId, "Does not serve queue " + queueId);
        }
        return service;
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
            case Event.ContactOpened e -> openedSeq.put(e.contactId(), logged.eventSeq());
            case Event.ContactQueued e -> wait(entering(e, logged));
            case Event.ContactWidened e -> widen(place(e.contactId()), e.stage());
            case Event.ContactOffered e -> offer(place(e.contactId()), e, logged.eventSeq());
            case Event.OfferEnded e when e.why() == OfferEnd.TAKEN -> {}
            case Event.OfferEnded e -> endOffer(place(e.contactId()), e.agentId());
            case Event.ContactConnected e -> connect(e);
            case Event.ConversationEnded e -> part(e);
            case Event.WrapUpStarted e -> wrapUps.put(e.agentId(), new WrapUp(e.queueId(), logged.atMs()));
            case Event.WrapUpEnded e -> end(e, logged.atMs());
            case Event.ContactEnded e -> end(e);
            default -> {}
        }
    }

    @Override
    public void settled() {
        newlyWaiting.clear();
        newlyFree.clear();
    }

    private void define(Event.QueueDefined e, int firmId) {
        lines.computeIfAbsent(e.queueId(), id -> new Line(firmId, e.rules())).rules = e.rules();
    }

    private void remove(int queueId) {
        for (Person person : line(queueId).agents.values()) {
            person.profile = person.profile.without(queueId);
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
                line.figures(person.agentId).pass = line.pass;
            }
        }
        person.profile = e.profile();
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
    }

    private void startDay(int firmId) {
        lines.values().stream()
                .filter(line -> line.firmId == firmId)
                .forEach(line -> line.figures.values().forEach(Figures::startDay));
        persons.values().stream().filter(person -> person.firmId == firmId).forEach(person -> {
            person.busyMs = 0;
            person.freeMs = 0;
        });
    }

    private void change(Person person, Event.AgentStateChanged e, LoggedEvent logged) {
        AgentState before = person.state;
        person.becomes(e.state(), logged);
        if (person.free() && before != AgentState.AVAILABLE) {
            newlyFree.add(person);
        }
        boolean missedNothing = before == AgentState.OFFERED && version >= 3;
        if (person.free() && before != AgentState.AVAILABLE && !missedNothing) {
            for (int queueId : person.profile.queueIds()) {
                Figures figures = line(queueId).figures(person.agentId);
                figures.pass = Math.max(figures.pass, line(queueId).pass);
            }
        }
    }

    private void wait(Place place) {
        places.put(place.contactId, place);
        line(place.queueId).waiting.add(place);
        newlyWaiting.put(place.contactId, place);
    }

    private void widen(Place place, int stage) {
        place.enter(stage);
        if (line(place.queueId).waiting.contains(place) || atAll(place)) {
            newlyWaiting.put(place.contactId, place);
        }
    }

    private void leavesLine(Place place) {
        line(place.queueId).waiting.remove(place);
        newlyWaiting.remove(place.contactId);
    }

    private void offer(Place place, Event.ContactOffered e, long eventSeq) {
        leavesLine(place);
        Line line = line(e.queueId());
        if (atAll(place) || line.rules.strategy() == Strategy.RING_ALL) {
            phones.computeIfAbsent(e.contactId(), id -> new HashSet<>()).add(e.agentId());
            line.atAll.add(place);
            newlyWaiting.put(place.contactId, place);
        } else {
            line.figures(e.agentId()).lastOfferSeq = eventSeq;
        }
    }

    private void endOffer(Place place, int agentId) {
        Set<Integer> rung = phones.getOrDefault(place.contactId, new HashSet<>());
        rung.remove(agentId);
        if (rung.isEmpty()) {
            ringsNoMore(place);
            wait(place);
        } else {
            newlyWaiting.put(place.contactId, place);
        }
    }

    private void ringsNoMore(Place place) {
        phones.remove(place.contactId);
        line(place.queueId).atAll.remove(place);
        newlyWaiting.remove(place.contactId);
    }

    private void connect(Event.ContactConnected e) {
        ringsNoMore(place(e.contactId()));
        places.remove(e.contactId());
        talksIn.put(e.contactId(), e.queueId());
        Line line = line(e.queueId());
        Figures figures = line.figures.get(e.agentId());
        if (figures != null) {
            line.pass = Math.max(line.pass, figures.pass);
            figures.answered(line.meanHandleMs());
        }
    }

    private void part(Event.ConversationEnded e) {
        Line line = lineOf(talksIn.remove(e.contactId()));
        long ms = e.talkMs() + e.holdMs();
        boolean whole = e.why() != ConversationEnd.DEVICE_LOST && e.why() != ConversationEnd.SYSTEM;
        Figures figures = line.figures.get(e.agentId());
        if (whole) {
            line.conversation.add(ms);
        }
        if (figures != null) {
            figures.talkTodayMs += ms;
            if (whole) {
                figures.handle.add(ms);
            }
        }
    }

    private Line lineOf(@Nullable Integer queueId) {
        return line(queueId == null ? 0 : queueId);
    }

    private void end(Event.WrapUpEnded e, long nowMs) {
        WrapUp wrapUp = wrapUps.remove(e.agentId());
        Line line = wrapUp == null ? null : lines.get(wrapUp.queueId);
        if (wrapUp != null && line != null) {
            line.wrapUp.add(nowMs - wrapUp.startedAtMs);
        }
    }

    private void end(Event.ContactEnded e) {
        Place place = places.remove(e.contactId());
        if (place != null) {
            leavesLine(place);
        }
        openedSeq.remove(e.contactId());
        talksIn.remove(e.contactId());
    }
}
