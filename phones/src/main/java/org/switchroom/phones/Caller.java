package org.switchroom.phones;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Somebody who calls, chooses from the menu, says what they have to say, and stays as long as they have patience. */
public final class Caller {

    /**
     * One call, decided beforehand.
     *
     * @param from the caller's number; anonymous when withheld
     * @param keys pressed after {@code listens}; empty: none
     * @param listens to the greeting, before pressing
     * @param patience from dialling to hanging up, if nobody else does
     */
    public record Errand(String from, String to, Duration listens, String keys, Speech speech, Duration patience) {}

    private Caller() {}

    /** Makes the call and stays with it to its end. Blocks; meant for a virtual thread. */
    public static PhoneCall.Ending make(PhoneBank bank, Line line, Errand errand)
            throws IOException, InterruptedException {
        long began = System.nanoTime();
        var call = bank.dial(line, errand.from(), errand.to(), key -> {});
        try {
            if (answeredWithin(call, errand.patience()) && !endedWithin(call, errand.listens())) {
                call.press(errand.keys());
                call.say(errand.speech());
                endedWithin(call, errand.patience().minusNanos(System.nanoTime() - began));
            }
        } finally {
            call.hangUp();
        }
        return call.ended().join();
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
