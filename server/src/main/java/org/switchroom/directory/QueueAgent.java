package org.switchroom.directory;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How an agent serves a queue.
 *
 * @param tier 1 to 10: a lower one is tried first
 * @param preference 0 to 10: how much this agent rather takes callers of this queue than of others served
 * @param weight 1 to 1000: for the weighted random strategy
 * @param position 0 or more: the place in line of the linear strategy
 */
public record QueueAgent(int agentId, int tier, int preference, int weight, int position) {
    public static final int USUAL_TIER = 1;
    public static final int USUAL_WEIGHT = 100;

    /** With nothing special about them, in line as listed. */
    public static List<QueueAgent> plain(List<Integer> agentIds) {
        return IntStream.range(0, agentIds.size())
                .mapToObj(place -> new QueueAgent(agentIds.get(place), USUAL_TIER, 0, USUAL_WEIGHT, place))
                .toList();
    }
}
