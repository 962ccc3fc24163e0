package org.switchroom.simulator.checks;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.switchroom.engine.AgentState;
import org.switchroom.engine.ConversationEnd;
import org.switchroom.engine.Event;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.engine.OfferEnd;
import org.switchroom.engine.OverflowTarget;
import org.switchroom.engine.QueuedCause;

/** Keeps the {@link Hall} as the events tell it: takes in an event after all who look at the hall have judged it. */
final class Usher implements Checker {
    private final Hall hall;
    private final WrapUps wrapUps;

    Usher(Hall hall) {
        this.hall = hall;
        this.wrapUps = new WrapUps(hall.lines);
    }

    @Override
    public void see(LoggedEvent logged) {
        hall.forgetCandidates();
        switch (logged.event()) {
            case Event.VersionActivated e -> hall.version = e.version();
            case Event.QueueDefined e -> define(e, logged.firmId());
            case Event.QueueRemoved e -> remove(e.queueId());
            case Event.AgentDefined e -> define(e, logged);
            case Event.AgentRemoved e -> remove(e);
            case Event.DayStarted e -> startDay(logged.firmId());
            case Event.AgentStateChanged e -> change(hall.person(e.agentId()), e, logged);
            case Event.QueuePaused e -> hall.person(e.agentId()).pause(e.queueId());
            case Event.QueueResumed e -> resume(hall.person(e.agentId()), e.queueId());
            case Event.ContactOpened e -> hall.entrance.opened(e.contactId(), logged.eventSeq());
            case Event.CallPlaced e -> {
                hall.entrance.opened(e.contactId(), logged.eventSeq());
                hall.ownCalls.placed(e);
                wrapUps.interrupt(e, logged.atMs());
            }
            case Event.MessageLeft e -> {
                hall.entrance.opened(e.contactId(), logged.eventSeq());
                hall.messages.add(e.contactId());
            }
            case Event.ContactQueued e -> queued(e, logged);
            case Event.ConsultStarted e when e.toAgentId() != 0 -> hall.named.add(e.contactId());
            case Event.ConsultQueued e -> wait(hall.entering(e, logged));
            case Event.PriorityChanged e -> prioritise(hall.place(e.contactId()), e.priority());
            case Event.ContactWidened e -> widen(hall.place(e.contactId()), logged.atMs());
            case Event.ContactOverflowed e -> overflow(e, logged.atMs());
            case Event.ContactOffered e -> offer(e, logged.eventSeq());
            case Event.OfferEnded e when e.why() == OfferEnd.TAKEN -> {}
            case Event.OfferEnded e -> offerEnds(e);
            case Event.ContactConnected e -> {
                leavesOffered(e.contactId());
                hall.kept.connected(e.contactId());
                talks(e.contactId(), e.queueId(), e.agentId());
            }
            case Event.CallbackRequested e -> hall.kept.requested(e.contactId());
            case Event.CallbackRested e -> rests(e.contactId());
            case Event.CallbackReturned e -> {
                wait(hall.returning(e, logged));
                hall.kept.returned(e.contactId());
            }
            case Event.CallbackDialled e -> hall.kept.dialled(e.contactId());
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
        hall.newlyWaiting.clear();
        hall.newlyFree.clear();
        hall.newlyGone.clear();
        hall.named.clear();
        hall.ownCalls.settled();
    }

    private void define(Event.QueueDefined e, int firmId) {
        hall.lines.computeIfAbsent(e.queueId(), id -> new Line(id, firmId, e.rules(), hall.messages)).rules = e.rules();
    }

    private void remove(int queueId) {
        for (Person person : hall.line(queueId).agents.values()) {
            person.serve(person.profile.without(queueId));
        }
        hall.lines.remove(queueId);
    }

    private void define(Event.AgentDefined e, LoggedEvent logged) {
        Person person = hall.persons.computeIfAbsent(e.agentId(), id -> new Person(id, logged.firmId(), logged.atMs()));
        for (int queueId : person.profile.queueIds()) {
            if (e.profile().service(queueId) == null) {
                leave(person, queueId);
            }
        }
        for (int queueId : e.profile().queueIds()) {
            Line line = hall.line(queueId);
            line.agents.put(person.agentId, person);
            if (!line.figures.containsKey(person.agentId)) {
                line.figures.put(person.agentId, new Figures());
                line.welcomes(person.agentId);
            }
        }
        person.serve(e.profile());
        if (person.free()) {
            hall.newlyFree.add(person);
        }
    }

    private void remove(Event.AgentRemoved e) {
        Person person = hall.person(e.agentId());
        person.profile.queueIds().forEach(queueId -> leave(person, queueId));
        hall.persons.remove(e.agentId());
        hall.newlyFree.remove(person);
    }

    private void leave(Person person, int queueId) {
        hall.line(queueId).agents.remove(person.agentId);
        hall.line(queueId).figures.remove(person.agentId);
        hall.newlyGone.add(person.agentId);
    }

    private void startDay(int firmId) {
        hall.lines.values().stream()
                .filter(line -> line.firmId == firmId)
                .forEach(line -> line.figures.values().forEach(Figures::startDay));
        hall.persons.values().stream().filter(person -> person.firmId == firmId).forEach(Person::startDay);
    }

    private void change(Person person, Event.AgentStateChanged e, LoggedEvent logged) {
        boolean wasFree = person.free();
        boolean missedNothing = person.state == AgentState.OFFERED && hall.version >= 3;
        boolean counts = !hall.ownCalls.isInternal(person.contactId);
        person.becomes(e, logged, counts);
        wrapUps.changed(e);
        if (person.free() && !wasFree) {
            if (!missedNothing) {
                person.profile.queueIds().forEach(queueId -> hall.line(queueId).welcomes(person.agentId));
            }
            hall.newlyFree.add(person);
        }
        if (e.state() == AgentState.OFFLINE) {
            hall.newlyGone.add(person.agentId);
        }
    }

    private void resume(Person person, int queueId) {
        person.resume(queueId);
        hall.line(queueId).welcomes(person.agentId);
        if (person.free()) {
            hall.newlyFree.add(person);
        }
    }

    private void queued(Event.ContactQueued e, LoggedEvent logged) {
        Place place = hall.entering(e, logged);
        leaves(e.contactId());
        hall.entrance.arrived(e, logged.atMs());
        if (e.cause() == QueuedCause.TO_AGENT) {
            hall.named.add(e.contactId());
        }
        wait(place);
    }

    private void wait(Place place) {
        hall.places.put(place.at.contactId(), place);
        hall.line(place.at.queueId()).waiting.add(place);
        hall.newlyWaiting.put(place.at.contactId(), place);
    }

    private void prioritise(Place place, int priority) {
        leaves(place.at.contactId());
        wait(place.with(priority));
    }

    private void widen(Place place, long nowMs) {
        place.widen(nowMs);
        if (hall.line(place.at.queueId()).waiting.contains(place) || hall.atAll(place)) {
            hall.newlyWaiting.put(place.at.contactId(), place);
        }
    }

    private void overflow(Event.ContactOverflowed e, long nowMs) {
        if (e.target().stays()) {
            return;
        }
        Place place = hall.places.get(e.contactId());
        leaves(e.contactId());
        if (e.target() == OverflowTarget.Kind.QUEUE || e.target() == OverflowTarget.Kind.NUMBER) {
            hall.entrance.goesOn(e.contactId(), place == null ? nowMs : place.at.arrivedAtMs());
        } else {
            hall.entrance.left(e.contactId());
        }
    }

    /** Whoever waits waits there no more; nothing, if it is in no queue. */
    private void leaves(long contactId) {
        Place place = hall.places.remove(contactId);
        if (place != null) {
            hall.line(place.at.queueId()).waiting.remove(place);
            hall.newlyWaiting.remove(contactId);
        }
    }

    private void offer(Event.ContactOffered e, long eventSeq) {
        boolean atAll = hall.ringsAtAll(e);
        hall.named.remove(e.contactId());
        Place place = hall.places.get(e.contactId());
        if (place == null) {
            return;
        }
        Line line = hall.line(place.at.queueId());
        line.waiting.remove(place);
        hall.newlyWaiting.remove(e.contactId());
        if (atAll) {
            hall.phones.computeIfAbsent(e.contactId(), id -> new HashSet<>()).add(e.agentId());
            line.atAll.add(place);
            hall.newlyWaiting.put(e.contactId(), place);
            return;
        }
        count(line, e.contactId(), +1);
        Figures figures = line.figures.get(e.agentId());
        if (figures != null) {
            figures.lastOfferSeq = eventSeq;
        }
    }

    private void count(Line line, long contactId, int by) {
        if (hall.isMessage(contactId)) {
            line.messagesRinging += by;
        } else {
            line.ringing += by;
        }
    }

    private void offerEnds(Event.OfferEnded e) {
        Set<Integer> rung = hall.phones.get(e.contactId());
        if (rung != null && rung.remove(e.agentId()) && !rung.isEmpty()) {
            hall.newlyWaiting.put(e.contactId(), hall.place(e.contactId()));
            return;
        }
        Place place = leavesOffered(e.contactId());
        if (place != null) {
            wait(place);
        }
    }

    /** From a phone that rang; null if it was rung for without a place. */
    private @Nullable Place leavesOffered(long contactId) {
        Place place = hall.places.remove(contactId);
        if (place != null && hall.phones.remove(contactId) != null) {
            hall.line(place.at.queueId()).atAll.remove(place);
            hall.newlyWaiting.remove(contactId);
        } else if (place != null) {
            count(hall.line(place.at.queueId()), contactId, -1);
        }
        return place;
    }

    /** @param agentId 0: with somebody outside */
    private void talks(long contactId, int queueId, int agentId) {
        if (agentId != 0) {
            hall.talksIn.put(contactId, queueId);
            if (queueId != 0 && !hall.ownCalls.isInternal(contactId)) {
                hall.line(queueId).answeredBy(agentId);
            }
        }
    }

    private void part(Event.ConversationEnded e) {
        Integer queueId = hall.talksIn.remove(e.contactId());
        boolean whole = e.why() != ConversationEnd.DEVICE_LOST
                && e.why() != ConversationEnd.SYSTEM
                && !hall.isMessage(e.contactId());
        if (queueId != null && queueId != 0 && !hall.ownCalls.isInternal(e.contactId())) {
            hall.line(queueId).partedFrom(e.agentId(), e.talkMs() + e.holdMs(), whole);
        }
    }

    private void rests(long contactId) {
        Place place = hall.places.get(contactId);
        if (place != null) {
            leaves(contactId);
            hall.kept.rests(contactId, place);
        }
    }

    private void missed(long contactId) {
        Place place = leavesOffered(contactId);
        if (place != null) {
            hall.kept.rests(contactId, place);
        }
    }

    private void takeUp(Event.PlaceTakenUp e, LoggedEvent logged) {
        Place place = hall.toBeTakenUp(e.fromContactId(), logged.firmId(), logged.atMs());
        if (place != null) {
            hall.entrance.takesUp(e.contactId(), place);
            hall.kept.takenUp(e.fromContactId());
        }
    }

    private void end(Event.ContactEnded e, long nowMs) {
        if (hall.kept.isCalling(e.contactId())) {
            leavesOffered(e.contactId());
        }
        Place place = hall.places.get(e.contactId());
        hall.kept.ended(e, place == null ? null : hall.line(place.at.queueId()), place, nowMs);
        leaves(e.contactId());
        hall.entrance.ended(e.contactId());
        hall.messages.remove(e.contactId());
        hall.ownCalls.ended(e.contactId());
        hall.talksIn.remove(e.contactId());
    }
}
