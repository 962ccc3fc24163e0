package org.switchroom.engine;

/**
 * How an agent serves one queue.
 *
 * @param tier 1 to {@link Centre#MAX_TIER}: a lower one is tried first
 * @param preference 0 to {@link Centre#MAX_PREFERENCE}: each point makes a contact of this queue count as waiting
 *     {@link Centre#PREFERENCE_MS} longer when this agent chooses between queues
 * @param weight 1 to {@link Centre#MAX_WEIGHT}: for {@link Strategy#WEIGHTED_RANDOM}
 * @param order 0 or more: for {@link Strategy#LINEAR}, smaller first
 */
public record Service(int queueId, int tier, int preference, int weight, int order) {
    public static final int USUAL_WEIGHT = 100;

    /** With nothing special about it. */
    public static Service of(int queueId) {
        return new Service(queueId, 1, 0, USUAL_WEIGHT, 0);
    }
}
