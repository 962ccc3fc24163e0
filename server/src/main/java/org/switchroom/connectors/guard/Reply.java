package org.switchroom.connectors.guard;

import java.util.List;
import org.switchroom.connectors.ForeignCard;

/**
 * What came of a question.
 *
 * @param problem in words; empty: none
 * @param raw what the source said, cut short; empty unless it was tried out
 */
public record Reply(Outcome outcome, List<ForeignCard> cards, String problem, long tookMs, String raw) {
    static final int LONGEST_RAW = 4_000;

    public Reply {
        cards = List.copyOf(cards);
        raw = raw.length() > LONGEST_RAW ? raw.substring(0, LONGEST_RAW) + "…" : raw;
    }

    public enum Outcome {
        FOUND,
        NOBODY,
        /** Nothing is known by which it could be asked. */
        NOT_ASKED,
        TOO_SLOW,
        FAILED,
        /** As many ask as may. */
        BUSY,
        /** It failed too often lately and is left alone for a while. */
        RESTING
    }

    static Reply without(Outcome outcome, String problem) {
        return new Reply(outcome, List.of(), problem, 0, "");
    }

    Reply after(long ms) {
        return new Reply(outcome, cards, problem, ms, raw);
    }

    /** Whether the source said who it is, or that it knows nobody. */
    public boolean answered() {
        return outcome == Outcome.FOUND || outcome == Outcome.NOBODY;
    }
}
