package org.switchroom.demo;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.phones.Caller;
import org.switchroom.phones.Crowd;
import org.switchroom.phones.Line;
import org.switchroom.phones.PhoneBank;
import org.switchroom.phones.Speech;

/** Callers as a centre has them: in waves, known and unknown, patient and not. */
final class SimulatedCallers {
    private static final Logger LOG = LoggerFactory.getLogger(SimulatedCallers.class);
    private static final int MOST_AT_ONCE = 18;
    private static final Duration SHORTEST_PATIENCE = Duration.ofSeconds(25);
    private static final Duration MEAN_PATIENCE_BEYOND = Duration.ofMinutes(3);
    private static final String[] KEYS = {"1", "2", "3"};

    private final PhoneBank bank;
    private final Line trunk;
    private final List<String> numbers;
    private final List<String> dialled;

    SimulatedCallers(PhoneBank bank, InetSocketAddress server, List<String> numbers, List<String> dialled) {
        this.bank = bank;
        this.trunk = Line.trunk(server);
        this.numbers = numbers;
        this.dialled = dialled;
    }

    /** Calls until interrupted. Blocks; meant for a virtual thread. */
    void call(long seed) {
        var crowd = new Crowd(seed, DemoTraffic.TIDE);
        long began = System.nanoTime();
        try {
            while (true) {
                var due = crowd.nextArrival().minusNanos(System.nanoTime() - began);
                Thread.sleep(due.isNegative() ? Duration.ZERO : due);
                var errand = errand(crowd);
                if (bank.callsNow() < MOST_AT_ONCE) {
                    Thread.startVirtualThread(() -> make(errand));
                }
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private void make(Caller.Errand errand) {
        try {
            Caller.make(bank, trunk, errand);
        } catch (IOException noLine) {
            LOG.debug("A simulated caller got no line", noLine);
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    /** One caller in eight withholds the number, one in ten says nothing to the menu. */
    private Caller.Errand errand(Crowd crowd) {
        var from = crowd.chance(0.12) ? "anonymous" : numbers.get(crowd.pick(numbers.size()));
        var keys = crowd.chance(0.1) ? "" : KEYS[crowd.pick(KEYS.length)];
        return new Caller.Errand(
                from,
                dialled.get(crowd.pick(dialled.size())),
                crowd.between(Duration.ofSeconds(2), Duration.ofSeconds(7)),
                keys,
                Speech.caller(crowd.pick(Integer.MAX_VALUE)),
                SHORTEST_PATIENCE.plus(crowd.about(MEAN_PATIENCE_BEYOND)));
    }
}
