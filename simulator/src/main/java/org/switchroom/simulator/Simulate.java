package org.switchroom.simulator;

/**
 * {@code switchroom simulate [--seed N] [--contacts N]}: one run with progress. {@code --theory}: the engine beside queueing
 * theory.
 */
public final class Simulate {
    private Simulate() {}

    public static void main(String[] args) {
        if (args.length == 1 && args[0].equals("--theory")) {
            System.exit(Textbook.print(System.out) ? 0 : 1);
        }
        long seed = 1;
        long contacts = 100_000;
        for (int i = 0; i < args.length; i += 2) {
            if (i + 1 == args.length || !args[i + 1].matches("-?\\d{1,18}")) {
                usage();
            }
            switch (args[i]) {
                case "--seed" -> seed = Long.parseLong(args[i + 1]);
                case "--contacts" -> contacts = Long.parseLong(args[i + 1]);
                default -> usage();
            }
        }
        run(seed, contacts);
    }

    private static void run(long seed, long contacts) {
        long startedNs = System.nanoTime();
        System.out.printf("Seed %d, %,d contacts%n", seed, contacts);
        try {
            Simulation.Summary summary = new Simulation(seed, contacts).run(new Progress(contacts));
            System.out.println();
            summary.totals().forEach((kind, count) -> System.out.printf("%,15d  %s%n", count, kind));
            System.out.printf(
                    "%,d contacts, %,d commands, %,d events, %,d simulated hours in %.1f s; state hash %016x%nNo rule was broken.%n",
                    summary.contacts(),
                    summary.submissions(),
                    summary.events(),
                    summary.simulatedMs() / 3_600_000,
                    (System.nanoTime() - startedNs) / 1e9,
                    summary.stateHash());
        } catch (SimulationFailed failed) {
            System.out.println();
            System.out.println(failed.getMessage());
            System.exit(1);
        }
    }

    private static void usage() {
        System.out.println("switchroom simulate [--seed N] [--contacts N]");
        System.out.println("switchroom simulate --theory");
        System.exit(2);
    }
}
