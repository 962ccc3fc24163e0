package org.switchroom.wire.sip;

/**
 * What an endpoint holds at most, so that nobody outside can make it grow without end.
 *
 * @param calls Call-IDs alive at once; beyond, new requests get 503 with Retry-After
 * @param transactionsPerCall server transactions alive in one Call-ID; beyond, requests get 503
 * @param waitingPerCall received messages not yet handled in one Call-ID; beyond, they are dropped as if lost
 * @param connections TCP connections accepted at once; beyond, they are closed
 * @param idleSeconds after which a silent TCP connection is closed
 * @param retryAfterSeconds said in a 503
 */
public record SipLimits(
        int calls,
        int transactionsPerCall,
        int waitingPerCall,
        int connections,
        int idleSeconds,
        int retryAfterSeconds) {
    public static final SipLimits STANDARD = new SipLimits(100_000, 64, 256, 4096, 900, 5);
}
