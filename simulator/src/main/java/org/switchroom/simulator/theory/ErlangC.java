package org.switchroom.simulator.theory;

/**
 * The M/M/N queue: nobody gives up. With {@code a} erlangs offered to {@code n > a} agents,
 *
 * <pre>
 *   B(0) = 1,  B(k) = a B(k-1) / (k + a B(k-1))        lost calls, if nobody could wait (Erlang B)
 *   C    = n B(n) / (n - a (1 - B(n)))                 calls that wait
 *   P(W > t) = C exp(-(n - a) t / handle time)
 * </pre>
 *
 * A. K. Erlang, "Solution of some problems in the theory of probabilities of significance in automatic telephone
 * exchanges" (1917); R. B. Cooper, Introduction to Queueing Theory, 2nd ed., §3.3-3.5; Koole, Call Center Optimization,
 * ch. 4.
 */
public final class ErlangC implements Formula {
    private final Load load;
    private final double waiting;

    /** @throws IllegalArgumentException if more is offered than the agents can do: the line would grow without end */
    public ErlangC(Load load) {
        if (load.perAgent() >= 1) {
            throw new IllegalArgumentException(load.erlangs() + " erlangs are too many for " + load.agents());
        }
        this.load = load;
        double lost = 1 / inverseB(load.erlangs(), load.agents());
        this.waiting = load.agents() * lost / (load.agents() - load.erlangs() * (1 - lost));
    }

    /** 1 / B(agents), by the recursion above turned upside down: sums of positive terms only. */
    static double inverseB(double erlangs, int agents) {
        double inverse = 1;
        for (int k = 1; k <= agents; k++) {
            inverse = 1 + k / erlangs * inverse;
        }
        return inverse;
    }

    @Override
    public double waiting() {
        return waiting;
    }

    @Override
    public double answeredWithin(double seconds) {
        return 1 - waiting * Math.exp(-(load.agents() - load.erlangs()) * seconds / load.handleS());
    }

    @Override
    public double abandoned() {
        return 0;
    }

    @Override
    public double meanWaitS() {
        return waiting * load.handleS() / (load.agents() - load.erlangs());
    }

    @Override
    public double occupancy() {
        return load.perAgent();
    }
}
