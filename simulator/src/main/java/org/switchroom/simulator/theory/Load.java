package org.switchroom.simulator.theory;

/**
 * One class of calls: Poisson arrivals, exponential handle times, exponential patience.
 *
 * @param callsPerHalfHour on average
 * @param handleS average handle time, seconds
 * @param patienceS how long a caller waits on average before giving up, seconds; infinite if nobody ever does
 */
public record Load(double callsPerHalfHour, double handleS, int agents, double patienceS) {
    private static final double HALF_HOUR_S = 1_800;

    public static Load patient(double callsPerHalfHour, double handleS, int agents) {
        return new Load(callsPerHalfHour, handleS, agents, Double.POSITIVE_INFINITY);
    }

    public boolean patient() {
        return Double.isInfinite(patienceS);
    }

    public double callsPerS() {
        return callsPerHalfHour / HALF_HOUR_S;
    }

    /** The traffic offered: calls in progress if there were agents without end. */
    public double erlangs() {
        return callsPerS() * handleS;
    }

    /** Traffic offered to each agent; above 1 only callers who give up keep the line finite. */
    public double perAgent() {
        return erlangs() / agents;
    }
}
