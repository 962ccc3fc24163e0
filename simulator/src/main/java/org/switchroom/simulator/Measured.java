package org.switchroom.simulator;

import java.util.ArrayList;
import java.util.List;
import org.switchroom.simulator.theory.Estimate;
import org.switchroom.simulator.theory.Formula;
import org.switchroom.simulator.theory.Load;

/**
 * What a long run of {@link OneClass} came to, figure by figure as {@link Formula} has them. The first of equally long
 * batches, in which the line builds up, is left out.
 */
public record Measured(
        Estimate waiting, Estimate answeredIn20s, Estimate abandoned, Estimate meanWaitS, Estimate occupancy) {
    private static final long SOON_MS = 20_000;

    /** @param calls that come, about */
    public static Measured of(Load load, long seed, long calls) {
        long callsEach = calls / (Estimate.BATCHES + 1);
        Batches batches = new Batches(load, callsEach);
        new OneClass(load, seed, batches).run((Estimate.BATCHES + 1) * callsEach + 1);
        return new Measured(
                batches.estimate(Batch::waiting),
                batches.estimate(Batch::answeredIn20s),
                batches.estimate(Batch::abandoned),
                batches.estimate(Batch::meanWaitS),
                batches.estimate(Batch::occupancy));
    }

    /** Whether the formula's truth is within every interval. */
    public boolean covers(Formula formula) {
        return waiting.covers(formula.waiting())
                && answeredIn20s.covers(formula.answeredWithin(SOON_MS / 1e3))
                && abandoned.covers(formula.abandoned())
                && meanWaitS.covers(formula.meanWaitS())
                && occupancy.covers(formula.occupancy());
    }

    private record Batch(
            double erlangs,
            double waiting,
            double answeredIn20s,
            double abandoned,
            double meanWaitS,
            double occupancy) {}

    private interface Figure {
        double of(Batch batch);
    }

    /** Counts from one batch's first call to the next one's. */
    private static final class Batches implements OneClass.Witness {
        private final Load load;
        private final long callsEach;
        private final List<Batch> done = new ArrayList<>();
        private long came;
        private long handleMs;
        private long waited;
        private long answeredSoon;
        private long abandoned;
        private long waitMs;
        private long busyMs;
        private int busy;
        private long sinceMs;
        private long beganMs;

        Batches(Load load, long callsEach) {
            this.load = load;
            this.callsEach = callsEach;
        }

        Estimate estimate(Figure figure) {
            return Estimate.of(each(figure), each(Batch::erlangs), load.erlangs());
        }

        private double[] each(Figure figure) {
            return done.stream().skip(1).mapToDouble(figure::of).toArray();
        }

        @Override
        public void comes(long atMs, OneClass.Call call, boolean waits) {
            if (came == callsEach) {
                close(atMs);
            }
            came++;
            handleMs += call.handleMs();
            waited += waits ? 1 : 0;
        }

        @Override
        public void stopsWaiting(long atMs, OneClass.Call call, boolean answered) {
            long ms = atMs - call.arrivedAtMs();
            waitMs += ms;
            if (answered) {
                answeredSoon += ms <= SOON_MS ? 1 : 0;
                busyFrom(atMs, busy + 1);
            } else {
                abandoned++;
            }
        }

        @Override
        public void isDone(long atMs) {
            busyFrom(atMs, busy - 1);
        }

        private void busyFrom(long atMs, int now) {
            busyMs += busy * (atMs - sinceMs);
            sinceMs = atMs;
            busy = now;
        }

        private void close(long atMs) {
            busyFrom(atMs, busy);
            double calls = came;
            double lastedMs = atMs - beganMs;
            done.add(new Batch(
                    handleMs / lastedMs,
                    waited / calls,
                    answeredSoon / calls,
                    abandoned / calls,
                    waitMs / calls / 1_000,
                    busyMs / lastedMs / load.agents()));
            came = handleMs = waited = answeredSoon = abandoned = waitMs = busyMs = 0;
            beganMs = atMs;
        }
    }
}
