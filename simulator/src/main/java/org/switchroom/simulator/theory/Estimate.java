package org.switchroom.simulator.theory;

/**
 * A mean with its 99.9 % confidence interval by batch means: a long run is cut into {@link #BATCHES} stretches so long that
 * their means are as good as independent. What chance did to the load of each stretch is known and taken out: with the
 * load {@code x} that came, {@code E x} being known, and the figure {@code y} it led to, a straight line is laid through
 * the batches, and the estimate is where it stands at {@code E x}. Student's t with two degrees of freedom less than there
 * are batches says how far off that may be.
 *
 * <p>A. M. Law, Simulation Modeling and Analysis, §9.5.3 (batch means), §11.4 (control variates); S. S. Lavenberg and P. D.
 * Welch, "A perspective on the use of control variables to increase the efficiency of Monte Carlo simulations" (1981).
 */
public record Estimate(double mean, double halfWidth) {
    public static final int BATCHES = 30;

    /** The 0.9995 quantile of Student's t with 28 degrees of freedom. */
    private static final double T_28 = 3.674;

    /**
     * @param y the means of {@link #BATCHES} batches
     * @param x the load that came in each
     * @param expectedX the load that was to be expected
     */
    public static Estimate of(double[] y, double[] x, double expectedX) {
        if (y.length != BATCHES || x.length != BATCHES) {
            throw new IllegalArgumentException(y.length + " batches, " + x.length + " loads");
        }
        double meanX = mean(x);
        double meanY = mean(y);
        double squares = 0;
        double products = 0;
        for (int i = 0; i < BATCHES; i++) {
            squares += (x[i] - meanX) * (x[i] - meanX);
            products += (x[i] - meanX) * (y[i] - meanY);
        }
        double slope = products / squares;
        double residuals = 0;
        for (int i = 0; i < BATCHES; i++) {
            double residual = y[i] - meanY - slope * (x[i] - meanX);
            residuals += residual * residual;
        }
        double off = expectedX - meanX;
        double variance = residuals / (BATCHES - 2) * (1.0 / BATCHES + off * off / squares);
        return new Estimate(meanY + slope * off, T_28 * Math.sqrt(variance));
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    public boolean covers(double truth) {
        return Math.abs(truth - mean) <= halfWidth;
    }
}
