package org.switchroom.demo;

import java.util.List;

/**
 * Who plays in the demo.
 *
 * @param logins to be printed
 * @param numbers that can be dialled, E.164, the busiest first
 * @param callers numbers of people who call, E.164; empty for a withheld number
 * @param agents simulated ones; the others are left to whoever watches
 */
record DemoCast(List<Login> logins, List<String> numbers, List<String> callers, List<SimulatedAgent> agents) {

    record Login(String role, String username, String password) {}

    /** An agent at a desk phone. */
    record SimulatedAgent(String sipUser, String sipPassword, String loginCode) {
        @Override
        public String toString() {
            return "SimulatedAgent[" + sipUser + "]";
        }
    }
}
