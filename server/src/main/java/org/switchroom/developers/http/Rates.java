package org.switchroom.developers.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.InstantSource;
import org.switchroom.developers.DeveloperLimits;

/** Counts requests, each asker's in windows of a fixed length from the first one on. */
final class Rates {
    private static final Duration WINDOW = Duration.ofSeconds(DeveloperLimits.REQUESTS_WINDOW_SECONDS);

    private record Window(long endsAtMs, int requests) {}

    /**
     * What is left after this request.
     *
     * @param allowed false: it is one too many
     * @param left of the quota
     * @param seconds until all of it is there again, rounded up
     */
    record Left(boolean allowed, int left, long seconds) {}

    private final InstantSource clock;
    private final Cache<String, Window> windows = Caffeine.newBuilder()
            .maximumSize(DeveloperLimits.ASKERS_REMEMBERED)
            .expireAfterWrite(WINDOW)
            .build();

    Rates(InstantSource clock) {
        this.clock = clock;
    }

    Left request(String asker, int quota) {
        long now = clock.millis();
        var window = windows.asMap()
                .compute(
                        asker,
                        (_, before) -> before == null || before.endsAtMs <= now
                                ? new Window(now + WINDOW.toMillis(), 1)
                                : new Window(before.endsAtMs, Math.min(before.requests, quota) + 1));
        return new Left(
                window.requests <= quota,
                Math.max(0, quota - window.requests),
                Math.max(1, Math.ceilDiv(window.endsAtMs - now, 1_000)));
    }
}
