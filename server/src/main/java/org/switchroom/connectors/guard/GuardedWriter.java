package org.switchroom.connectors.guard;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.connectors.guard.GuardedSource.State;
import org.switchroom.connectors.guard.WriteReply.Outcome;
import org.switchroom.connectors.mapping.Entry;
import org.switchroom.connectors.source.SourceProblem;
import org.switchroom.connectors.source.Writer;

/** Writes within a limit, and leaves a source that fails alone for a while. Any thread. */
public final class GuardedWriter {
    private static final Logger LOG = LoggerFactory.getLogger(GuardedWriter.class);

    private final Writer writer;
    private final Duration limit;
    private final Duration rest;
    private final CircuitBreaker breaker;

    /** @param rest for how long a source that fails is left alone */
    public GuardedWriter(String name, Writer writer, Duration limit, Duration rest) {
        this.writer = writer;
        this.limit = limit;
        this.rest = rest;
        this.breaker = Breaker.of(name, rest);
    }

    /** For how long nothing needs to be tried. */
    public Duration rest() {
        return rest;
    }

    public State state() {
        return Breaker.state(breaker);
    }

    /** What the source refuses for good is no failure of the source. */
    public WriteReply write(Entry entry) throws InterruptedException {
        if (!breaker.tryAcquirePermission()) {
            return new WriteReply(Outcome.RESTING, "It failed too often and is left alone for a while.", "", "", 0);
        }
        var reply = awaited(entry);
        if (reply.outcome() == Outcome.FAILED) {
            breaker.onError(reply.tookMs(), TimeUnit.MILLISECONDS, new IllegalStateException(reply.problem()));
        } else {
            breaker.onSuccess(reply.tookMs(), TimeUnit.MILLISECONDS);
        }
        return reply;
    }

    /** Once, whether it is left alone or not. */
    public WriteReply tryOut(Entry entry) throws InterruptedException {
        return awaited(entry);
    }

    private WriteReply awaited(Entry entry) throws InterruptedException {
        long began = System.nanoTime();
        var reply = new CompletableFuture<WriteReply>();
        var writing = Thread.ofVirtual().name("write-back").start(() -> reply.complete(written(entry)));
        try {
            return reply.get(limit.toMillis(), TimeUnit.MILLISECONDS)
                    .after(Duration.ofNanos(System.nanoTime() - began).toMillis());
        } catch (TimeoutException slow) {
            writing.interrupt();
            return failed("Nothing came back within " + limit.toMillis() + " ms.", "")
                    .after(limit.toMillis());
        } catch (InterruptedException over) {
            writing.interrupt();
            throw over;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private WriteReply written(Entry entry) {
        try {
            var written = writer.write(entry, limit);
            return new WriteReply(Outcome.WRITTEN, "", written.sent(), written.said(), 0);
        } catch (SourceProblem problem) {
            return problem.lasting()
                    ? new WriteReply(Outcome.REFUSED, problem.words(), "", problem.raw(), 0)
                    : failed(problem.words(), problem.raw());
        } catch (InterruptedException over) {
            return failed("It was broken off.", "");
        } catch (RuntimeException unforeseen) {
            LOG.error("A connector failed to write in a way nobody foresaw", unforeseen);
            return failed("The connector failed. The server's log says why.", "");
        }
    }

    private static WriteReply failed(String problem, String said) {
        return new WriteReply(Outcome.FAILED, problem, "", said, 0);
    }
}
