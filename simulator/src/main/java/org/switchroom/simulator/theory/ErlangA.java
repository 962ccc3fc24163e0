package org.switchroom.simulator.theory;

/**
 * The M/M/N+M queue of Palm: who waits gives up after an exponential time. The number of calls in the centre is a
 * birth-death chain with births at rate {@code λ} and deaths at {@code k μ} up to {@code n} calls, {@code n μ + j θ} with
 * {@code j} more waiting. Relative to the state in which all agents are busy and nobody waits,
 *
 * <pre>
 *   below it, itself included: 1 / B(n)                                (Erlang B)
 *   j waiting:                 u(0) = 1,  u(j) = u(j-1) λ / (n μ + j θ)
 * </pre>
 *
 * and arrivals see time averages. Whoever finds {@code j} waiting is served when {@code j + 1} have left before, so after
 * a time {@code V}, the sum of exponential times with rates {@code n μ + i θ, i = 0..j}, unless patience ends sooner. Such a
 * {@code V} is {@code -ln(X) / θ} with {@code X} of the Beta distribution {@code (c, j + 1)}, {@code c = n μ / θ} (it is the
 * {@code c}-th order statistic of exponential times, were {@code c} whole), hence
 *
 * <pre>
 *   P(V ≤ t, patience > V) = E[X; X ≥ exp(-θ t)] = c / (c + j + 1) · I(j + 1, c + 1),  I at 1 - exp(-θ t)
 * </pre>
 *
 * with the regularised incomplete beta function, which goes from {@code j} to {@code j + 1} by subtracting one term
 * (Abramowitz and Stegun 26.5.16).
 *
 * <p>C. Palm, "Research on telephone traffic carried by full availability groups" (1957); A. Mandelbaum and S. Zeltyn,
 * "Service engineering in action: the Palm/Erlang-A queue, with applications to call centers" (2007).
 */
public final class ErlangA implements Formula {
    private static final double NEGLIGIBLE = 1e-17;

    private final Load load;
    private final double allBusyNobodyWaits;
    private final double waiting;
    private final double inLine;

    public ErlangA(Load load) {
        this.load = load;
        double busy = 0;
        double weighed = 0;
        double u = 1;
        for (int j = 0; worthAdding(u, busy, j); j++) {
            busy += u;
            weighed += j * u;
            u = next(u, j);
        }
        double below = ErlangC.inverseB(load.erlangs(), load.agents()) - 1;
        allBusyNobodyWaits = 1 / (below + busy);
        waiting = busy * allBusyNobodyWaits;
        inLine = weighed * allBusyNobodyWaits;
    }

    /** While births outrun deaths the terms still grow. */
    private boolean worthAdding(double u, double sum, int j) {
        return u > NEGLIGIBLE * sum || load.callsPerS() > deaths(j);
    }

    private double next(double u, int j) {
        return u * load.callsPerS() / deaths(j + 1);
    }

    private double deaths(int waitingCalls) {
        return load.agents() / load.handleS() + waitingCalls / load.patienceS();
    }

    @Override
    public double waiting() {
        return waiting;
    }

    @Override
    public double answeredWithin(double seconds) {
        double c = load.agents() * load.patienceS() / load.handleS();
        double x = -Math.expm1(-seconds / load.patienceS());
        double term = Math.pow(1 - x, c + 1);
        double beta = 1 - term;
        term *= x * (c + 1);
        double sum = 0;
        double answered = 0;
        double u = 1;
        for (int j = 0; worthAdding(u, sum, j); j++) {
            sum += u;
            answered += u * c / (c + j + 1) * beta;
            beta = Math.max(0, beta - term);
            term *= x * (j + c + 2) / (j + 2);
            u = next(u, j);
        }
        return 1 - waiting + allBusyNobodyWaits * answered;
    }

    @Override
    public double abandoned() {
        return meanWaitS() / load.patienceS();
    }

    /** Little's law. */
    @Override
    public double meanWaitS() {
        return inLine / load.callsPerS();
    }

    @Override
    public double occupancy() {
        return load.perAgent() * (1 - abandoned());
    }
}
