package org.switchroom.engine.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.switchroom.engine.LongMap;

/** The contacts of a queue that wait for one agent alone, in a line for each such agent. */
public final class PersonalLines {
    private final LongMap<Line> lines = new LongMap<>();
    /** The contacts of all lines, for the place told to a caller. */
    private final Line all = new Line();

    public void add(int agentId, Rank rank, long contactId) {
        Line line = lines.get(agentId);
        if (line == null) {
            line = new Line();
            lines.put(agentId, line);
        }
        line.add(rank, contactId);
        all.add(rank, contactId);
    }

    public void remove(int agentId, Rank rank) {
        Line line = Objects.requireNonNull(lines.get(agentId));
        line.remove(rank);
        all.remove(rank);
        if (line.isEmpty()) {
            lines.remove(agentId);
        }
    }

    /** In the order of their ranks. */
    public void forEach(LongConsumer contactId) {
        all.forEach(contactId);
    }

    public int waiting() {
        return all.size();
    }

    /** Whoever waits for whomsoever; null if nobody does. */
    public Line.@Nullable Entry first() {
        return all.first();
    }

    public List<Line.Entry> first(int limit) {
        return all.first(limit);
    }

    /** How many contacts come before {@code rank}. */
    public int countBefore(Rank rank) {
        return all.countBefore(rank);
    }

    /** Null if nobody waits for this agent alone. */
    Line.@Nullable Entry firstFor(int agentId) {
        Line line = all.isEmpty() ? null : lines.get(agentId);
        return line == null ? null : line.first();
    }

    /** Who waits for this agent alone, in their order. */
    public List<Long> waitingFor(int agentId) {
        List<Long> contactIds = new ArrayList<>();
        Line line = lines.get(agentId);
        if (line != null) {
            line.forEach(contactIds::add);
        }
        return contactIds;
    }
}
