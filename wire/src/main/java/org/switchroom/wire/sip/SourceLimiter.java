package org.switchroom.wire.sip;

import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * How often each address may ask, or fail: a token bucket per address, for the addresses heard of last. An address that was
 * forgotten starts with a full bucket.
 */
public final class SourceLimiter {
    private final double perNano;
    private final int burst;
    private final LongSupplier nanoClock;
    private final Map<InetAddress, Bucket> buckets;

    private static final class Bucket {
        private double tokens;
        private long filledAt;

        Bucket(int burst, long now) {
            tokens = burst;
            filledAt = now;
        }

        boolean take() {
            if (tokens < 1) {
                return false;
            }
            tokens--;
            return true;
        }
    }

    /**
     * @param perSecond let through in the long run, for each address
     * @param burst let through at once after a pause
     * @param maxAddresses remembered at once
     */
    public SourceLimiter(double perSecond, int burst, int maxAddresses) {
        this(perSecond, burst, maxAddresses, System::nanoTime);
    }

    SourceLimiter(double perSecond, int burst, int maxAddresses, LongSupplier nanoClock) {
        this.perNano = perSecond / 1e9;
        this.burst = burst;
        this.nanoClock = nanoClock;
        this.buckets = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<InetAddress, Bucket> eldest) {
                return size() > maxAddresses;
            }
        };
    }

    /** Takes one token of this address; false if it has none left. */
    public synchronized boolean admits(InetAddress source) {
        return bucketOf(source).take();
    }

    /** Whether this address has no token left. Takes none. */
    public synchronized boolean exhausted(InetAddress source) {
        return buckets.containsKey(source) && bucketOf(source).tokens < 1;
    }

    /**
     * Takes one token of this address, if there is one left.
     *
     * @return whether the address was not remembered until now: the time to say something about it
     */
    public synchronized boolean charge(InetAddress source) {
        boolean first = !buckets.containsKey(source);
        bucketOf(source).take();
        return first;
    }

    private Bucket bucketOf(InetAddress source) {
        long now = nanoClock.getAsLong();
        Bucket bucket = buckets.computeIfAbsent(source, address -> new Bucket(burst, now));
        bucket.tokens = Math.min(burst, bucket.tokens + (now - bucket.filledAt) * perNano);
        bucket.filledAt = now;
        return bucket;
    }
}
