package org.switchroom.simulator;

/** Says what went wrong, what led to it, and how to see it again. */
public final class SimulationFailed extends RuntimeException {
    SimulationFailed(long seed, long contacts, String history, RuntimeException cause) {
        super("""
                Seed %d: %s
                %s
                Again: ./switchroom simulate --seed %d --contacts %d""".formatted(seed, cause, history, seed, contacts), cause);
    }
}
