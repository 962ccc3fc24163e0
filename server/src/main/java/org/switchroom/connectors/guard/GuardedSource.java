package org.switchroom.connectors.guard;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.switchroom.connectors.CallerKeys;
import org.switchroom.connectors.guard.Reply.Outcome;

/**
 * A source that never keeps anybody waiting for longer than its limit: answers are remembered, only so many ask at once, and
 * when it fails it is left alone for a while. Any thread.
 */
public final class GuardedSource implements AutoCloseable {
    private static final int MOST_REMEMBERED = 1_000;
    private static final int WAITING_PER_TURN = 4;
    private static final Duration REST = Duration.ofSeconds(30);

    private final String name;
    private final Inquiry inquiry;
    private final Duration limit;
    private final boolean remembers;
    private final Cache<CallerKeys, Reply> remembered;
    private final Bulkhead turns;
    private final Bulkhead room;
    private final CircuitBreaker breaker;
    private final MeterRegistry meters;
    private volatile @Nullable Trouble lastTrouble;

    /** @param name in the metrics */
    public GuardedSource(String name, Inquiry inquiry, Limits limits, MeterRegistry meters) {
        this.name = name;
        this.inquiry = inquiry;
        this.limit = Duration.ofMillis(limits.timeMs());
        this.remembers = limits.cacheSeconds() > 0;
        this.remembered = Caffeine.newBuilder()
                .maximumSize(MOST_REMEMBERED)
                .expireAfterWrite(Duration.ofSeconds(limits.cacheSeconds()))
                .build();
        this.turns = bulkhead(limits.atOnce(), limit);
        this.room = bulkhead(limits.atOnce() * (1 + WAITING_PER_TURN), Duration.ZERO);
        this.breaker = Breaker.of(name, REST);
        this.meters = meters;
    }

    private static Bulkhead bulkhead(int places, Duration wait) {
        return Bulkhead.of(
                "source",
                BulkheadConfig.custom()
                        .maxConcurrentCalls(places)
                        .maxWaitDuration(wait)
                        .build());
    }

    /** How a source does. */
    public enum State {
        ANSWERS,
        /** It failed and is asked again, carefully. */
        PROBED,
        RESTING
    }

    /** @param problem in words */
    public record Trouble(long atMs, String problem) {}

    /** Answers within the limit, whatever happens. */
    public Reply ask(CallerKeys keys) {
        var reply = remembers ? remembered.getIfPresent(keys) : null;
        if (reply != null) {
            return counted(reply.after(0), "remembered");
        }
        if (inquiry.possible(keys).isEmpty()) {
            return Reply.without(Outcome.NOT_ASKED, "");
        }
        long began = System.nanoTime();
        reply = guarded(keys).after(Duration.ofNanos(System.nanoTime() - began).toMillis());
        if (reply.answered() && remembers) {
            remembered.put(keys, reply);
        } else if (!reply.answered() && reply.outcome() != Outcome.RESTING) {
            lastTrouble = new Trouble(System.currentTimeMillis(), reply.problem());
        }
        return counted(reply, reply.outcome().name().toLowerCase(Locale.ROOT));
    }

    private Reply guarded(CallerKeys keys) {
        if (!room.tryAcquirePermission()) {
            return busy();
        }
        if (!breaker.tryAcquirePermission()) {
            room.onComplete();
            return Reply.without(Outcome.RESTING, "It failed too often and is left alone for half a minute.");
        }
        long began = System.nanoTime();
        var reply = awaited(keys, false);
        long took = System.nanoTime() - began;
        if (reply.answered()) {
            breaker.onSuccess(took, TimeUnit.NANOSECONDS);
        } else if (reply.outcome() == Outcome.BUSY) { // the source has not been asked
            breaker.releasePermission();
        } else {
            breaker.onError(took, TimeUnit.NANOSECONDS, new IllegalStateException(reply.problem()));
        }
        return reply;
    }

    /** The room is given back by whoever asks, when the source lets go: a source that hangs fills it. */
    private Reply awaited(CallerKeys keys, boolean showsAnswer) {
        var answer = new CompletableFuture<Reply>();
        var asked = new AtomicBoolean();
        var asking = Thread.ofVirtual().name("connector-" + name).start(() -> {
            try {
                answer.complete(inTurn(keys, showsAnswer, asked));
            } catch (InterruptedException over) {
                answer.complete(late(asked));
            } finally {
                room.onComplete();
            }
        });
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            asking.interrupt();
            return late(asked);
        } catch (InterruptedException over) {
            asking.interrupt();
            Thread.currentThread().interrupt();
            return Reply.without(Outcome.FAILED, "The look-up was broken off.");
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Reply inTurn(CallerKeys keys, boolean showsAnswer, AtomicBoolean asked) throws InterruptedException {
        if (!turns.tryAcquirePermission()) {
            return busy();
        }
        try {
            asked.set(true);
            return inquiry.run(keys, limit, showsAnswer);
        } finally {
            turns.onComplete();
        }
    }

    /** Whose turn never came says nothing of the source. */
    private Reply late(AtomicBoolean asked) {
        return asked.get() ? Reply.without(Outcome.TOO_SLOW, "No answer within " + limit.toMillis() + " ms.") : busy();
    }

    private static Reply busy() {
        return Reply.without(Outcome.BUSY, "Too many callers are being looked up there at once.");
    }

    /** Asks once without all of it but the limit, and remembers nothing. */
    public Reply tryOut(CallerKeys keys) {
        if (inquiry.possible(keys).isEmpty()) {
            return Reply.without(Outcome.NOT_ASKED, "None of its questions can be asked with what was entered.");
        }
        if (!room.tryAcquirePermission()) {
            return busy();
        }
        long began = System.nanoTime();
        return awaited(keys, true)
                .after(Duration.ofNanos(System.nanoTime() - began).toMillis());
    }

    public State state() {
        return Breaker.state(breaker);
    }

    /** Null: none since it was set up. */
    public @Nullable Trouble lastTrouble() {
        return lastTrouble;
    }

    private Reply counted(Reply reply, String outcome) {
        Timer.builder("switchroom.connector.replies")
                .description("What connectors answered, and how long it took")
                .tag("connector", name)
                .tag("outcome", outcome)
                .register(meters)
                .record(Duration.ofMillis(reply.tookMs()));
        return reply;
    }

    @Override
    public void close() {
        inquiry.source().close();
        meters.getMeters().stream()
                .map(meter -> meter.getId())
                .filter(id ->
                        id.getName().equals("switchroom.connector.replies") && name.equals(id.getTag("connector")))
                .forEach(meters::remove);
    }
}
