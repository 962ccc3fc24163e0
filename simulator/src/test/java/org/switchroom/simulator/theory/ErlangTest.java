package org.switchroom.simulator.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The formulas against published figures, and against the same thing worked out another way. */
class ErlangTest {

    @Test
    void tenErlangsForFourteen() {
        ErlangC centre = new ErlangC(Load.patient(100, 180, 14));
        assertThat(centre.waiting()).isCloseTo(0.1741, within(0.00005));
        assertThat(centre.answeredWithin(20)).isCloseTo(0.888, within(0.0005));
        assertThat(centre.occupancy()).isCloseTo(0.714, within(0.0005));
    }

    /** Mandelbaum and Zeltyn (2007), table 1: 48 calls a minute of one minute each, 50 agents, patience two minutes. */
    @Test
    void fiftyAgentsPatientAndNot() {
        ErlangC patient = new ErlangC(Load.patient(48 * 30, 60, 50));
        assertThat(patient.meanWaitS()).isCloseTo(20.8, within(0.05));
        assertThat(patient.occupancy()).isCloseTo(0.96, within(0.005));
        ErlangA human = new ErlangA(new Load(48 * 30, 60, 50, 120));
        assertThat(human.abandoned()).isCloseTo(0.031, within(0.0005));
        assertThat(human.meanWaitS()).isCloseTo(3.7, within(0.05));
        assertThat(human.occupancy()).isCloseTo(0.93, within(0.005));
    }

    @Test
    void moreThanCanBeDoneIsRefused() {
        assertThatThrownBy(() -> new ErlangC(Load.patient(140, 180, 14))).isInstanceOf(IllegalArgumentException.class);
    }

    /** {@code a^n/n! n/(n-a)} over itself and the terms below, with forty digits. */
    @ParameterizedTest
    @CsvSource({"100, 14", "6, 1", "99, 10", "1000, 101", "2990, 300", "1, 30"})
    void erlangCIsItsTextbookSum(double callsPerHalfHour, int agents) {
        Load load = Load.patient(callsPerHalfHour, 180, agents);
        MathContext digits = new MathContext(40);
        BigDecimal erlangs = new BigDecimal(load.erlangs());
        BigDecimal term = BigDecimal.ONE;
        BigDecimal below = BigDecimal.ZERO;
        for (int k = 1; k <= agents; k++) {
            below = below.add(term, digits);
            term = term.multiply(erlangs, digits).divide(BigDecimal.valueOf(k), digits);
        }
        BigDecimal n = BigDecimal.valueOf(agents);
        BigDecimal busy = term.multiply(n, digits).divide(n.subtract(erlangs), digits);
        double waiting = busy.divide(busy.add(below), digits).doubleValue();
        assertThat(new ErlangC(load).waiting()).isCloseTo(waiting, within(1e-12));
    }

    /** The more patient callers are, the less it matters that they are not. */
    @Test
    void erlangAWithoutEndOfPatienceIsErlangC() {
        Load load = Load.patient(100, 180, 14);
        Formula c = new ErlangC(load);
        Formula a = new ErlangA(new Load(100, 180, 14, 1e9));
        assertThat(a.waiting()).isCloseTo(c.waiting(), within(1e-6));
        assertThat(a.meanWaitS()).isCloseTo(c.meanWaitS(), within(1e-4));
        assertThat(a.occupancy()).isCloseTo(c.occupancy(), within(1e-6));
    }

    /** With as much patience as talk all is one M/M/∞ queue, whose number of calls is Poisson. */
    @Test
    void patienceAsLongAsTalkLeavesAPoissonNumberOfCalls() {
        double erlangs = 12;
        double probability = Math.exp(-erlangs);
        double waiting = 1;
        double inLine = 0;
        for (int calls = 0; calls < 200; calls++) {
            waiting -= calls < 10 ? probability : 0;
            inLine += calls > 10 ? (calls - 10) * probability : 0;
            probability *= erlangs / (calls + 1);
        }
        ErlangA centre = new ErlangA(new Load(120, 180, 10, 180));
        assertThat(centre.waiting()).isCloseTo(waiting, within(1e-12));
        assertThat(centre.abandoned()).isCloseTo(inLine / erlangs, within(1e-12));
    }

    /** The chain summed state by state, and a caller's way to the front of the line as differential equations. */
    @ParameterizedTest
    @CsvSource({"100, 11, 120", "20, 2, 60", "190, 20, 180", "240, 20, 120", "600, 40, 300", "100, 14, 30"})
    void erlangAIsItsChainStepByStep(double callsPerHalfHour, int agents, double patienceS) {
        Load load = new Load(callsPerHalfHour, 180, agents, patienceS);
        int states = 600;
        double[] chain = new double[states];
        double log = 0;
        double sum = 0;
        for (int calls = 0; calls < states; calls++) {
            chain[calls] = Math.exp(log - 60);
            sum += chain[calls];
            log += Math.log(load.callsPerS() / deaths(load, calls + 1));
        }
        double waiting = 0;
        double abandoned = 0;
        double soon = 0;
        double[] served = servedWithin(load, states - agents, 20);
        for (int calls = 0; calls < states; calls++) {
            double share = chain[calls] / sum;
            int inLine = Math.max(0, calls - agents);
            waiting += calls >= agents ? share : 0;
            abandoned += share * inLine / patienceS / load.callsPerS();
            soon += share * (calls < agents ? 1 : served[inLine]);
        }
        ErlangA formula = new ErlangA(load);
        assertThat(formula.waiting()).isCloseTo(waiting, within(1e-9));
        assertThat(formula.abandoned()).isCloseTo(abandoned, within(1e-9));
        assertThat(formula.answeredWithin(20)).isCloseTo(soon, within(1e-9));
    }

    private static double deaths(Load load, int calls) {
        int talking = Math.min(calls, load.agents());
        return talking / load.handleS() + (calls - talking) / load.patienceS();
    }

    /** By the number in line before: {@code f' = deaths (f of one less - f) - f / patience}, Runge and Kutta's way. */
    private static double[] servedWithin(Load load, int inLine, double seconds) {
        double[] f = new double[inLine];
        int steps = 20_000;
        double h = seconds / steps;
        for (int step = 0; step < steps; step++) {
            double[] k1 = slope(load, f, f, 0);
            double[] k2 = slope(load, f, k1, h / 2);
            double[] k3 = slope(load, f, k2, h / 2);
            double[] k4 = slope(load, f, k3, h);
            for (int j = 0; j < inLine; j++) {
                f[j] += h / 6 * (k1[j] + 2 * k2[j] + 2 * k3[j] + k4[j]);
            }
        }
        return f;
    }

    private static double[] slope(Load load, double[] f, double[] k, double by) {
        double[] slope = new double[f.length];
        double before = 1;
        for (int j = 0; j < f.length; j++) {
            double now = f[j] + by * k[j];
            slope[j] = deaths(load, load.agents() + j) * (before - now) - now / load.patienceS();
            before = now;
        }
        return slope;
    }
}
