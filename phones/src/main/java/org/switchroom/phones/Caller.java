package org.switchroom.phones;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Somebody who calls, chooses from the menu, says what they have to say, and stays as long as they have patience. */
public final class Caller {

    /**
     * One call, decided beforehand.
     *
     * @param from the caller's number; anonymous when withheld
     * @param presses one after the other; the caller speaks from the first one on
     * @param patience from dialling to hanging up, if nobody else does
     */
    public record Errand(String from, String to, List<Press> presses, Speech speech, Duration patience) {
        public Errand {
            presses = List.copyOf(presses);
        }
    }

    /**
     * @param listens before, to what is said
     * @param keys empty: none
     */
    public record Press(Duration listens, String keys) {}

    private Caller() {}

    /** Makes the call and stays with it to its end. Blocks; meant for a virtual thread. */
    public static PhoneCall.Ending make(PhoneBank bank, Line line, Errand errand)
            throws IOException, InterruptedException {
        long began = System.nanoTime();
        var call = bank.dial(line, errand.from(), errand.to(), key -> {});
        try {
            if (answeredWithin(call, errand.patience())) {
                press(call, errand);
                endedWithin(call, errand.patience().minusNanos(System.nanoTime() - began));
            }
        } finally {
            call.hangUp();
        }
        return call.ended().join();
    }

    private static void press(PhoneCall call, Errand errand) throws InterruptedException {
        boolean speaks = false;
        for (var press : errand.presses()) {
            if (endedWithin(call, press.listens())) {
                return;
            }
            call.press(press.keys());
            if (!speaks) {
                call.say(errand.speech());
                speaks = true;
            }
        }
    }

    private static boolean answeredWithin(PhoneCall call, Duration time) throws InterruptedException {
        try {
            call.answered().get(time.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException notAnswered) {
            return false;
        }
    }

    private static boolean endedWithin(PhoneCall call, Duration time) throws InterruptedException {
        try {
            call.ended().get(Math.max(0, time.toMillis()), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException stillThere) {
            return false;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
