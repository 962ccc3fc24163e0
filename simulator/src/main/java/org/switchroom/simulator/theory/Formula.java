package org.switchroom.simulator.theory;

/** What is known of a {@link Load} in the long run; all shares are of all calls that come. */
public sealed interface Formula permits ErlangC, ErlangA {

    static Formula of(Load load) {
        return load.patient() ? new ErlangC(load) : new ErlangA(load);
    }

    /** The share that finds every agent busy. */
    double waiting();

    /** The share that is answered after at most {@code seconds}. */
    double answeredWithin(double seconds);

    /** The share that gives up. */
    double abandoned();

    /** Average wait of all calls, seconds: until answered or until giving up. */
    double meanWaitS();

    /** The share of their time that agents talk. */
    double occupancy();
}
