package org.switchroom.engine.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.switchroom.engine.Requirements.Need;
import org.switchroom.engine.RoutingProfile;
import org.switchroom.engine.Service;

/**
 * The lanes of a queue in which somebody waits, in the order of their first contacts. So the search for the contact that an
 * agent takes ends at the first lane open to him. What the search looks at, the first contact with its rank, the skills
 * and the tier asked for, is kept side by side here: lanes themselves lie all over the memory, and fetching each would be
 * most of the work.
 */
public final class BusyLanes {
    // Of one lane in keys.
    private static final int MAJOR = 0;
    private static final int MINOR = 1;
    private static final int CONTACT = 2;
    private static final int SKILLS = 3;
    private static final int MAX_TIER = 4;
    private static final int NEED = 5;
    private static final int KEYS = 6;

    /** No lane. */
    static final int NONE = -1;

    private long[] keys = new long[4 * KEYS];
    private final List<Lane> lanes = new ArrayList<>();

    /** As many as {@link #lanes}. */
    private int size;

    private int waiting;
    /** No contact here comes after this rank. */
    private Rank latest = new Rank(Long.MIN_VALUE, Long.MIN_VALUE);

    /** How many lanes there are. */
    public int size() {
        return size;
    }

    /** How many contacts wait in them. */
    public int waiting() {
        return waiting;
    }

    /** In no particular order. */
    public void forEach(LongConsumer contactId) {
        lanes.forEach(lane -> lane.waiting().forEach(contactId));
    }

    public void add(Lane lane, Rank rank, long contactId) {
        Line line = lane.waiting();
        if (line.beginsAfter(rank)) {
            if (!line.isEmpty()) {
                takeOut(first(lane).rank());
            }
            insert(lane, rank, contactId);
        }
        line.add(rank, contactId);
        latest = waiting++ == 0 || latest.compareTo(rank) < 0 ? rank : latest;
    }

    public void remove(Lane lane, Rank rank) {
        boolean leads = lane.waiting().beginsWith(rank);
        lane.waiting().remove(rank);
        waiting--;
        if (leads) {
            takeOut(rank);
            Line.Entry next = lane.waiting().first();
            if (next != null) {
                insert(lane, next.rank(), next.id());
            }
        }
    }

    /** The contact that is served first if everybody can take it; null if none waits. */
    public Line.@Nullable Entry first() {
        return lanes.isEmpty() ? null : first(lanes.getFirst());
    }

    /** The first {@code limit} contacts in the order in which somebody who can take all of them serves them. */
    public List<Line.Entry> first(int limit) {
        return lanes.stream()
                .flatMap(lane -> lane.waiting().first(limit).stream())
                .sorted(Comparator.comparing(Line.Entry::rank))
                .limit(limit)
                .toList();
    }

    /** How many contacts come before {@code rank}. */
    public int countBefore(Rank rank) {
        if (latest.compareTo(rank) < 0) {
            return waiting;
        }
        int before = 0;
        for (int at = 0; at < size && beginsBefore(at, rank); at++) {
            before += lanes.get(at).waiting().countBefore(rank);
        }
        return before;
    }

    /**
     * The lane in which the contact waits that this agent would take first; {@link #NONE} if none does that comes before
     * {@code end}.
     *
     * @param skillBits {@link Lane#bits} of the profile
     */
    int firstFor(RoutingProfile profile, long skillBits, Service service, Rank end) {
        for (int at = 0; at < size && beginsBefore(at, end); at++) {
            long skills = keys[at * KEYS + SKILLS];
            boolean mayFit = (skills & ~skillBits) == 0 && service.tier() <= keys[at * KEYS + MAX_TIER];
            if (mayFit && (skills == 0 || hasNeeds(at, profile, service))) {
                return at;
            }
        }
        return NONE;
    }

    /** Who is not good enough at the first skill asked for is the most of those who have it, and known from the keys. */
    private boolean hasNeeds(int at, RoutingProfile profile, Service service) {
        long need = keys[at * KEYS + NEED];
        return profile.level((int) (need >> 32)) >= (int) need
                && lanes.get(at).ask().fits(profile, service);
    }

    private static long firstNeed(Ask ask) {
        if (ask.needs().isEmpty()) {
            return 0;
        }
        Need need = ask.needs().getFirst();
        return (long) need.skillId() << 32 | need.atLeast();
    }

    /** @param at as {@link #firstFor} says */
    Lane lane(int at) {
        return lanes.get(at);
    }

    /** @param at as {@link #firstFor} says */
    long firstContact(int at) {
        return keys[at * KEYS + CONTACT];
    }

    /** @param at as {@link #firstFor} says */
    Rank firstRank(int at) {
        return new Rank(keys[at * KEYS + MAJOR], keys[at * KEYS + MINOR]);
    }

    private static Line.Entry first(Lane busy) {
        return Objects.requireNonNull(busy.waiting().first());
    }

    private void insert(Lane lane, Rank first, long contactId) {
        int end = size * KEYS;
        if (end == keys.length) {
            keys = Arrays.copyOf(keys, 2 * end);
        }
        int at = countLanesBefore(first);
        lanes.add(at, lane);
        size++;
        int from = at * KEYS;
        System.arraycopy(keys, from, keys, from + KEYS, end - from);
        keys[from + MAJOR] = first.major();
        keys[from + MINOR] = first.minor();
        keys[from + CONTACT] = contactId;
        keys[from + SKILLS] = lane.skills();
        keys[from + MAX_TIER] = lane.ask().maxTier();
        keys[from + NEED] = firstNeed(lane.ask());
    }

    private void takeOut(Rank first) {
        int at = countLanesBefore(first);
        lanes.remove(at);
        size--;
        int from = at * KEYS;
        System.arraycopy(keys, from + KEYS, keys, from, size * KEYS - from);
    }

    private int countLanesBefore(Rank rank) {
        int from = 0;
        int to = size;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (beginsBefore(middle, rank)) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    private boolean beginsBefore(int at, Rank rank) {
        long major = keys[at * KEYS + MAJOR];
        return major < rank.major() || (major == rank.major() && keys[at * KEYS + MINOR] < rank.minor());
    }
}
