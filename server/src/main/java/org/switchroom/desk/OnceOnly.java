package org.switchroom.desk;

import jakarta.annotation.PreDestroy;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.switchroom.desk.store.Requests;
import org.switchroom.desk.store.Requests.Before;
import org.switchroom.directory.ChangeRefused;
import org.switchroom.directory.ChangeRefused.Kind;

/**
 * Does what must not be done twice, such as to dial: a request names itself, and the same name again gets the first answer
 * for a day. Within the life of the process that is known in memory. The database is for the time after it: a request is
 * written down before it is done, so if the server stops in between, it is rather not done again; but a database that is
 * away keeps nobody from dialling, and is told afterwards.
 */
@Component
public class OnceOnly {
    private static final Logger LOG = LoggerFactory.getLogger(OnceOnly.class);
    private static final int MOST_UNWRITTEN = 10_000;
    private static final long DATABASE_MS = 500;
    private static final long STOPPING_MS = 2_000;

    private final Requests requests;
    private final Claims claims = new Claims();
    /** One, so that what is written about a request is written in order. */
    private final ThreadPoolExecutor writer = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MOST_UNWRITTEN),
            Thread.ofPlatform().name("once-only").daemon().factory());

    OnceOnly(Requests requests) {
        this.requests = requests;
    }

    /**
     * @param requestId the sender's, one's own for each user
     * @param asked what is asked for
     */
    public record Request(int firmId, int userId, String requestId, String asked) {}

    /** @param again whether it had been done before */
    public record Done(String answer, boolean again) {}

    /**
     * @param act whatever it throws, it has done nothing: then the same may be asked again
     * @throws ChangeRefused the id stands for something else, or for something of which the end is not known
     */
    public Done once(Request request, Supplier<String> act) {
        var before = claims.claim(request).or(() -> before(request));
        if (before.isPresent()) {
            return new Done(answer(request, before.get()), true);
        }
        try {
            var answer = act.get();
            claims.answered(request, answer);
            behind(() -> requests.keep(request, answer));
            return new Done(answer, false);
        } catch (RuntimeException notDone) {
            claims.drop(request);
            behind(() -> requests.drop(request));
            throw notDone;
        }
    }

    /** What the database knows, if it says so soon: from before this process began. */
    private Optional<Before> before(Request request) {
        try {
            var before = CompletableFuture.supplyAsync(() -> requests.begin(request), writer)
                    .get(DATABASE_MS, TimeUnit.MILLISECONDS);
            before.ifPresent(known -> claims.known(request, known));
            return before;
        } catch (ExecutionException | TimeoutException | RejectedExecutionException away) {
            LOG.warn("It is done without asking the database whether it had been done: {}", away.toString());
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            claims.drop(request);
            throw new ChangeRefused(Kind.CONFLICT, "The server stops. Ask again.");
        }
    }

    private static String answer(Request request, Before before) {
        if (!before.asked().equals(request.asked())) {
            throw new ChangeRefused(
                    Kind.INVALID, "This Idempotency-Key stands for another request. Take a new one for each.");
        }
        return before.answer()
                .orElseThrow(
                        () -> new ChangeRefused(
                                Kind.CONFLICT,
                                "This is under way already, or was broken off. See what has come of it before you ask with a new Idempotency-Key."));
    }

    // ---- written behind

    private void behind(Runnable write) {
        try {
            writer.execute(() -> untilWritten(write));
        } catch (RejectedExecutionException full) {
            LOG.warn("Who asks again after the next start will not be told that it was done");
        }
    }

    private void untilWritten(Runnable write) {
        boolean again = true;
        while (again) {
            try {
                write.run();
                again = false;
            } catch (DataAccessResourceFailureException | TransientDataAccessException away) {
                again = !writer.isShutdown() && paused();
            }
        }
    }

    private static boolean paused() {
        try {
            TimeUnit.SECONDS.sleep(1);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    @PreDestroy
    void stop() throws InterruptedException {
        writer.shutdown();
        if (!writer.awaitTermination(STOPPING_MS, TimeUnit.MILLISECONDS)) {
            writer.shutdownNow();
        }
    }
}
