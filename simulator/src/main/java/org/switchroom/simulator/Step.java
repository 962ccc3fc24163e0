package org.switchroom.simulator;

import org.switchroom.engine.Command;
import org.switchroom.engine.Submission;

/** One thing that is done to the engine on trial. A list of them is a history that can be lived again, or in part. */
sealed interface Step {
    /** What the clock of the machine shows, which may have been set back. */
    long atMs();

    /**
     * @param submission what it answers ({@code offerSeq}, {@code callSeq}) is an ordinal of {@link Rings}
     * @param repeated submitted once more at once, as by a client that has heard no answer
     * @param overtaken its sender has submitted something later before: it must be refused
     */
    record Submit(long atMs, Submission submission, boolean repeated, boolean overtaken) implements Step {

        /** The same from the same sender, but for what is asked for. */
        Submit with(Command command) {
            Submission s = submission;
            return new Submit(
                    atMs, new Submission(s.clientId(), s.clientSeq(), s.firmId(), command), repeated, overtaken);
        }
    }

    /** A snapshot is put aside. */
    record Save(long atMs) implements Step {}

    /** The engine is thrown away; one read from the last snapshot catches up with the rest of the journal. */
    record Recover(long atMs) implements Step {}

    /** Somebody opens a page that shows everything. */
    record Look(long atMs) implements Step {}
}
