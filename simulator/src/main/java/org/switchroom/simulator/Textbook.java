package org.switchroom.simulator;

import java.io.PrintStream;
import java.util.List;
import org.switchroom.simulator.theory.Estimate;
import org.switchroom.simulator.theory.Formula;
import org.switchroom.simulator.theory.Load;

/** The engine's long run beside what queueing theory says of it, over a grid of loads. */
public final class Textbook {
    private static final long SEED = 1917;

    /**
     * @param calls to simulate: the closer the load comes to what the agents can do, the longer the line remembers, and
     *     the more calls it takes for the same certainty
     */
    public record Case(Load load, long calls) {}

    /** Light and heavy, small and large teams, patient and not, and more work than the agents can do. */
    public static final List<Case> GRID = List.of(
            new Case(Load.patient(100, 180, 14), 400_000),
            new Case(Load.patient(6, 240, 1), 400_000),
            new Case(Load.patient(15, 180, 2), 400_000),
            new Case(Load.patient(40, 240, 6), 400_000),
            new Case(Load.patient(360, 180, 40), 800_000),
            new Case(Load.patient(190, 180, 20), 1_500_000),
            new Case(new Load(100, 180, 11, 120), 400_000),
            new Case(new Load(20, 180, 2, 60), 400_000),
            new Case(new Load(190, 180, 20, 180), 400_000),
            new Case(new Load(240, 180, 20, 120), 400_000),
            new Case(new Load(600, 180, 40, 300), 400_000));

    private Textbook() {}

    /**
     * Prints a table, a line as soon as it is known.
     *
     * @return false if theory was outside an interval
     */
    public static boolean print(PrintStream out) {
        out.println("| calls per ½ h | AHT | agents | patience | erlangs per agent | calls simulated "
                + "| wait | answered in 20 s | give up | mean wait, s | occupancy |");
        out.println("|---|---|---|---|---|---|---|---|---|---|---|");
        boolean agrees = true;
        for (Case one : GRID) {
            Measured measured = Measured.of(one.load(), SEED, one.calls());
            Formula theory = Formula.of(one.load());
            agrees &= measured.covers(theory);
            out.println(line(one, theory, measured));
        }
        return agrees;
    }

    private static String line(Case one, Formula theory, Measured measured) {
        Load load = one.load();
        return "| %.0f | %.0f s | %d | %s | %.3f | %,d | %s | %s | %s | %s | %s |"
                .formatted(
                        load.callsPerHalfHour(),
                        load.handleS(),
                        load.agents(),
                        load.patient() ? "endless" : "%.0f s".formatted(load.patienceS()),
                        load.perAgent(),
                        one.calls(),
                        beside(theory.waiting(), measured.waiting()),
                        beside(theory.answeredWithin(20), measured.answeredIn20s()),
                        load.patient() ? "-" : beside(theory.abandoned(), measured.abandoned()),
                        beside(theory.meanWaitS(), measured.meanWaitS()),
                        beside(theory.occupancy(), measured.occupancy()));
    }

    private static String beside(double theory, Estimate measured) {
        String mark = measured.covers(theory) ? "" : " **off**";
        return "%.4f · %.4f ± %.4f%s".formatted(theory, measured.mean(), measured.halfWidth(), mark);
    }
}
