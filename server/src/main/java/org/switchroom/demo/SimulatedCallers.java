package org.switchroom.demo;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.phones.Caller;
import org.switchroom.phones.Caller.Press;
import org.switchroom.phones.Crowd;
import org.switchroom.phones.Line;
import org.switchroom.phones.PhoneBank;
import org.switchroom.phones.Reaction;
import org.switchroom.phones.Speech;

/**
 * Callers as a centre has them: in waves, known and unknown, patient and not; some would rather leave a message or be called
 * back. Who is called back mostly answers.
 */
final class SimulatedCallers {
    private static final Logger LOG = LoggerFactory.getLogger(SimulatedCallers.class);
    private static final int MOST_AT_ONCE = 18;
    private static final Duration SHORTEST_PATIENCE = Duration.ofSeconds(25);
    private static final Duration MEAN_PATIENCE_BEYOND = Duration.ofMinutes(3);
    private static final String[] KEYS = {"1", "2", "3", "4"};
    /** The question on which number to call back has begun by then. */
    private static final Duration LISTENS_TO_QUESTION = Duration.ofSeconds(7);

    /** To the number that is said; where a message is spoken it means nothing. */
    private static final Press AGREES = new Press(LISTENS_TO_QUESTION, "1");

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

    /** From here on everybody can be called. */
    void answerCalls(long seed) {
        var whims = new Crowd(seed, DemoTraffic.TIDE);
        numbers.forEach(number ->
                bank.install(Line.account(trunk.server(), number, ""), () -> whenCalled(whims, number.hashCode())));
    }

    private synchronized Reaction whenCalled(Crowd whims, int voice) {
        if (whims.chance(0.1)) {
            return new Reaction.LetRing();
        }
        if (whims.chance(0.1)) {
            return new Reaction.Refuse(Duration.ofSeconds(1), 486);
        }
        return new Reaction.Answer(
                whims.between(Duration.ofSeconds(2), Duration.ofSeconds(6)), null, Speech.caller(voice));
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

    /** One caller in eight withholds the number, one in ten says nothing to the menu, as many leave a message. */
    private Caller.Errand errand(Crowd crowd) {
        var from = crowd.chance(0.12) ? "anonymous" : numbers.get(crowd.pick(numbers.size()));
        var keys = crowd.chance(0.1) ? "" : KEYS[crowd.pick(KEYS.length)];
        var speech = Speech.caller(crowd.pick(Integer.MAX_VALUE));
        var to = dialled.get(crowd.pick(dialled.size()));
        var listens = crowd.between(Duration.ofSeconds(2), Duration.ofSeconds(7));
        if (crowd.chance(0.1)) {
            var says = crowd.between(Duration.ofSeconds(20), Duration.ofSeconds(45));
            return new Caller.Errand(from, to, List.of(new Press(listens, DemoCompany.MESSAGE)), speech, says);
        }
        var chooses = new Press(listens, keys);
        var patience = SHORTEST_PATIENCE.plus(crowd.about(MEAN_PATIENCE_BEYOND));
        var presses = crowd.chance(0.5) ? List.of(chooses, leaving(crowd), AGREES) : List.of(chooses);
        return new Caller.Errand(from, to, presses, speech, patience);
    }

    /** The key that leads out of some queues, after a while in them. */
    private static Press leaving(Crowd crowd) {
        return new Press(crowd.between(Duration.ofSeconds(4), Duration.ofSeconds(12)), DemoQueues.LEAVES);
    }
}
