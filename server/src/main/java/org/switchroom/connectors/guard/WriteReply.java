package org.switchroom.connectors.guard;

/**
 * What came of writing.
 *
 * @param problem in words; empty: none
 * @param sent what was sent, as far as it may be shown
 * @param said what came back
 */
public record WriteReply(Outcome outcome, String problem, String sent, String said, long tookMs) {
    private static final int LONGEST = 4_000;

    public WriteReply {
        sent = cut(sent);
        said = cut(said);
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
