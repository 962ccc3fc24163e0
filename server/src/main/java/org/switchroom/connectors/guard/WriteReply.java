package org.switchroom.connectors.guard;

import org.switchroom.database.ForeignText;

/**
 * What came of writing. Its texts can be kept, whatever a source says.
 *
 * @param problem in words; empty: none
 * @param sent what was sent, as far as it may be shown
 * @param said what came back
 */
public record WriteReply(Outcome outcome, String problem, String sent, String said, long tookMs) {
    private static final int LONGEST = 4_000;

    public WriteReply {
        problem = ForeignText.keepable(problem);
        sent = ForeignText.keepable(cut(sent));
        said = ForeignText.keepable(cut(said));
    }

    public enum Outcome {
        WRITTEN,
        /** It may be written later. */
        FAILED,
        /** The same would be refused again. */
        REFUSED,
        /** Nothing was tried: it failed too often lately and is left alone for a while. */
        RESTING
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }

    WriteReply after(long ms) {
        return new WriteReply(outcome, problem, sent, said, ms);
    }
}
