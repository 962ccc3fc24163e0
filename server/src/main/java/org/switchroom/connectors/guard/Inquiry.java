package org.switchroom.connectors.guard;

import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.connectors.CallerKeys;
import org.switchroom.connectors.guard.Reply.Outcome;
import org.switchroom.connectors.mapping.CardMapping;
import org.switchroom.connectors.mapping.Question;
import org.switchroom.connectors.source.Source;
import org.switchroom.connectors.source.SourceProblem;

/** Asks a source one way after the other until it knows somebody. */
public record Inquiry(Source source, List<Question> questions, CardMapping mapping) {
    private static final Logger LOG = LoggerFactory.getLogger(Inquiry.class);

    /** In the order in which they are asked. */
    List<Question> possible(CallerKeys keys) {
        return questions.stream().filter(question -> question.canBeAsked(keys)).toList();
    }

    /**
     * Blocking; the source may take longer than the limit.
     *
     * @param showsAnswer whether what the source said is wanted too, as it said it
     */
    Reply run(CallerKeys keys, Duration limit, boolean showsAnswer) throws InterruptedException {
        var raw = "";
        long until = System.nanoTime() + limit.toNanos();
        try {
            for (var question : possible(keys)) {
                var left = Duration.ofNanos(Math.max(1_000_000, until - System.nanoTime()));
                var answer = source.ask(question, keys, left);
                raw = showsAnswer ? answer.toPrettyString() : "";
                var cards = mapping.cards(answer);
                if (!cards.isEmpty()) {
                    return new Reply(Outcome.FOUND, cards, "", 0, raw);
                }
            }
            return new Reply(Outcome.NOBODY, List.of(), "", 0, raw);
        } catch (SourceProblem problem) {
            var outcome = System.nanoTime() >= until ? Outcome.TOO_SLOW : Outcome.FAILED;
            return new Reply(outcome, List.of(), problem.words(), 0, problem.raw());
        } catch (RuntimeException unforeseen) {
            LOG.error("A connector failed in a way nobody foresaw", unforeseen);
            return Reply.without(Outcome.FAILED, "The connector failed. The server's log says why.");
        }
    }
}
