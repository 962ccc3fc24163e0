package org.switchroom.routing.replay;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.switchroom.engine.AgentState;
import org.switchroom.engine.CentreView;
import org.switchroom.engine.Event;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.engine.QueueRules;
import org.switchroom.engine.QueuedCause;
import org.switchroom.engine.Requirements;
import org.switchroom.engine.RoutingProfile;
import org.switchroom.engine.Service;
import org.switchroom.engine.matching.Ask;
import org.switchroom.engine.matching.Plan;
import org.switchroom.engine.matching.PriorityThenArrival;
import org.switchroom.engine.matching.Rank;

/**
 * Who is there and who waits in one client firm, between any two events. Begins with what a state shows; of contacts that
 * waited then already it is not known what they ask for.
 */
final class Picture {
    /** An agent. */
    record Person(int agentId, RoutingProfile profile, AgentState state, String reasonCode, long contactId) {

        @Nullable
        Service service(int queueId) {
            return profile.service(queueId);
        }
    }

    /**
     * A contact in a queue, waiting or ringing.
     *
     * @param front before all others, since it lost its agent or nobody took it over
     */
    record Place(
            long contactId,
            int queueId,
            int priority,
            boolean front,
            long queuedAtMs,
            Rank rank,
            Plan plan,
            int stage,
            boolean ringing) {

        Ask ask() {
            return plan.stages().get(stage).ask();
        }

        Place at(int nextStage) {
            return new Place(contactId, queueId, priority, front, queuedAtMs, rank, plan, nextStage, ringing);
        }

        /** By a supervisor, who leaves it the time it has waited. */
        Place movedTo(int otherQueueId, Plan itsPlan, long nowMs) {
            int reached = itsPlan.stageAt(nowMs - queuedAtMs);
            return new Place(contactId, otherQueueId, priority, front, queuedAtMs, rank, itsPlan, reached, false);
        }

        Place prioritised(int other) {
            var itsRank = PriorityThenArrival.prioritised(rank, priority, other);
            return new Place(contactId, queueId, other, front, queuedAtMs, itsRank, plan, stage, ringing);
        }

        Place ringing(boolean rings) {
            return new Place(contactId, queueId, priority, front, queuedAtMs, rank, plan, stage, rings);
        }

        /** Whether the agent may be offered it now. */
        boolean isOpenTo(Person person) {
            var service = person.service(queueId);
            return service != null && ask().fits(person.profile(), service);
        }
    }

    private static final Set<QueuedCause> FRONT =
            EnumSet.of(QueuedCause.AGENT_LOST, QueuedCause.TO_AGENT, QueuedCause.RETURNED);

    private final Map<Integer, Person> persons = new TreeMap<>();
    private final Map<Integer, QueueRules> queues = new HashMap<>();
    private final Map<Long, Place> places = new HashMap<>();
    /** Of callbacks that are out of line. */
    private final Map<Long, Place> resting = new HashMap<>();

    /** How many ring for a contact. */
    private final Map<Long, Integer> phones = new HashMap<>();

    private final Map<Long, Long> openedSeq = new HashMap<>();
    /** When it came to the queue whose overflow counts, ms. */
    private final Map<Long, Long> arrivedAt = new HashMap<>();

    private int version;

    Picture(CentreView centre, int firmId) {
        version = centre.version();
        centre.queues(firmId).forEach(queue -> queues.put(queue.queueId(), queue.rules()));
        centre.agents(firmId)
                .forEach(a -> persons.put(
                        a.agentId(), new Person(a.agentId(), a.profile(), a.state(), a.reasonCode(), a.contactId())));
        for (var contact : centre.contacts(firmId)) {
            var place = centre.placeOf(contact.contactId());
            if (place != null) {
                var rank = new Rank(place.queuedAtMs(), place.position());
                places.put(
                        place.contactId(),
                        new Place(
                                place.contactId(),
                                place.queueId(),
                                0,
                                false,
                                place.queuedAtMs(),
                                rank,
                                Plan.ANYBODY,
                                0,
                                false));
            }
        }
    }

    /** Null in no queue. */
    @Nullable
    Place place(long contactId) {
        return places.get(contactId);
    }

    @Nullable
    Person person(int agentId) {
        return persons.get(agentId);
    }

    @Nullable
    QueueRules rules(int queueId) {
        return queues.get(queueId);
    }

    Stream<Person> serving(int queueId) {
        return persons.values().stream().filter(person -> person.service(queueId) != null);
    }

    /** Who waits before a contact in its queue, in order. */
    List<Place> ahead(Place place) {
        return places.values().stream()
                .filter(other -> other.queueId() == place.queueId()
                        && !other.ringing()
                        && other.rank().compareTo(place.rank()) < 0)
                .sorted(Comparator.comparing(Place::rank))
                .toList();
    }

    void see(LoggedEvent logged) {
        switch (logged.event()) {
            case Event.VersionActivated e -> version = e.version();
            case Event.QueueDefined e -> queues.put(e.queueId(), e.rules());
            case Event.QueueRemoved e -> {
                queues.remove(e.queueId());
                persons.replaceAll((id, p) -> serving(p, p.profile().without(e.queueId())));
            }
            case Event.AgentDefined e ->
                persons.merge(
                        e.agentId(),
                        new Person(e.agentId(), e.profile(), AgentState.OFFLINE, "", 0),
                        (known, added) -> serving(known, e.profile()));
            case Event.AgentRemoved e -> persons.remove(e.agentId());
            case Event.AgentStateChanged e ->
                persons.computeIfPresent(
                        e.agentId(), (id, p) -> new Person(id, p.profile(), e.state(), e.reasonCode(), e.contactId()));
            case Event.ContactOpened e -> openedSeq.put(e.contactId(), logged.eventSeq());
            case Event.ContactQueued e -> places.put(e.contactId(), place(e, logged));
            case Event.ContactOverflowed e -> overflowed(e, logged.atMs());
            case Event.PriorityChanged e ->
                places.computeIfPresent(e.contactId(), (id, place) -> place.prioritised(e.priority()));
            case Event.ContactWidened e ->
                places.computeIfPresent(e.contactId(), (id, place) -> widened(place, e.stage()));
            case Event.ContactOffered e -> rings(e.contactId(), +1);
            case Event.OfferEnded e -> rings(e.contactId(), -1);
            case Event.ContactConnected e -> {
                places.remove(e.contactId());
                phones.remove(e.contactId());
            }
            case Event.CallbackRested e -> rest(e.contactId());
            case Event.CallbackAttempted e -> rest(e.contactId());
            case Event.CallbackReturned e -> {
                var place = resting.remove(e.contactId());
                if (place != null) {
                    places.put(e.contactId(), place);
                }
            }
            case Event.PlaceTakenUp e -> arrivedAt.put(e.contactId(), e.sinceMs());
            case Event.ContactEnded e -> {
                places.remove(e.contactId());
                resting.remove(e.contactId());
                openedSeq.remove(e.contactId());
                arrivedAt.remove(e.contactId());
            }
            default -> {}
        }
    }

    private void rest(long contactId) {
        var place = places.remove(contactId);
        if (place != null) {
            resting.put(contactId, place.ringing(false));
        }
    }

    private void rings(long contactId, int more) {
        var place = places.get(contactId);
        if (place != null) {
            int left = phones.merge(contactId, more, Integer::sum);
            places.put(contactId, place.ringing(left > 0));
        }
    }

    /** How many phones ring for a contact. */
    int phones(long contactId) {
        return phones.getOrDefault(contactId, 0);
    }

    private static Person serving(Person known, RoutingProfile profile) {
        return new Person(known.agentId(), profile, known.state(), known.reasonCode(), known.contactId());
    }

    /** Of one that waited before the picture begins nothing is known that could change. */
    private static Place widened(Place place, int stage) {
        return stage < place.plan().stages().size() ? place.at(stage) : place;
    }

    private void overflowed(Event.ContactOverflowed e, long atMs) {
        if (!places.containsKey(e.contactId())) {
            arrivedAt.put(e.contactId(), atMs);
        }
        if (!e.target().stays()) {
            places.remove(e.contactId());
        }
    }

    private Place place(Event.ContactQueued e, LoggedEvent logged) {
        var rules = queues.get(e.queueId());
        int highestTier = serving(e.queueId())
                .map(person -> person.service(e.queueId()))
                .mapToInt(service -> service == null ? 1 : service.tier())
                .max()
                .orElse(1);
        var plan = rules == null ? Plan.ANYBODY : plan(e.requirements(), rules, highestTier);
        var before = places.get(e.contactId());
        if (e.cause() == QueuedCause.MOVED && before != null) {
            return before.movedTo(e.queueId(), plan, logged.atMs());
        }
        boolean takenUp = e.cause() == QueuedCause.TAKEN_UP;
        if (e.cause() != QueuedCause.OVERFLOW && !takenUp) {
            arrivedAt.put(e.contactId(), logged.atMs());
        }
        var rank = PriorityThenArrival.rank(
                takenUp ? QueuedCause.FROM_MENU : e.cause(),
                e.priority(),
                openedSeq.getOrDefault(e.contactId(), 0L),
                logged.eventSeq(),
                arrivedAt.getOrDefault(e.contactId(), logged.atMs()),
                version);
        boolean front = FRONT.contains(e.cause());
        return new Place(e.contactId(), e.queueId(), e.priority(), front, logged.atMs(), rank, plan, 0, false);
    }

    private static Plan plan(Requirements requirements, QueueRules rules, int highestTier) {
        return Plan.of(requirements, rules.tierWaitMs(), highestTier);
    }
}
