package org.switchroom.reporting.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.switchroom.engine.Strategy;
import org.switchroom.reporting.projection.SegmentKind;
import org.switchroom.reporting.projection.SegmentRow;

/**
 * A contact with every stretch of it.
 *
 * @param routed how it left the menu; null: there were no rules to go by
 */
record ContactDetail(
        @JsonUnwrapped ContactRow contact,
        List<Segment> segments,
        @Nullable RoutedByRule routed) {

    /**
     * @param endedAtMs null while open
     * @param cause of a QUEUE: how it came there; of a CONSULT or OUTSIDE: the number called; else empty
     * @param result how it ended; empty while open
     * @param choice of an OFFER: why this agent; null when that is not known
     * @param widenings of a QUEUE: when more agents came into question
     */
    record Segment(
            SegmentKind kind,
            long startedAtMs,
            @Nullable Long endedAtMs,
            String queueName,
            String agentName,
            String cause,
            String result,
            @Nullable OfferChoice choice,
            List<SegmentRow.Widening> widenings) {}

    /**
     * Why this agent, in figures of the moment of the offer.
     *
     * @param tier of the agent in this queue
     * @param score levels of the agent in the skills required and preferred, added up
     * @param candidates agents who were free and could take it, the chosen one included
     * @param free agents of the queue who were free, skilled for it or not
     * @param atWork agents of the queue who were signed in and not on a break
     * @param serving agents of the queue
     * @param runnerUp who would have been next; null: nobody, or chance decided
     * @param waiting contacts in the queue, this one included
     */
    record OfferChoice(
            Strategy strategy,
            int tier,
            int score,
            int candidates,
            int free,
            int atWork,
            int serving,
            @Nullable RunnerUp runnerUp,
            int waiting) {}

    record RunnerUp(int id, String name) {}

    /**
     * @param ruleId 0: no rule held, so it went as the menu said
     * @param ruleName as it was then
     * @param gaps what could not be done of the rule: QUEUE_GONE, PERSON_GONE…
     */
    record RoutedByRule(long atMs, int ruleId, String ruleName, String queueName, List<String> gaps) {}
}
