package org.switchroom.telephony.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SerialMailboxTest {
    private static final long TOO_FAR_AWAY_TO_RUN_MS = 600_000;

    private final Timers timers = new Timers();
    private final SerialMailbox mailbox = new SerialMailbox(Runnable::run, timers);

    @AfterEach
    void stop() {
        timers.close();
    }

    @Test
    void aClosedOneForgetsItsTimersButNotWhatIsToBeDoneInAnyCase() throws Exception {
        var forgotten = new CompletableFuture<Void>();
        var done = new CompletableFuture<Void>();
        mailbox.after(TOO_FAR_AWAY_TO_RUN_MS, () -> forgotten.complete(null)).cancel();
        mailbox.inAnyCase(1, () -> done.complete(null));
        mailbox.after(TOO_FAR_AWAY_TO_RUN_MS, () -> forgotten.complete(null));
        mailbox.close();
        done.get(10, TimeUnit.SECONDS);
        assertThat(timers.pending()).isZero();
        assertThat(forgotten).isNotDone();
    }
}
