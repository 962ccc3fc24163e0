package org.switchroom.directory.http;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How often a password may be wrong. Counted apart for a user at an address, an address, and a user at all addresses, so
 * that nobody can lock a colleague out from elsewhere by little effort. An attempt counts from its beginning; a success
 * takes it back.
 */
final class LoginAttempts {
    private static final int REMEMBERED = 20_000;

    private record Limit(int attempts, Duration window) {}

    private record Window(long startedAtMs, int attempts) {}

    private static final Limit USER_AT_ADDRESS = new Limit(5, Duration.ofMinutes(1));
    private static final Limit ADDRESS = new Limit(60, Duration.ofMinutes(1));
    private static final Limit USER = new Limit(50, Duration.ofMinutes(10));

    private final InstantSource clock;
    private final Map<String, Window> windows = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
            return size() > REMEMBERED;
        }
    };

    LoginAttempts(InstantSource clock) {
        this.clock = clock;
    }

    /** Counts an attempt, or says how long to wait before the next. */
    synchronized Optional<Duration> begin(String username, String address) {
        var limits = limits(username, address);
        for (var entry : limits) {
            var window = current(entry.getKey(), entry.getValue());
            if (window.attempts >= entry.getValue().attempts) {
                var end = window.startedAtMs + entry.getValue().window.toMillis();
                return Optional.of(Duration.ofMillis(end - clock.millis()));
            }
        }
        limits.forEach(entry -> add(entry, 1));
        return Optional.empty();
    }

    synchronized void succeeded(String username, String address) {
        limits(username, address).forEach(entry -> add(entry, -1));
    }

    private void add(Map.Entry<String, Limit> entry, int attempts) {
        var window = current(entry.getKey(), entry.getValue());
        windows.put(entry.getKey(), new Window(window.startedAtMs, Math.max(0, window.attempts + attempts)));
    }

    private Window current(String key, Limit limit) {
        var window = windows.get(key);
        var now = clock.millis();
        return window == null || now - window.startedAtMs >= limit.window.toMillis() ? new Window(now, 0) : window;
    }

    private static List<Map.Entry<String, Limit>> limits(String username, String address) {
        var user = username.toLowerCase(Locale.ROOT);
        return List.of(
                Map.entry("user " + user + " at " + address, USER_AT_ADDRESS),
                Map.entry("address " + address, ADDRESS),
                Map.entry("user " + user, USER));
    }
}
