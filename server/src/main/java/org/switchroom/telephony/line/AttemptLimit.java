package org.switchroom.telephony.line;

import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** How often an address may fail within a minute before it is not listened to any more. Remembers the latest addresses only. */
final class AttemptLimit {
    private static final long WINDOW_MS = 60_000;
    private static final int MOST_ADDRESSES = 10_000;

    private static final class Window {
        private final long startedMs;
        private int failures;

        Window(long startedMs) {
            this.startedMs = startedMs;
        }
    }

    private final int most;
    private final LongSupplier clockMs;
    private final Map<InetAddress, Window> windows = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<InetAddress, Window> eldest) {
            return size() > MOST_ADDRESSES;
        }
    };

    AttemptLimit(int most, LongSupplier clockMs) {
        this.most = most;
        this.clockMs = clockMs;
    }

    synchronized boolean exhausted(InetAddress source) {
        var window = windows.get(source);
        return window != null && clockMs.getAsLong() - window.startedMs < WINDOW_MS && window.failures >= most;
    }

    /** @return true for the first failure of this address in this minute: the one to log */
    synchronized boolean failed(InetAddress source) {
        long now = clockMs.getAsLong();
        var window = windows.get(source);
        if (window == null || now - window.startedMs >= WINDOW_MS) {
            window = new Window(now);
            windows.put(source, window);
        }
        window.failures++;
        return window.failures == 1;
    }
}
