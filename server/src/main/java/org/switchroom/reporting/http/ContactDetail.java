package org.switchroom.reporting.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.switchroom.engine.OverflowTarget;
import org.switchroom.engine.OverflowTrigger;
import org.switchroom.engine.Strategy;
import org.switchroom.reporting.projection.SegmentKind;
import org.switchroom.reporting.projection.SegmentRow;

/**
 * A contact with every stretch of it.
 *
 * @param routed how it left the menu; null: there were no rules to go by
 * @param messageIds messages left in this call that the user may see
 * @param continuedIn the contact that has taken up the place of this one, if the user may see it
 */
record ContactDetail(
        @JsonUnwrapped ContactRow contact,
        List<Segment> segments,
        @Nullable RoutedByRule routed,
        List<String> messageIds,
        @Nullable String continuedIn) {

    /**
     * @param endedAtMs null while open
     * @param cause of a QUEUE: how it came there; of a CONSULT or OUTSIDE: the number called; else empty
     * @param result how it ended; empty while open
     * @param choice of an OFFER: why this agent; null when that is not known
     * @param announcedMs of a QUEUE: the wait estimated on arrival; else null
     * @param widenings of a QUEUE: when more agents came into question
     * @param overflow of an OVERFLOW; else null
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
            @Nullable Long announcedMs,
            List<SegmentRow.Widening> widenings,
            @Nullable OverflowTaken overflow) {}

    /** Why and where to a contact left its queue, or was told something there. */
    record OverflowTaken(OverflowTrigger trigger, OverflowTarget.Kind target) {}

    /**
     * Why this agent, in figures of the moment of the offer.
     *
     * @param tier of the agent in this queue
     * @param score levels of the agent in the skills required and preferred, added up
     * @param candidates agents who were free and could take it, the chosen one included
     * @param peers of the candidates, those of the same tier and score, the chosen one included; 0: not known
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
            int peers,
            int free,
            int atWork,
            int serving,
            @Nullable RunnerUp runnerUp,
            int waiting) {}

    record RunnerUp(int id, String name) {}

    /**
     * @param ruleId 0: no rule held, so it went as the menu said
     * @param ruleName as it was then
     * @param passed rules that were asked before and did not hold, in their order
     * @param gaps what could not be done of the rule: QUEUE_GONE, PERSON_GONE…
     */
    record RoutedByRule(
            long atMs, int ruleId, String ruleName, String queueName, List<PassedRule> passed, List<String> gaps) {}

    /**
     * @param ruleName as it is now; empty: the rule is gone
     * @param because what the first condition that did not hold is about: LANGUAGE, VALUE_CLASS…
     */
    record PassedRule(int ruleId, String ruleName, String because) {}
}
