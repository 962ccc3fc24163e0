package org.switchroom.engine;

/**
 * Why this agent, in figures of the moment of the offer; of several rung at once each the one after those before.
 *
 * @param tier of the agent in this queue
 * @param score levels of the agent in the skills required and preferred, added up
 * @param candidates agents who were free and could take this contact, the chosen one included
 * @param peers of the candidates, those of the same tier and score, the chosen one included: between them the strategy decided
 * @param free agents of this queue who were free, skilled for it or not
 * @param atWork agents of this queue who were signed in and not on a break
 * @param serving agents of this queue, in whatever state
 * @param runnerUp the agent who would have been next; 0: there was none, chance decided, or all were rung
 * @param waiting contacts that waited in this queue, the chosen one included
 */
public record Choice(
        Strategy strategy,
        int tier,
        int score,
        int candidates,
        int peers,
        int free,
        int atWork,
        int serving,
        int runnerUp,
        int waiting) {
    /** Of a journal of version 1. */
    public static final Choice UNKNOWN = new Choice(Strategy.LONGEST_IDLE, 0, 0, 0, 0, 0, 0, 0, 0, 0);
}
