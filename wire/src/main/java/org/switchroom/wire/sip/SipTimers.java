package org.switchroom.wire.sip;

/**
 * The base timers of RFC 3261 (table 4), milliseconds; all others are multiples of them.
 *
 * @param t1 round-trip estimate
 * @param t2 longest interval between retransmissions
 * @param t4 how long a message may stay in the network
 */
public record SipTimers(int t1, int t2, int t4) {
    public static final SipTimers STANDARD = new SipTimers(500, 4000, 5000);

    /** The standard proportions with another round trip, for networks much faster than the Internet. */
    public static SipTimers withRoundTrip(int t1) {
        return new SipTimers(t1, 8 * t1, 10 * t1);
    }

    /** Timers B, F, H, J, L and M. */
    int giveUp() {
        return 64 * t1;
    }
}
